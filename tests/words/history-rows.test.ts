// The history counts rows of every table in words, or says that it does not speak of it.
import { expect, test } from 'vitest';
import { allTables } from '#core/tables.ts';
import { notesOfItsOwn } from '#renderer/features/history/history-words.ts';
import { createWords, languages } from '#words/words.ts';

test.each(languages)('no table is without words (%s)', (language) => {
  const { instance } = createWords(language);

  const speechless = allTables.filter(
    (table) => !notesOfItsOwn.has(table) && !instance.exists(`history:rows_${table}`, { count: 2 }),
  );

  expect(speechless).toEqual([]);
});
