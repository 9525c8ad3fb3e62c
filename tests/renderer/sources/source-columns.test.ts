import { expect, test } from 'vitest';
import type { AttributeRecord } from '#core/records.ts';
import { sourceColumns } from '#renderer/features/sources/source-columns.tsx';
import { factValues, sourceFacts } from '#renderer/features/sources/source-facts.ts';
import { createWords } from '#words/words.ts';

const noSources = {
  source: new Map(),
  respondent: new Map(),
  sourceRespondent: new Map(),
  attributeValue: new Map(),
};

test('columns of numbers are aligned right, columns of words left', () => {
  const words = createWords('en');
  const attributes = (['integer', 'decimal', 'text', 'date', 'boolean'] as const).map(
    (type, position): AttributeRecord => ({ id: type, name: type, owner: 'source', type, position }),
  );
  const facts = sourceFacts(words, {
    class: new Map(),
    respondent: new Map(),
    attribute: new Map(attributes.map((each) => [each.id, each])),
  });

  const columns = sourceColumns(words, {
    values: factValues(noSources, facts),
    kinds: 'both',
    readOnly: false,
  });

  const alignOf = (id: string): string | undefined => columns.find((column) => column.id === id)?.align;
  expect(attributes.map(({ id }) => [id, alignOf(id)])).toEqual([
    ['integer', 'end'],
    ['decimal', 'end'],
    ['text', undefined],
    ['date', undefined],
    ['boolean', undefined],
  ]);
  expect(columns.filter(({ align }) => align === 'end').map(({ title }) => title)).toEqual([
    'Characters',
    'Minutes',
    'integer',
    'decimal',
  ]);
});
