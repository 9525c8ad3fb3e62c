// Every field that a person may meet in the history, or where two have changed the same, has a name in both languages.
import { expect, test } from 'vitest';
import { isReadField } from '#core/history/read-fields.ts';
import { jsonFields } from '#core/settling/references.ts';
import { tableNames, tables } from '#core/tables/all.ts';
import type { Column } from '#core/tables/description.ts';
import { fieldInWords, fieldValueInWords } from '#words/settled-row.ts';
import { createWords, languages } from '#words/words.ts';

const read = tableNames
  .filter((table) => tables[table].part === 'study')
  .flatMap((table) =>
    Object.entries<Column>(tables[table].columns)
      .filter(
        ([field]) => isReadField(field) && (field === 'runs' || jsonFields[table]?.includes(field) !== true),
      )
      .map(([field, column]) => ({ table, field, column })),
  );

test.each(languages)('every field has a name (%s)', (language) => {
  const words = createWords(language);
  const unnamed = read.filter(
    ({ table, field }) => fieldInWords(words, table, field) === words.t('acts:other_field'),
  );

  expect(read.length).toBeGreaterThan(80);
  expect(unnamed.map(({ table, field }) => `${table}.${field}`)).toEqual([]);
});

test.each(languages)('every value that a field can have is said in words (%s)', (language) => {
  const words = createWords(language);
  const { instance } = words;
  const isNamed = (field: string, value: string): boolean =>
    instance.exists(`acts:value.${field === 'value' ? 'verdict' : field}.${value}`) ||
    instance.exists(`settling:value.${field}.${value}`);
  const bare = read.flatMap(({ table, field, column }) =>
    (column.values ?? [])
      .filter((value) => typeof value === 'string' && !isNamed(field, value))
      .map((value) => `${table}.${field}: ${value}`),
  );

  expect(bare).toEqual([]);
  expect(fieldValueInWords(words, 'mode', 'in-person')).not.toBe('in-person');
});

test('a field that Concord does not know is never called by the name that the program gives it', () => {
  for (const language of languages) {
    const words = createWords(language);

    expect(fieldInWords(words, 'source', 'ocrEngine')).toBe(words.t('acts:other_field'));
  }
});
