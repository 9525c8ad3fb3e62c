import { initial } from '#core/tables/all.ts';
import { describe, expect, it } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import { nearestColour } from '#core/codes/colours.ts';
import { plainGuid } from '#core/guid.ts';
import { incomingCode, type IncomingCode } from '#core/codebook-import/incoming.ts';
import { positionsFor, writesNothing } from '#core/codebook-import/writes.ts';
import { planCodebook, type ImportChoice } from '#core/codebook-import/plan.ts';
import type { CodeRecord } from '#core/records.ts';

const blank: CodeRecord = {
  ...initial.code,
  id: '',
  parentId: null,
  position: 1,
  name: '',
  colour: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
};

const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, 'a')}`;

/**
 * Codes from one line, each with a GUID number before its name and one dash per level: `1 guide | - 2 standards | 3
 * market` is two roots and a code below the first.
 */
function tree(text: string): { id: string | null; name: string; parent: number | null }[] {
  const above: number[] = [];
  return (text === '' ? [] : text.split(' | ')).map((line, index) => {
    const [, depth = '', number, name = ''] = /^(-*) ?(?:(\d+) )?(.*)$/.exec(line) ?? [];
    above.length = depth.length;
    const parent = above.at(-1) ?? null;
    above.push(index);
    return { id: number === undefined ? null : guid(Number(number)), name, parent };
  });
}

function present(text: string, more: Readonly<Record<string, Partial<CodeRecord>>> = {}) {
  const nodes = tree(text);
  const idAt = (index: number): string => nodes[index]?.id ?? `code ${index}`;
  return nodes.map(({ name, parent }, index): CodeRecord => ({
    ...blank,
    id: idAt(index),
    parentId: parent === null ? null : idAt(parent),
    position: index + 1,
    name,
    ...more[name],
  }));
}

function incoming(text: string, more: Readonly<Record<string, Partial<IncomingCode>>> = {}) {
  return {
    codes: tree(text).map(({ id, name, parent }, index) =>
      incomingCode({ row: index + 2, guid: id, name, parent, ...more[name] }),
    ),
    hasTree: true,
    notes: [],
  };
}

/** What the plan does: one line for each code. */
function outcomes(plan: ReturnType<typeof planCodebook>): string[] {
  return plan.codes.map(({ path, outcome, changes, notes }) =>
    [
      outcome,
      path,
      ...changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`),
      ...notes.map(({ key }) => key.replace('codebook_import:', '!')),
    ].join(' | '),
  );
}

