// The rules by which rows of a file or of another project meet the rows that are here, one by one.
import { describe, expect, test } from 'vitest';
import type { TableName } from '#core/records.ts';
import { Matching } from '#core/settling/matching.ts';
import type { LooseRows, Row } from '#core/settling/rows.ts';
import { differencesOf, settleRows } from '#core/settling/settle-rows.ts';
import type { Past, Settlement } from '#core/settling/settlement.ts';

type Fields = Partial<Record<string, Row[string]>>;

const code = (id: string, facts: Fields = {}): Row => ({
  id,
  name: id,
  parentId: null,
  fullDefinition: '',
  status: 'stable',
  mergedInto: null,
  ...facts,
});
const source = (id: string, facts: Fields = {}): Row => ({
  id,
  title: id,
  textHash: `text of ${id}`,
  length: 9,
  classId: null,
  ...facts,
});
const coding = (id: string, codeId: string, facts: Fields = {}): Row => ({
  id,
  codeId,
  sourceId: 's',
  coderId: 'wei',
  respondentId: null,
  start: 0,
  end: 4,
  quoteDigest: 'd',
  stance: null,
  ...facts,
});

type Tables = Partial<Record<TableName, readonly Row[]>>;
const rowsOf = (tables: Tables): LooseRows =>
  new Map(Object.entries(tables) as [TableName, readonly Row[]][]);

interface Case {
  readonly here: Tables;
  readonly file: Tables;
  /** Rows of the base, by `table id`. */
  readonly bases?: Readonly<Record<string, Row>>;
  readonly removed?: Readonly<Record<string, Row | true | 'known'>>;
  readonly decided?: 'same' | 'other';
  readonly isTheirs?: boolean;
  readonly away?: readonly string[];
  readonly standing?: readonly string[];
  /** Ids of coders here, by `coder id` of the file, where they differ. */
  readonly known?: Readonly<Record<string, string>>;
  readonly isCertain?: boolean;
  /** The fields that the file can express; all when absent. */
  readonly told?: readonly string[];
}

function settled({ here, file, bases = {}, removed = {}, ...given }: Case): Settlement {
  const [arriving, present] = [rowsOf(file), rowsOf(here)];
  const standing = new Set(given.standing);
  const matching = new Matching(arriving, present, {
    isMerged: true,
    coders: 'as-named',
    known: new Map(Object.entries(given.known ?? {})),
    standing,
    newId: () => 'new',
  });
  const told = (_: TableName, row: Row): readonly string[] => given.told ?? Object.keys(row);
  const past: Past = {
    isCertain: given.isCertain ?? true,
    base: (table, { id }) => bases[`${table} ${id}`],
    removed: (table, id) => removed[`${table} ${id}`],
    decided: () => given.decided ?? null,
  };
  return settleRows(
    { rows: arriving, away: new Set(given.away) },
    present,
    matching,
    differencesOf(arriving, matching, told),
    { past, statedFields: told, standing },
    () => given.isTheirs ?? false,
  );
}

/** The changed rows, field by field, with old and new values. */
function changes({ changed }: Settlement): Record<string, Fields> {
  return Object.fromEntries(
    changed.map(({ ours, to }) => [
      ours.id,
      Object.fromEntries(Object.entries(to).filter(([field, value]) => value !== ours[field])),
    ]),
  );
}
const contested = ({ conflicts }: Settlement) => conflicts.map(({ theirs, units }) => [theirs.id, units]);
const addedIds = ({ added }: Settlement) => [...added.values()].flat().map(({ id }) => id);

