// The rules by which rows of another project meet those that are here, one by one.
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
  /** As both sides last knew them, by `table id`. */
  readonly bases?: Readonly<Record<string, Row>>;
  readonly removed?: Readonly<Record<string, Row | true | 'known'>>;
  readonly decided?: 'same' | 'other';
  readonly isTheirs?: boolean;
  readonly away?: readonly string[];
  readonly standing?: readonly string[];
  /** Coders of the file who are others here, by `coder id`. */
  readonly known?: Readonly<Record<string, string>>;
  readonly isCertain?: boolean;
  /** Fields that the file can tell; all without. */
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
    { past, told, standing },
    () => given.isTheirs ?? false,
  );
}

/** What becomes of the changed rows, field by field. */
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

describe('a row that is on both sides', () => {
  const was = code('a', { fullDefinition: 'As agreed.' });
  const bases = { 'code a': was };

  test('takes what only the file changed, and keeps what was only changed here', () => {
    const here = { code: [code('a', { name: 'handbook', fullDefinition: 'As agreed.' })] };
    const file = { code: [code('a', { fullDefinition: 'New.' })] };

    expect(changes(settled({ here, file, bases }))).toEqual({ a: { fullDefinition: 'New.' } });
  });

  test('stays as it is here in what both changed, unless the file has its way', () => {
    const here = { code: [code('a', { fullDefinition: 'Ours.' })] };
    const file = { code: [code('a', { fullDefinition: 'Theirs.' })] };

    const left = settled({ here, file, bases });

    expect([changes(left), contested(left)]).toEqual([{}, [['a', [['fullDefinition']]]]]);
    expect(changes(settled({ here, file, bases, isTheirs: true }))).toEqual({
      a: { fullDefinition: 'Theirs.' },
    });
  });

  test('is filled where it says nothing here, and asked about where both say something and no base is known', () => {
    const file = { code: [code('a', { fullDefinition: 'Theirs.' })] };

    expect(changes(settled({ here: { code: [code('a')] }, file }))).toEqual({
      a: { fullDefinition: 'Theirs.' },
    });
    const asked = settled({ here: { code: [code('a', { fullDefinition: 'Ours.' })] }, file });
    expect([changes(asked), contested(asked)]).toEqual([{}, [['a', [['fullDefinition']]]]]);
  });

  test('is asked about where a code lies when no base is known, also where that is at the top', () => {
    const here = { code: [code('b'), code('a', { parentId: 'b' })] };
    const file = { code: [code('b'), code('a')] };

    expect(contested(settled({ here, file }))).toEqual([['a', [['parentId']]]]);
  });

  test('takes fields that are one thing together', () => {
    const here = { coding: [coding('q', 'a', { start: 0, end: 4 })] };
    const file = { coding: [coding('q', 'b', { start: 5, end: 9 })] };
    const base = coding('q', 'a', { start: 0, end: 3 });

    const left = settled({ here, file, bases: { 'coding q': base } });

    expect(changes(left)).toEqual({});
    expect(contested(left)).toEqual([['q', [['codeId', 'start', 'end', 'quoteDigest']]]]);
  });

  test('is not asked again about what was left as it is here, and asked where the file says another thing now', () => {
    const here = { code: [code('a', { fullDefinition: 'Ours.' })] };
    const file = { code: [code('a', { fullDefinition: 'Theirs.' })] };

    expect(settled({ here, file, bases, decided: 'same' }).conflicts).toMatchObject([{ isSettled: true }]);
    const now = { code: [code('a', { fullDefinition: 'As agreed.' })] };
    expect(settled({ here: now, file, bases, decided: 'other' }).conflicts).toMatchObject([
      { isSettled: false },
    ]);
  });

  test('never gets another text by a field alone', () => {
    const here = { source: [source('s')] };
    const file = { source: [source('s', { textHash: 'other', length: 12 })] };

    const left = settled({ here, file, bases: { 'source s': source('s') }, isTheirs: true });

    expect(changes(left)).toEqual({});
    expect(contested(left)).toEqual([['s', [['textHash', 'length']]]]);
  });

  test('is only told by the fields that the file can tell', () => {
    const here = { code: [code('a')] };
    const file = { code: [code('a', { name: 'handbook', fullDefinition: 'New.' })] };

    expect(changes(settled({ here, file, bases: { 'code a': code('a') }, told: ['name'] }))).toEqual({
      a: { name: 'handbook' },
    });
  });

  test('does not go back to a base that may be that of another study', () => {
    const here = { code: [code('here', { name: 'guide', fullDefinition: 'Ours.' })] };
    const file = { code: [code('there', { name: 'guide', fullDefinition: 'Theirs.' })] };
    const base = { 'code here': code('here', { name: 'guide', fullDefinition: 'Ours.' }) };

    expect(contested(settled({ here, file, bases: base, isCertain: false }))).toEqual([
      ['here', [['fullDefinition']]],
    ]);
    expect(changes(settled({ here, file, bases: base }))).toEqual({ here: { fullDefinition: 'Theirs.' } });
  });

  test('that was merged here does not move with what the file says of its place', () => {
    const here = { code: [code('b'), code('a', { status: 'merged', mergedInto: 'b' })] };
    const file = { code: [code('b'), code('a', { status: 'merged', mergedInto: 'b', parentId: 'b' })] };

    expect(settled({ here, file, bases }).changed).toEqual([]);
  });

  test('takes its code back where that is to stand again', () => {
    const merged = code('a', { status: 'merged', mergedInto: 'b' });
    const here = { code: [code('b'), merged], coding: [coding('q', 'b')] };
    const file = { code: [code('b'), code('a')], coding: [coding('q', 'a')] };

    const back = settled({ here, file, standing: ['a'], told: ['codeId', 'start', 'end', 'quoteDigest'] });

    expect(changes(back)).toEqual({ q: { codeId: 'a' } });
  });
});