describe('a plan', () => {
  it.each<[string, here: string, file: string, expected: string[]]>([
    [
      'an unchanged codebook',
      '1 guide | - 2 standards',
      '1 guide | - 2 standards',
      ['unchanged | guide', 'unchanged | guide > standards'],
    ],
    [
      'the path where there is no GUID',
      '1 guide | - 2 standards',
      'guide | - standards',
      ['unchanged | guide', 'unchanged | guide > standards'],
    ],
    ['the path where the GUID is unknown', '1 guide', '7 guide', ['unchanged | guide']],
    [
      'a new name',
      '1 guide | - 2 standards',
      '1 guides | - 2 standards',
      ['changed | guide | name: guide → guides', 'unchanged | guide > standards'],
    ],
    [
      'the sub-codes of a new name by their own names',
      '1 guide | - 2 standards',
      '1 guides | - standards',
      ['changed | guide | name: guide → guides', 'unchanged | guide > standards'],
    ],
    [
      'a move',
      '1 guide | - 2 standards | 3 market',
      '1 guide | 3 market | - 2 standards',
      ['unchanged | guide', 'unchanged | market', 'changed | guide > standards | parent: guide → market'],
    ],
    [
      'a move below a code that is added',
      '1 guide | 2 market',
      '1 guide | 9 trade | - 2 market',
      ['unchanged | guide', 'added | trade', 'changed | market | parent: null → trade'],
    ],
    [
      'two names that are swapped',
      '1 guide | 2 market',
      '1 market | 2 guide',
      ['changed | guide | name: guide → market', 'changed | market | name: market → guide'],
    ],
    [
      'a code and its parent that are swapped',
      '1 guide | - 2 market',
      '2 market | - 1 guide',
      ['changed | guide > market | parent: guide → null', 'changed | guide | parent: null → market'],
    ],
    [
      'siblings of one name, each by its GUID',
      '1 guide',
      '1 guide | 2 guide',
      ['unchanged | guide', 'added | guide (2) | !name_numbered'],
    ],
    [
      'names that differ only in case',
      '1 guide',
      '1 guide | 2 Guide',
      ['unchanged | guide', 'added | Guide'],
    ],
    [
      'a name that another code under the same parent has',
      '1 guide | 2 market',
      '1 market',
      ['conflict | guide | !name_taken'],
    ],
    ['a GUID that is none', '', 'guide', ['added | guide | !guid_invalid']],
    [
      'a code without a name',
      '',
      '1 guide | 2  | - 3 below',
      ['added | guide', 'conflict |  | !nameless', 'conflict |  > below | !parent_left'],
    ],
  ])('recognises %s', (what, here, file, expected) => {
    const codes = what === 'a GUID that is none' ? { guide: { guid: 'c001' } } : {};

    expect(outcomes(planCodebook(codebookOf(present(here)), incoming(file, codes)))).toEqual(expected);
  });

  it('stays the same when it is made again after it was applied: numbered siblings keep their numbers', () => {
    const file = incoming('1 guide | 2 guide | 3 guide');

    const plan = planCodebook(codebookOf(present('1 guide | 2 guide (2) | 3 guide (3)')), file);

    expect(outcomes(plan)).toEqual(['unchanged | guide', 'unchanged | guide (2)', 'unchanged | guide (3)']);
    expect(writesNothing(plan.writes)).toBe(true);
  });

  it('never puts a code below itself, even by way of a code that the file lacks', () => {
    const here = codebookOf(present('1 guide | - 2 middle | -- 3 low'));

    const plan = planCodebook(here, incoming('3 low | - 1 guide'));

    // First `low` moves to the root, then the other code can move below it.
    expect(outcomes(plan)).toEqual([
      'changed | guide > middle > low | parent: guide > middle → null',
      'changed | guide | parent: null → low',
    ]);
    const ring = planCodebook(codebookOf(present('1 guide | - 2 middle | -- 3 low')), {
      ...incoming('1 guide'),
      codes: [
        incomingCode({ row: 0, name: 'guide', implied: true }),
        incomingCode({ row: 0, name: 'middle', parent: 0, implied: true }),
        incomingCode({ row: 2, name: 'guide', guid: guid(1), parent: 1 }),
      ],
    });
    expect(outcomes(ring)).toEqual(['conflict | guide | !into_itself']);
  });

  it('leaves a merged code alone and puts its sub-codes where its codings went', () => {
    const here = present('1 guide | 2 old | 3 below', { old: { status: 'merged', mergedInto: guid(1) } });

    const plan = planCodebook(codebookOf(here), incoming('2 old | - 3 below'));

    expect(outcomes(plan)).toEqual(['conflict | old | !merged', 'changed | below | parent: null → guide']);
    expect(plan.codes[0]?.notes[0]?.parameters).toEqual({ name: 'old', into: 'guide' });
  });

  it('deletes nothing: it lists the codes that the file lacks', () => {
    const plan = planCodebook(codebookOf(present('1 guide | - 2 standards | 3 market')), incoming('1 guide'));

    expect(plan.absent).toEqual(['guide > standards', 'market']);
    expect(writesNothing(plan.writes)).toBe(true);
  });

  it('lists every field that changes, before and after', () => {
    const here = codebookOf(
      present('1 guide', { guide: { aliases: 'leader\n', shortDefinition: '  ', pin: 2 } }),
    );
    const fields = {
      name2: '向导',
      aliases: 'leader\npilot',
      shortDefinition: '',
      fullDefinition: 'Shows\nthe way.',
      colour: 'red',
      codable: false,
      isTheme: true,
      origin: 'deductive',
      prompted: 'partly',
      status: 'stable',
      onePerSource: true,
      pin: null,
    } as const;

    const plan = planCodebook(here, incoming('1 guide', { guide: { fields } }));

    expect(plan.codes[0]?.changes).toEqual([
      { field: 'name2', before: null, after: '向导' },
      { field: 'codable', before: true, after: false },
      { field: 'isTheme', before: false, after: true },
      { field: 'fullDefinition', before: '', after: 'Shows\nthe way.' },
      { field: 'origin', before: 'inductive', after: 'deductive' },
      { field: 'prompted', before: null, after: 'partly' },
      { field: 'status', before: 'draft', after: 'stable' },
      { field: 'onePerSource', before: false, after: true },
      { field: 'pin', before: 2, after: null },
      { field: 'aliases', before: 'leader\n', after: 'leader\npilot' },
      { field: 'colour', before: '#0077bb', after: 'red ≈ #ee7733' },
    ]);
  });

  it('takes a key only where no other code has it', () => {
    const here = codebookOf(present('1 guide | 2 market', { guide: { pin: 1 } }));

    const kept = planCodebook(here, incoming('2 market', { market: { fields: { pin: 1 } } }));
    const passed = planCodebook(
      here,
      incoming('1 guide | 2 market', { guide: { fields: { pin: null } }, market: { fields: { pin: 1 } } }),
    );

    expect(outcomes(kept)).toEqual(['unchanged | market | !pin_taken']);
    expect(outcomes(passed)).toEqual(['changed | guide | pin: 1 → null', 'changed | market | pin: null → 1']);
  });

  it('gives no key to two codes where the code that has the key cannot get another one', () => {
    const three = codebookOf(
      present('1 guide | 2 market | 3 fair', { guide: { pin: 1 }, market: { pin: 2 }, fair: { pin: 3 } }),
    );

    const { writes, codes } = planCodebook(
      three,
      incoming('1 guide | 2 market', { guide: { fields: { pin: 3 } }, market: { fields: { pin: 1 } } }),
    );

    expect(writes.changed).toEqual([]);
    expect(codes.map(({ notes }) => notes.map(({ key }) => key))).toEqual([
      ['codebook_import:pin_taken'],
      ['codebook_import:pin_taken'],
    ]);
  });

  it.each<[string, ImportChoice, string[]]>([
    ['additions', { additions: true, changes: false, leave: [] }, ['market']],
    ['changes', { additions: false, changes: true, leave: [] }, ['guide']],
    ['all except one row', { additions: true, changes: true, leave: [3] }, ['guide']],
  ])('applies only the chosen codes: %s', (_, choice, expected) => {
    const here = codebookOf(present('1 guide'));

    const plan = planCodebook(here, incoming('1 guides | 2 market'), choice);

    expect(plan.codes.filter(({ taken }) => taken).map(({ path }) => path)).toEqual(expected);
    expect(plan.counts).toEqual({ added: 1, changed: 1, unchanged: 0, conflicts: 0, taken: 1 });
  });

  it('leaves out the sub-codes of a code that is left out', () => {
    const plan = planCodebook(codebookOf([]), incoming('1 guide | - 2 standards'), {
      additions: true,
      changes: true,
      leave: [2],
    });

    expect(outcomes(plan)).toEqual(['added | guide', 'conflict | guide > standards | !parent_left']);
    expect(writesNothing(plan.writes)).toBe(true);
  });
});

