import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { driftOf } from '#core/versions/drift.ts';
import { lineageOf, type Lineage } from '#core/versions/lineage.ts';
import { atOnce } from '#core/in-steps.ts';
import { bytesOfWork, workFromBytes, type StandingWork } from '#core/versions/standing-codings.ts';
import { bookOf, coding, random, recounted, working } from './two-moments.ts';

const kin = (families: Readonly<Record<string, readonly string[]>>): Lineage => ({
  mergedInto: new Map(),
  splitOff: new Map(),
  isKin: (one, other) => one === other || families[one]?.includes(other) === true,
});

test('the worked example of the specification', () => {
  const { at_version, now, reviewed_then, lineage, expected } = analysis.drift;
  const workOf = (codings: Readonly<Record<string, readonly (string | number)[]>>): StandingWork =>
    working(
      Object.entries(codings).map(([id, [codeId, sourceId, start, end]]) =>
        coding(id, String(codeId), String(sourceId), Number(start), Number(end)),
      ),
      reviewed_then,
    );
  const rows = driftOf(
    { before: workOf(at_version), after: workOf(now), lineage: kin(lineage), isHere: () => true },
    expected.map(({ code }) => code),
  );

  const found = rows.map((row) => ({
    code: row.codeId,
    base: row.base,
    unchanged: row.unchanged.map(Number),
    moved_by_split_or_merge: row.moved.map(Number),
    resized: row.resized.map(Number),
    recoded_away: row.recoded.map(Number),
    removed: row.removed.map(Number),
    changed: row.changed,
    recoded_in: row.recodedIn.map(Number),
    added_in_sources_reviewed_then: row.secondThoughts.map(Number).sort((a, b) => a - b),
    added_in_new_sources: row.progress.map(Number),
    presence: row.presence,
  }));
  expect(found).toEqual(
    expected.map(({ drift: _drift, presence: { kappa: _kappa, changed: _share, ...presence }, ...row }) => ({
      ...row,
      presence,
    })),
  );
});

describe('one coding', () => {
  const [guide, standards] = ['guide', 'standards'];
  const books = [bookOf([guide]), bookOf([guide, standards])] as const;
  const fate = (was: StandingWork, is: StandingWork, [then, now] = [books[0], books[1]]): string => {
    const codeNow = new Map(is.codings.map(({ id, codeId }) => [id, codeId]));
    const lineage = lineageOf(then, now, was.codings, (id) => codeNow.get(id));
    const [row] = driftOf({ before: was, after: is, lineage, isHere: () => true }, [guide]);
    const { unchanged, moved, resized, recoded, removed } = row!;
    return Object.entries({ unchanged, moved, resized, recoded, removed })
      .filter(([, ids]) => ids.length > 0)
      .map(([name]) => name)
      .join();
  };
  const before = working([coding('a', guide, 's', 10, 20, 'words')], []);
  const after = (one: ReturnType<typeof coding>, text = 'same'): StandingWork =>
    working([one], [], { s: text });

  test('stays where it was', () => {
    expect(fate(before, after(coding('a', guide, 's', 10, 20, 'words')))).toBe('unchanged');
  });

  test('is carried along with its words when the text before it is edited', () => {
    expect(fate(before, after(coding('a', guide, 's', 14, 24, 'words'), 'edited'))).toBe('unchanged');
  });

  test('is other words once the words under it were edited', () => {
    expect(fate(before, after(coding('a', guide, 's', 10, 20, 'wards'), 'edited'))).toBe('resized');
  });

  test('is another passage when it was put on the same words elsewhere in the same text', () => {
    expect(fate(before, after(coding('a', guide, 's', 30, 40, 'words')))).toBe('resized');
  });

  test('goes to a code that is new: split off, no drift', () => {
    expect(fate(before, after(coding('a', standards, 's', 10, 20, 'words')))).toBe('moved');
  });

  test('goes to a code that was there: recoded', () => {
    const both = bookOf([guide, standards]);
    expect(fate(before, after(coding('a', standards, 's', 10, 20, 'words')), [both, both])).toBe('recoded');
  });

  test('goes where its code was merged into, also when it became one with a coding there', () => {
    const then = bookOf([guide, standards]);
    const now = bookOf([standards], { [guide]: standards });
    expect(fate(before, after(coding('a', standards, 's', 10, 20, 'words')), [then, now])).toBe('moved');
    expect(fate(before, after(coding('b', standards, 's', 10, 20, 'words')), [then, now])).toBe('moved');
    expect(fate(before, after(coding('b', standards, 's', 10, 24, 'more')), [then, now])).toBe('removed');
  });

  test('is removed although another stands on the same words', () => {
    expect(fate(before, after(coding('b', guide, 's', 10, 20, 'words')))).toBe('removed');
  });
});

test('any two moments give what a separate count gives, coding by coding', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
      const { before: was, after: is, earlier, later, codeIds } = random(seed);
      const codeNow = new Map(is.codings.map(({ id, codeId }) => [id, codeId]));
      const lineage = lineageOf(earlier, later, was.codings, (id) => codeNow.get(id));
      const isHere = (id: string): boolean => id !== 's0';
      const rows = driftOf({ before: was, after: is, lineage, isHere }, codeIds);

      expect(rows).toEqual(
        codeIds.map((id) => recounted(id, { before: was, after: is, earlier, later, isHere })),
      );
      for (const { base, changed, unchanged, moved } of rows)
        expect(changed + unchanged.length + moved.length).toBe(base);
    }),
    { numRuns: 400, seed: 20_261_130 },
  );
});

describe('the bytes of a version', () => {
  const guid = '0b0c1d2e-3f40-4152-8364-95a6b7c8d9ea';

  test('give back what was written: GUIDs, other ids, whole sources, large positions', () => {
    const work: StandingWork = {
      texts: new Map([
        [guid, 'ab'.repeat(32)],
        ['来源 1', '0f'.repeat(32)],
      ]),
      codings: [
        { id: guid, codeId: 'c', sourceId: guid, start: 0, end: 1, quoteDigest: '0123456789abcdef' },
        { id: 'x', codeId: guid, sourceId: '来源 1', start: null, end: null, quoteDigest: null },
        {
          id: '',
          codeId: 'c',
          sourceId: guid,
          start: 2 ** 31,
          end: 2 ** 31 + 300,
          quoteDigest: 'f'.repeat(16),
        },
      ],
      reviewed: [guid, '来源 1'],
    };

    expect(workFromBytes(atOnce(bytesOfWork(work)))).toEqual(work);
  });

  test('are refused when cut off anywhere, and when they are of another form', () => {
    const bytes = atOnce(bytesOfWork(working([coding(guid, 'c', 's', 1, 2)], ['s'])));
    for (let length = 0; length < bytes.length; length += 1)
      expect(workFromBytes(bytes.slice(0, length))).toBeNull();
    expect(workFromBytes(Uint8Array.from([9, ...bytes.slice(1)]))).toBeNull();
  });

  test('any work comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
        const { before } = random(seed);
        expect(workFromBytes(atOnce(bytesOfWork(before)))).toEqual(before);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