describe('a row on both sides', () => {
  const was = code('a', { fullDefinition: 'As agreed.' });
  const bases = { 'code a': was };

  test('takes what only the file changed and keeps what was changed here only', () => {
    const here = { code: [code('a', { name: 'handbook', fullDefinition: 'As agreed.' })] };
    const file = { code: [code('a', { fullDefinition: 'New.' })] };

    expect(changes(settled({ here, file, bases }))).toEqual({ a: { fullDefinition: 'New.' } });
  });

  test('stays as it is here where both changed it, unless the file is preferred', () => {
    const here = { code: [code('a', { fullDefinition: 'Ours.' })] };
    const file = { code: [code('a', { fullDefinition: 'Theirs.' })] };

    const left = settled({ here, file, bases });

    expect([changes(left), contested(left)]).toEqual([{}, [['a', [['fullDefinition']]]]]);
    expect(changes(settled({ here, file, bases, isTheirs: true }))).toEqual({
      a: { fullDefinition: 'Theirs.' },
    });
  });

  test('is filled where it is empty here, and is a conflict where both have a value and the base is unknown', () => {
    const file = { code: [code('a', { fullDefinition: 'Theirs.' })] };

    expect(changes(settled({ here: { code: [code('a')] }, file }))).toEqual({
      a: { fullDefinition: 'Theirs.' },
    });
    const asked = settled({ here: { code: [code('a', { fullDefinition: 'Ours.' })] }, file });
    expect([changes(asked), contested(asked)]).toEqual([{}, [['a', [['fullDefinition']]]]]);
  });

  test('has a conflict about the parent of a code when the base is unknown, also at the top level', () => {
    const here = { code: [code('b'), code('a', { parentId: 'b' })] };
    const file = { code: [code('b'), code('a')] };

    expect(contested(settled({ here, file }))).toEqual([['a', [['parentId']]]]);
  });

  test('takes fields together that belong together', () => {
    const here = { coding: [coding('q', 'a', { start: 0, end: 4 })] };
    const file = { coding: [coding('q', 'b', { start: 5, end: 9 })] };
    const base = coding('q', 'a', { start: 0, end: 3 });

    const left = settled({ here, file, bases: { 'coding q': base } });

    expect(changes(left)).toEqual({});
    expect(contested(left)).toEqual([['q', [['codeId', 'start', 'end', 'quoteDigest']]]]);
  });

  test('does not repeat a decided conflict, and raises it again when the file says something new', () => {
    const here = { code: [code('a', { fullDefinition: 'Ours.' })] };
    const file = { code: [code('a', { fullDefinition: 'Theirs.' })] };

    expect(settled({ here, file, bases, decided: 'same' }).conflicts).toMatchObject([{ isSettled: true }]);
    const now = { code: [code('a', { fullDefinition: 'As agreed.' })] };
    expect(settled({ here: now, file, bases, decided: 'other' }).conflicts).toMatchObject([
      { isSettled: false },
    ]);
  });

  test('never gets another text through a single field', () => {
    const here = { source: [source('s')] };
    const file = { source: [source('s', { textHash: 'other', length: 12 })] };

    const left = settled({ here, file, bases: { 'source s': source('s') }, isTheirs: true });

    expect(changes(left)).toEqual({});
    expect(contested(left)).toEqual([['s', [['textHash', 'length']]]]);
  });

  test('is compared only by the fields that the file can express', () => {
    const here = { code: [code('a')] };
    const file = { code: [code('a', { name: 'handbook', fullDefinition: 'New.' })] };

    expect(changes(settled({ here, file, bases: { 'code a': code('a') }, told: ['name'] }))).toEqual({
      a: { name: 'handbook' },
    });
  });

  test('is a conflict when the base may be that of another study', () => {
    const here = { code: [code('here', { name: 'guide', fullDefinition: 'Ours.' })] };
    const file = { code: [code('there', { name: 'guide', fullDefinition: 'Theirs.' })] };
    const base = { 'code here': code('here', { name: 'guide', fullDefinition: 'Ours.' }) };

    expect(contested(settled({ here, file, bases: base, isCertain: false }))).toEqual([
      ['here', [['fullDefinition']]],
    ]);
    expect(changes(settled({ here, file, bases: base }))).toEqual({ here: { fullDefinition: 'Theirs.' } });
  });

  test('that was merged here does not move when the file moves it', () => {
    const here = { code: [code('b'), code('a', { status: 'merged', mergedInto: 'b' })] };
    const file = { code: [code('b'), code('a', { status: 'merged', mergedInto: 'b', parentId: 'b' })] };

    expect(settled({ here, file, bases }).changed).toEqual([]);
  });

  test('gets its code back when the row is to be restored', () => {
    const merged = code('a', { status: 'merged', mergedInto: 'b' });
    const here = { code: [code('b'), merged], coding: [coding('q', 'b')] };
    const file = { code: [code('b'), code('a')], coding: [coding('q', 'a')] };

    const back = settled({ here, file, standing: ['a'], told: ['codeId', 'start', 'end', 'quoteDigest'] });

    expect(changes(back)).toEqual({ q: { codeId: 'a' } });
  });
});

