// Two coders of a file who are one coder in the project are matched to that coder, whatever order the file lists them
// in.
import { expect, test } from 'vitest';
import { Matching } from '#core/settling/matching.ts';
import type { LooseRows, Row } from '#core/settling/rows.ts';
import type { TableName } from '#core/records.ts';

const coder = (id: string, name: string) => ({ id, name, kind: 'person', personId: null, createdAt: '' });
const review = (id: string, coderId: string) => ({ id, sourceId: 's', coderId, at: '' });

test.each([
  ['first', ['lena', 'wei']],
  ['last', ['wei', 'lena']],
])('a coder who was merged here stays who they became, listed %s', (_, order) => {
  const names: Readonly<Record<string, string>> = { lena: 'Lena', wei: 'Wei' };
  const arriving: LooseRows = new Map<TableName, Row[]>([
    ['coder', order.map((id) => coder(id, names[id] ?? ''))],
    ['review', [review('r', 'lena')]],
  ]);

  const matching = new Matching(arriving, new Map([['coder', [coder('wei', 'Wei')]]]), {
    isMerged: true,
    coders: 'as-named',
    known: new Map([['coder lena', 'wei']]),
    standing: new Set(),
    newId: () => 'new',
  });

  expect(['lena', 'wei'].map((id) => matching.idOf('coder', id))).toEqual(['wei', 'wei']);
  expect(matching.here('review', review('r', 'lena'))).toMatchObject({ coderId: 'wei' });
});

test('codings that two coders of a file made alike become one when the coders are one here', () => {
  const coding = (id: string, coderId: string, stance: string | null): Row => ({
    id,
    sourceId: 's',
    codeId: 'k',
    coderId,
    respondentId: null,
    start: 0,
    end: 4,
    stance,
  });
  const arriving: LooseRows = new Map<TableName, Row[]>([
    ['coder', [coder('lena', 'Lena'), coder('wei', 'Wei')]],
    ['review', [review('r', 'lena'), review('t', 'wei')]],
    ['coding', [coding('a', 'wei', null), coding('b', 'lena', 'supports'), coding('c', 'ann', null)]],
  ]);

  const matching = new Matching(arriving, new Map([['coder', [coder('wei', 'Wei')]]]), {
    isMerged: true,
    coders: 'as-named',
    known: new Map([['coder lena', 'wei']]),
    standing: new Set(),
    newId: () => 'new',
  });

  expect(['a', 'b', 'c'].map((id) => matching.idOf('coding', id))).toEqual(['a', 'a', 'c']);
  expect(['a', 'b', 'c'].map((id) => matching.isTwin('coding', id))).toEqual([false, true, false]);
  expect(['r', 't'].map((id) => matching.isTwin('review', id))).toEqual([false, true]);
});

test.each([[['r', 't']], [['t', 'r']]])(
  'a review is the one here of its own id before that of a coder who became one, listed %s',
  (order) => {
    const makers: Readonly<Record<string, string>> = { r: 'lena', t: 'wei' };
    const arriving: LooseRows = new Map<TableName, Row[]>([
      ['coder', [coder('lena', 'Lena'), coder('wei', 'Wei')]],
      ['review', order.map((id) => review(id, makers[id] ?? ''))],
    ]);
    const present: LooseRows = new Map<TableName, Row[]>([
      ['coder', [coder('wei', 'Wei')]],
      ['review', [review('t', 'wei')]],
    ]);

    const matching = new Matching(arriving, present, {
      isMerged: true,
      coders: 'as-named',
      known: new Map([['coder lena', 'wei']]),
      standing: new Set(),
      newId: () => 'new',
    });

    expect(matching.met('review', 't')?.id).toBe('t');
    expect(matching.met('review', 'r')).toBeUndefined();
    expect(matching.isTwin('review', 'r')).toBe(true);
  },
);

test('the key of a code that was merged here stays with that code', () => {
  const code = (id: string, into: string | null): Row => ({
    id,
    parentId: null,
    name: id,
    status: into === null ? 'stable' : 'merged',
    mergedInto: into,
  });
  const pin = (id: string, codeId: string, digit: number): Row => ({
    id,
    personId: 'wei',
    codeId,
    pin: digit,
  });
  const people: [TableName, Row[]] = ['coder', [coder('wei', 'Wei')]];
  const arriving: LooseRows = new Map<TableName, Row[]>([
    people,
    ['code', [code('market', null), code('guide', null)]],
    ['ownPin', [pin('a', 'market', 1), pin('b', 'guide', 9)]],
  ]);
  const present: LooseRows = new Map<TableName, Row[]>([
    people,
    ['code', [code('market', 'guide'), code('guide', null)]],
    ['ownPin', [pin('b', 'guide', 9)]],
  ]);

  const matching = new Matching(arriving, present, {
    isMerged: true,
    coders: 'as-named',
    known: new Map(),
    standing: new Set(),
    newId: () => 'new',
  });

  expect(matching.met('ownPin', 'b')?.id).toBe('b');
  expect(matching.here('ownPin', pin('a', 'market', 1))).toMatchObject({ id: 'a', codeId: 'market' });
});

test('what a file names no maker for belongs to the coder into whom the person who imports it was merged meanwhile', () => {
  const made = (coderId: string): Row => ({ ...review('r', coderId), sourceId: 'n9' });
  const makerOf = (coderId: string, present: readonly Row[]): Row[string] | undefined =>
    new Matching(new Map([['review', [made(coderId)]]]), new Map([['coder', present]]), {
      isMerged: true,
      coders: 'as-named',
      known: new Map([['coder gone', 'wei']]),
      standing: new Set(),
      newId: () => 'new',
    }).here('review', made(coderId))['coderId'];

  expect(makerOf('gone', [coder('wei', 'Wei')])).toBe('wei');
  // Known from an earlier import, before the merge was undone.
  expect(makerOf('gone', [coder('wei', 'Wei'), coder('gone', 'Wei (second computer)')])).toBe('gone');
});