describe('codes that a theme counts from elsewhere', () => {
  const lines = '1 guide | 2 market | 3 standards';
  const themes = { guide: { isTheme: true } };
  const linked = codebookOf(present(lines, themes), [{ themeId: guid(1), codeId: guid(2) }]);

  it.each<[string, Partial<IncomingCode>, Partial<IncomingCode>, [linked: number, unlinked: number]]>([
    ['stated by neither code', {}, {}, [0, 0]],
    ['stated by the theme', { gathers: [1, 2] }, {}, [1, 0]],
    ['stated by the code', {}, { gatheredBy: [0] }, [0, 0]],
    ['removed by the theme', { gathers: [] }, {}, [0, 1]],
    ['removed by one of two', { gathers: [] }, { gatheredBy: [0] }, [0, 1]],
    ['removed by the other', { gathers: [1] }, { gatheredBy: [] }, [0, 1]],
    ['kept by both', { gathers: [1] }, { gatheredBy: [0] }, [0, 0]],
  ])('%s', (_, guide, market, expected) => {
    const { writes } = planCodebook(linked, incoming(lines, { guide, market }));

    expect([writes.linked.length, writes.unlinked.length]).toEqual(expected);
  });

  it('stay with a theme when only the path of that theme changed', () => {
    const file = incoming('guide | 1 guide | 2 market | 3 standards', {
      market: { gatheredBy: [0], gathers: [] },
    });
    const [heading, theme, ...codes] = file.codes;
    if (!heading || !theme) throw new Error('no codes');

    const plan = planCodebook(linked, {
      ...file,
      codes: [
        { ...heading, row: 0, implied: true },
        { ...theme, pathName: 'guides', gathers: [2], gatheredBy: [] },
        ...codes,
      ],
    });

    expect(outcomes(plan)).toEqual([
      'changed | guide | name: guide → guides',
      'unchanged | market',
      'unchanged | standards',
    ]);
  });

  it('stay when the file has only one of the two', () => {
    const { writes } = planCodebook(linked, incoming('1 guide', { guide: { gathers: [] } }));

    expect(writes.unlinked).toEqual([]);
  });

  it('make a theme of the code that counts them, unless the file says that it is no theme', () => {
    const here = codebookOf(present(lines));
    const gathers = { gathers: [1] };

    const plain = planCodebook(here, incoming(lines, { guide: gathers }));
    const denied = planCodebook(here, incoming(lines, { guide: { ...gathers, fields: { isTheme: false } } }));

    expect(outcomes(plain)[0]).toBe('changed | guide | isTheme: false → true | gathers:  → market');
    expect(outcomes(denied)[0]).toBe('unchanged | guide | !gathers_no_theme');
  });

  it('are dropped when the code stops being a theme, and never lie below it', () => {
    const none = planCodebook(linked, incoming('1 guide', { guide: { fields: { isTheme: false } } }));
    const below = planCodebook(
      codebookOf(present('1 guide | - 2 market', themes)),
      incoming('1 guide | - 2 market', { guide: { gathers: [1] } }),
    );

    expect(none.writes.unlinked).toEqual([{ theme: guid(1), code: guid(2) }]);
    expect(outcomes(below)[0]).toBe('unchanged | guide | !already_below');
  });
});