describe('a row that is only in the file', () => {
  const file = { code: [code('a')], source: [source('s')], coding: [coding('q', 'a')] };

  test('comes, after what it names', () => {
    const nested = { code: [code('child', { parentId: 'top' }), code('top')] };

    expect(addedIds(settled({ here: {}, file: nested }))).toEqual(['top', 'child']);
  });

  test('that was removed here and says nothing new stays away, with all that names it', () => {
    const removed = { 'code a': code('a'), 'coding q': coding('q', 'a') };

    const { added, unchanged, conflicts } = settled({ here: { source: [source('s')] }, file, removed });

    expect([...added]).toEqual([]);
    expect(unchanged.map(({ row }) => row.id)).toEqual(['a', 'q']);
    expect(conflicts).toEqual([]);
  });

  test('that was removed here is asked about where the file says something new of it or has new work on it', () => {
    const here = { source: [source('s')] };
    const changed = { 'code a': code('a', { name: 'before' }), 'coding q': coding('q', 'a') };
    const worked = { 'code a': code('a') };

    expect(contested(settled({ here, file, removed: changed }))[0]?.[0]).toBe('a');
    expect(contested(settled({ here, file, removed: worked }))[0]?.[0]).toBe('a');
  });

  test('that was removed here is not asked about for what the file has as it was before it was moved here', () => {
    const [was, now] = [code('b', { parentId: 'a' }), code('b')];
    const here = { code: [now] };
    const older = { code: [code('a'), was] };
    const removed = { 'code a': 'known' } as const;

    expect(contested(settled({ here, file: older, removed, bases: { 'code b': was } }))).toEqual([]);
    // Where the file moved it there since, it is.
    expect(contested(settled({ here, file: older, removed, bases: { 'code b': now } }))).toMatchObject([
      ['a', {}],
    ]);
  });

  test('that comes back brings what was removed with it', () => {
    const removed = { 'code a': code('a', { name: 'before' }), 'coding q': coding('q', 'a') };

    const back = settled({ here: { source: [source('s')] }, file, removed, isTheirs: true });

    expect(addedIds(back)).toEqual(['a', 'q']);
  });

  test('that was removed by somebody who knew it stays away, whatever it says', () => {
    const removed = { 'code a': 'known', 'coding q': 'known' } as const;

    expect(addedIds(settled({ here: { source: [source('s')] }, file, removed }))).toEqual([]);
  });

  test('that names something that stays away is left, and told', () => {
    const { added, left } = settled({ here: {}, file, away: ['source s'] });

    expect([...added].flatMap(([table]) => table)).toEqual(['code']);
    expect(left.map(({ row }) => row.id)).toEqual(['q']);
  });

  test('is no duplicate where its original stays away', () => {
    const copied = { source: [source('s'), source('t', { duplicateOf: 's' })] };

    const { added } = settled({ here: {}, file: copied, away: ['source s'] });

    expect(added.get('source')).toEqual([source('t', { duplicateOf: null })]);
  });

  test('comes without a class that stays away', () => {
    const classed = { class: [{ id: 'c', name: 'news' }], source: [source('s', { classId: 'c' })] };

    const { added } = settled({ here: {}, file: classed, removed: { 'class c': { id: 'c', name: 'news' } } });

    expect(added.get('class')).toBeUndefined();
    expect(added.get('source')).toEqual([source('s', { classId: null })]);
  });
});

test('what is only here stays, and is told', () => {
  const { changed, onlyHere } = settled({ here: { code: [code('a')] }, file: {} });

  expect(changed).toEqual([]);
  expect(onlyHere.get('code')).toEqual([code('a')]);
});

describe('a passage that two coders of a file coded who are one here', () => {
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

  test('is one coding, which says what either of them said', () => {
    expect(settled(both).added.get('coding')).toMatchObject([coding('p', 'a', { stance: 'supports' })]);
  });

  test('is asked about where one of the two was removed here and the other is new', () => {
    const removed = { 'coding p': coding('p', 'a') };

    expect(contested(settled({ ...both, removed })).map(([id]) => id)).toEqual(['p']);
    expect(addedIds(settled({ ...both, removed, isTheirs: true }))).toEqual(['p']);
  });

  test('stays away where both were removed here', () => {
    const removed = { 'coding p': 'known', 'coding q': 'known' } as const;

    const { conflicts, unchanged } = settled({ ...both, removed });

    expect([conflicts, unchanged.map(({ row }) => row.id)]).toEqual([[], ['p']]);
  });
});
