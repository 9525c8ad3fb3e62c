import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCodebooks, type CodeChange } from '#core/versions/compare.ts';
import { completenessOf, leftExamples } from '#core/versions/completeness.ts';
import { RuleThroughTime } from '#core/versions/definitions.ts';
import { lineageOf } from '#core/versions/lineage.ts';
import { bookOf, coding, random, versionCode } from './two-moments.ts';

const none = { mergedInto: new Map<string, string>(), splitOff: new Map<string, Set<string>>() };
const inShort = (change: CodeChange): string => `${change.kind} ${change.code.id}`;

describe('two codebooks', () => {
  test('that are alike differ in nothing', () => {
    expect(compareCodebooks(bookOf(['a', 'b']), bookOf(['a', 'b']), none)).toEqual({
      before: 2,
      after: 2,
      changes: [],
    });
  });

  test('close their sum: 24 and 2 added and 1 split off, 1 merged and 1 removed, are 25', () => {
    const kept = Array.from({ length: 22 }, (_, place) => `kept ${place}`);
    const earlier = bookOf([...kept, 'courses', 'miscellaneous']);
    const later = bookOf(
      [
        ...kept,
        versionCode('unclear returns', { position: 1 }),
        versionCode('guarded data', { position: 2 }),
        'orders',
      ],
      { courses: 'kept 1' },
    );
    const was = [coding('1', 'kept 2', 's', 0, 4), coding('2', 'courses', 's', 5, 9)];
    const lineage = lineageOf(earlier, later, was, (id) => ({ '1': 'orders', '2': 'kept 1' })[id]);
    const { before, after, changes } = compareCodebooks(earlier, later, lineage);

    expect([before, after]).toEqual([24, 25]);
    expect(changes.map(inShort)).toEqual([
      'added unclear returns',
      'added guarded data',
      'split orders',
      'merged courses',
      'removed miscellaneous',
    ]);
    expect(changes.find(({ kind }) => kind === 'split')).toMatchObject({ fromIds: ['kept 2'] });
    expect(changes.find(({ kind }) => kind === 'merged')).toMatchObject({ intoId: 'kept 1' });
  });

  test('a code may be renamed, redefined and moved at once; other fields are no change', () => {
    const earlier = bookOf([versionCode('a', { name: 'navigator', name2: '领航者' }), 'b']);
    const later = bookOf(
      [versionCode('a', { name: 'guide', name2: '引导者', whenNotToUse: 'Not a test.', parentId: 'b' }), 'b'],
      {},
      [{ themeId: 'b', codeId: 'a' }],
    );
    const { changes } = compareCodebooks(earlier, later, none);

    expect(changes.map(inShort)).toEqual(['renamed a', 'redefined a', 'moved a']);
    expect(changes[0]).toMatchObject({
      texts: [
        { field: 'name', from: 'navigator', to: 'guide' },
        { field: 'name2', from: '领航者', to: '引导者' },
      ],
    });
    expect(changes[1]).toMatchObject({ texts: [{ field: 'whenNotToUse', from: '', to: 'Not a test.' }] });
    expect(changes[2]).toMatchObject({ parent: [null, 'b'], joined: ['b'], left: [], isTheme: null });
    const recoloured = bookOf([versionCode('a', { colour: 5, status: 'stable', aliases: 'x', position: 9 })]);
    expect(compareCodebooks(bookOf(['a']), recoloured, none).changes).toEqual([]);
  });

  test('a code merged through another that was merged itself is merged into the last; into a removed one, removed', () => {
    const earlier = bookOf(['a', 'b', 'c']);
    const through = bookOf(['c'], { a: 'b', b: 'c' });
    const gone = bookOf(['c'], { a: 'b' });
    const changesTo = (later: typeof earlier): string[] =>
      compareCodebooks(
        earlier,
        later,
        lineageOf(earlier, later, [], () => undefined),
      ).changes.map(inShort);

    expect(changesTo(through)).toEqual(['merged a', 'merged b']);
    expect(changesTo(gone)).toEqual(['removed a', 'removed b']);
  });
});