describe('a row only in the file', () => {
  const file = { code: [code('a')], source: [source('s')], coding: [coding('q', 'a')] };

  test('is added after the rows that it refers to', () => {
    const nested = { code: [code('child', { parentId: 'top' }), code('top')] };

    expect(addedIds(settled({ here: {}, file: nested }))).toEqual(['top', 'child']);
  });

  test('that was removed here and is unchanged in the file stays removed, with every row that refers to it', () => {
    const removed = { 'code a': code('a'), 'coding q': coding('q', 'a') };

    const { added, unchanged, conflicts } = settled({ here: { source: [source('s')] }, file, removed });

    expect([...added]).toEqual([]);
    expect(unchanged.map(({ row }) => row.id)).toEqual(['a', 'q']);
    expect(conflicts).toEqual([]);
  });

  test('that was removed here is a conflict when the file changed it or has new work on it', () => {
    const here = { source: [source('s')] };
    const changed = { 'code a': code('a', { name: 'before' }), 'coding q': coding('q', 'a') };
    const worked = { 'code a': code('a') };

    expect(contested(settled({ here, file, removed: changed }))[0]?.[0]).toBe('a');
    expect(contested(settled({ here, file, removed: worked }))[0]?.[0]).toBe('a');
  });

  test('that was removed here is no conflict when the file only has its sub-code where it lay before it was moved here', () => {
    const [was, now] = [code('b', { parentId: 'a' }), code('b')];
    const here = { code: [now] };
    const older = { code: [code('a'), was] };
    const removed = { 'code a': 'known' } as const;

    expect(contested(settled({ here, file: older, removed, bases: { 'code b': was } }))).toEqual([]);
    // If the file moved the sub-code there since, it is a conflict.
    expect(contested(settled({ here, file: older, removed, bases: { 'code b': now } }))).toMatchObject([
      ['a', {}],
    ]);
  });

  test('that is restored brings the rows removed with it', () => {
    const removed = { 'code a': code('a', { name: 'before' }), 'coding q': coding('q', 'a') };

    const back = settled({ here: { source: [source('s')] }, file, removed, isTheirs: true });

    expect(addedIds(back)).toEqual(['a', 'q']);
  });

  test('that was removed by somebody who knew it stays removed, whatever the file says', () => {
    const removed = { 'code a': 'known', 'coding q': 'known' } as const;

    expect(addedIds(settled({ here: { source: [source('s')] }, file, removed }))).toEqual([]);
  });

  test('that refers to a row that stays removed is left out and reported', () => {
    const { added, left } = settled({ here: {}, file, away: ['source s'] });

    expect([...added].flatMap(([table]) => table)).toEqual(['code']);
    expect(left.map(({ row }) => row.id)).toEqual(['q']);
  });

  test('is no duplicate when its original stays removed', () => {
    const copied = { source: [source('s'), source('t', { duplicateOf: 's' })] };

    const { added } = settled({ here: {}, file: copied, away: ['source s'] });

    expect(added.get('source')).toEqual([source('t', { duplicateOf: null })]);
  });

  test('is added without its class when that stays removed', () => {
    const classed = { class: [{ id: 'c', name: 'news' }], source: [source('s', { classId: 'c' })] };

    const { added } = settled({ here: {}, file: classed, removed: { 'class c': { id: 'c', name: 'news' } } });

    expect(added.get('class')).toBeUndefined();
    expect(added.get('source')).toEqual([source('s', { classId: null })]);
  });
});

test('a row only here stays and is reported', () => {
  const { changed, onlyHere } = settled({ here: { code: [code('a')] }, file: {} });

  expect(changed).toEqual([]);
  expect(onlyHere.get('code')).toEqual([code('a')]);
});

describe('a passage that two coders of a file coded who are one coder here', () => {
  const coder = (id: string): Row => ({ id, name: 'Wei', kind: 'person' });
  const rows = { source: [source('s')], code: [code('a')] };
  const both = {
    here: { ...rows, coder: [coder('wei')] },
    file: {
      ...rows,
      coder: [coder('wei'), coder('lena')],
      coding: [coding('p', 'a'), coding('q', 'a', { coderId: 'lena', stance: 'supports' })],
    },
    known: { 'coder lena': 'wei' },
  };

  test('is one coding that says what either of them said', () => {
    expect(settled(both).added.get('coding')).toMatchObject([coding('p', 'a', { stance: 'supports' })]);
  });

  test('is a conflict when one of the codings was removed here and the other is new', () => {
    const removed = { 'coding p': coding('p', 'a') };

    expect(contested(settled({ ...both, removed })).map(([id]) => id)).toEqual(['p']);
    expect(addedIds(settled({ ...both, removed, isTheirs: true }))).toEqual(['p']);
  });

  test('stays removed when both codings were removed here', () => {
    const removed = { 'coding p': 'known', 'coding q': 'known' } as const;

    const { conflicts, unchanged } = settled({ ...both, removed });

    expect([conflicts, unchanged.map(({ row }) => row.id)]).toEqual([[], ['p']]);
  });
});
