import { describe, expect, it } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { classListOf, keySets } from '#renderer/features/reader/class-keys.ts';
import type { SourceRow } from '#renderer/common/sources/source-row.ts';
import { codeRecord } from '../../helpers/records.ts';

function code(id: string, position: number, fields: Partial<CodeRecord> = {}): CodeRecord {
  return codeRecord({ id, position, ...fields });
}

function row(
  id: string,
  className: string,
  fields: Partial<SourceRow['source']> & { reviewed?: boolean } = {},
) {
  const { reviewed = false, ...source } = fields;
  return {
    source: {
      id,
      kind: 'document',
      title: id,
      label: null,
      status: 'included',
      duplicateOf: null,
      ...source,
    },
    className,
    respondents: [],
    reviewed,
    reviews: 0,
    values: new Map(),
  } as unknown as SourceRow;
}

describe('the keys for classifying', () => {
  it('are a branch with one code per source, in its order, then the codes with keys under their own digits', () => {
    const codebook = codebookOf([
      code('guide', 0, { pin: 2 }),
      code('connector', 1, { pin: 1 }),
      code('areas', 2, { onePerSource: true, codable: false }),
      code('design', 3, { parentId: 'areas' }),
      code('testing', 4, { parentId: 'areas', status: 'retired' }),
      code('market', 5, { parentId: 'areas' }),
    ]);

    const sets = keySets(codebook).map(({ id, keys }) => [
      id,
      keys.map((key) => `${key.digit} ${key.code.id}`),
    ]);

    expect(sets).toEqual([
      ['areas', ['1 design', '2 market']],
      ['pinned', ['1 connector', '2 guide']],
    ]);
  });

  it('are none when no code has a key and no branch allows one code per source', () => {
    expect(keySets(codebookOf([code('guide', 0)]))).toEqual([]);
  });
});

describe('the list for classifying', () => {
  const rows = [
    row('a', 'report', { reviewed: true }),
    row('b', 'report'),
    row('news', 'news'),
    row('c', 'report'),
    row('left out', 'report', { status: 'excluded' }),
    row('copy', 'report', { duplicateOf: 'a' }),
  ];

  it('goes to the next source of the same class that is not reviewed', () => {
    expect(classListOf(rows, 'b').nextId).toBe('c');
  });

  it('wraps at its end, skipping excluded sources and duplicates', () => {
    expect(classListOf(rows, 'c').nextId).toBe('b');
  });

  it('says how many of the sources that count are reviewed', () => {
    expect(classListOf(rows, 'b')).toMatchObject({ count: 3, reviewed: 1 });
  });

  it('ends with the last', () => {
    expect(classListOf(rows, 'news').nextId).toBeNull();
  });
});