test('any two moments: the sum closes, and each code is in the right kinds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
      const { before: was, after: is, earlier, later } = random(seed);
      const codeNow = new Map(is.codings.map(({ id, codeId }) => [id, codeId]));
      const lineage = lineageOf(earlier, later, was.codings, (id) => codeNow.get(id));
      const { before, after, changes } = compareCodebooks(earlier, later, lineage);
      const count = (kind: CodeChange['kind']): number => changes.filter((each) => each.kind === kind).length;

      expect(before + count('added') + count('split') - count('merged') - count('removed')).toBe(after);
      for (const code of later.codes) {
        const earlierCode = earlier.codes.find(({ id }) => id === code.id);
        const own = changes.filter((change) => change.code.id === code.id).map(({ kind }) => kind);
        const themes = (book: typeof earlier): string =>
          book.themeCodes
            .filter(({ codeId }) => codeId === code.id)
            .map(({ themeId }) => themeId)
            .sort()
            .join();
        const goal = (id: string): string => (later.merged[id] === undefined ? id : goal(later.merged[id]));
        const took = was.codings.some(
          (one) => one.codeId !== code.id && codeNow.get(one.id) === code.id && goal(one.codeId) !== code.id,
        );
        const expected = earlierCode
          ? [
              ...(earlierCode.name === code.name ? [] : ['renamed']),
              ...(earlierCode.whenToUse === code.whenToUse ? [] : ['redefined']),
              ...(earlierCode.parentId === code.parentId && themes(earlier) === themes(later)
                ? []
                : ['moved']),
            ]
          : [took ? 'split' : 'added'];
        expect(own).toEqual(expected);
      }
    }),
    { numRuns: 300, seed: 31 },
  );
});

describe('the definition through time', () => {
  const moments = [
    { at: '2026-03-01', from: 'old', to: 'new' },
    { at: '2026-02-01', from: 'first', to: 'old' },
  ];

  test('a coding was made under another definition if that stood when it was made', () => {
    const rule = new RuleThroughTime(moments, 'new');
    expect(['2026-01-01', '2026-02-15', '2026-03-01', '2026-04-01'].map((at) => rule.isOther(at))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(rule.since).toBe('2026-03-01');
  });

  test('a definition that was taken back and stands again covers what was made under it the first time', () => {
    const rule = new RuleThroughTime([...moments, { at: '2026-04-01', from: 'new', to: 'old' }], 'old');
    expect(['2026-01-01', '2026-02-15', '2026-03-15', '2026-05-01'].map((at) => rule.isOther(at))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(rule.since).toBe('2026-04-01');
  });

  test('where nothing is known, the present definition has always stood', () => {
    const rule = new RuleThroughTime([], 'now');
    expect([rule.isOther('2026-01-01'), rule.since]).toEqual([false, null]);
    const seen = new RuleThroughTime([{ at: '2026-02-01', from: null, to: 'now' }], 'now');
    expect([seen.isOther('2026-01-01'), seen.since]).toEqual([false, null]);
  });
});

test('completeness names what a definition lacks', () => {
  const full = versionCode('a', {
    shortDefinition: 'x',
    fullDefinition: 'x',
    whenToUse: 'x',
    whenNotToUse: 'x',
  });
  const book = { ...bookOf([full, versionCode('b', { whenToUse: '  ' })]), examples: { a: ['1'] } };
  expect(completenessOf(book)).toEqual([
    { codeId: 'a', filled: 6, lacking: [] },
    {
      codeId: 'b',
      filled: 1,
      lacking: ['shortDefinition', 'fullDefinition', 'whenToUse', 'whenNotToUse', 'example'],
    },
  ]);
});

test('an example has left its code when its coding is gone or has another code', () => {
  const book = { ...bookOf(['a']), examples: { a: ['stays', 'recoded', 'gone'] } };
  const now: Readonly<Record<string, string>> = { stays: 'a', recoded: 'b' };
  expect(leftExamples(book, bookOf(['a']), (id) => now[id] ?? null)).toEqual([
    { codeId: 'a', codingId: 'recoded', nowCodeId: 'b' },
    { codeId: 'a', codingId: 'gone', nowCodeId: null },
  ]);
  expect(leftExamples(book, bookOf(['b'], { a: 'b' }), (id) => now[id] ?? null)).toMatchObject([
    { codingId: 'stays' },
    { codingId: 'gone' },
  ]);
});