describe('positions among siblings', () => {
  /** Positions by name, from `x=1 y=2`. */
  const placed = (text: string): [key: string, position: number][] =>
    [...text.matchAll(/(\w)=(\S+)/g)].map(([, key = '', position]) => [key, Number(position)]);

  it.each([
    ['all new', '', 'a b', 'a=1 b=2'],
    ['after the last one when the file has none', 'x=5', 'a', 'a=6'],
    ['after the one before it', 'x=1 y=2', 'x a y', 'a=1.5'],
    ['before the first', 'x=1', 'a b x', 'a=-1 b=0'],
    ['sorted again: codes that are only here keep their places', 'x=1 y=2', 'y x', ''],
    ['renumbered when there is no room', 'x=1 y=1', 'x a y', 'x=1 a=2 y=3'],
  ])('%s', (_, here, file, expected) => {
    const standing = placed(here).map(([key, position]) => ({ key, position }));

    expect([...positionsFor(standing, file.split(' '))]).toEqual(placed(expected));
  });
});

it.each<[string, string | null]>([
  ['{5215CC69-B628-4E02-AFB9-9BEEAEE55808}', '5215cc69-b628-4e02-afb9-9beeaee55808'],
  ['5215cc69-b628-4e02-afb9-9beeaee55808', '5215cc69-b628-4e02-afb9-9beeaee55808'],
  ['c001', null],
  ['', null],
  ['5215cc69b6284e02afb99beeaee55808', null],
])('reads the GUID %s as %s', (spelling, expected) => {
  expect(plainGuid(spelling)).toBe(expected);
});

it.each<[string, number | null]>([
  ['#0077BB', 0],
  ['#07b', 0],
  ['#0077bbff', 0],
  ['rgba(0, 119, 187, 0.5)', 0],
  ['rgb(17 119 51)', 2],
  ['Red', 6],
  ['#CC6677', 1],
  ['rgb(300,0,0)', null],
  ['#12', null],
  ['reddish', null],
  ['constructor', null],
  ['', null],
])('the colour %s is nearest to code colour %s', (literal, expected) => {
  expect(nearestColour(literal)).toBe(expected);
});
