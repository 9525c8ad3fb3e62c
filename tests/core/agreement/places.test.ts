// Differences as places: codings that share characters are one, however many units differ in it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DifferingPlace } from '#core/agreement/places.ts';
import { levels, type Level } from '#core/agreement/request.ts';
import {
  codes,
  disagreementsIn,
  placesIn,
  randomWork,
  studyOf,
  texts,
  type RandomWork,
} from './random-agreement.ts';

const coders = ['Wei', 'Lena'];
/** Both reviewed the first text: “A fair was held.” and, from 17 on, “Many came to it, and sold.” */
const reviews = coders.map((coder) => ['first', coder] as const);

function placesOf(level: Level, codings: RandomWork['codings']) {
  const { study } = studyOf({ coders, reviews, codings });
  return placesIn(study, { coderIds: coders, level, of: codes });
}

test.each<[string, Level, RandomWork['codings'], readonly [number | null, number, string][], number]>([
  [
    'agreement leaves no place',
    'paragraph',
    [
      ['first', 'Wei', 'guide', [0, 4]],
      ['first', 'Lena', 'guide', [6, 4]],
    ],
    [],
    0,
  ],
  [
    'a passage that reaches further is one place, and only the paragraph beyond differs',
    'paragraph',
    [
      ['first', 'Wei', 'market', [0, 30]],
      ['first', 'Lena', 'market', [2, 4]],
    ],
    [[0, 1, 'Wei']],
    1,
  ],
  [
    'a chain of overlaps is one place, with every stretch in which they differ',
    'character',
    [
      ['first', 'Wei', 'market', [0, 4]],
      ['first', 'Lena', 'market', [2, 4]],
      ['first', 'Wei', 'market', [5, 4]],
    ],
    [[0, 3, 'Wei,Lena']],
    3,
  ],
  [
    'passages that only touch are two places',
    'character',
    [
      ['first', 'Wei', 'market', [0, 4]],
      ['first', 'Lena', 'market', [4, 4]],
    ],
    [
      [0, 1, 'Wei'],
      [4, 1, 'Lena'],
    ],
    2,
  ],
  [
    'a source that one of them coded twice is two places and one difference',
    'source',
    [
      ['first', 'Wei', 'market', [0, 4]],
      ['first', 'Wei', 'market', [10, 4]],
    ],
    [
      [0, 1, 'Wei'],
      [10, 1, 'Wei'],
    ],
    1,
  ],
  [
    'a coding of the whole source is a place without a span, at the level of sources alone',
    'source',
    [['first', 'Lena', 'market', null]],
    [[null, 1, 'Lena']],
    1,
  ],
  [
    'nothing of the whole source is a place in the text',
    'paragraph',
    [['first', 'Lena', 'market', null]],
    [],
    0,
  ],
  [
    'segments without a match differ, matched ones do not',
    'segments',
    [
      ['first', 'Wei', 'market', [0, 10]],
      ['first', 'Lena', 'market', [0, 10]],
      ['first', 'Lena', 'guide', [20, 3]],
    ],
    [[20, 1, 'Lena']],
    1,
  ],
  [
    'a source that one of them has not reviewed is missing',
    'paragraph',
    [['second', 'Wei', 'market', [0, 3]]],
    [],
    0,
  ],
])('%s', (_, level, codings, expected, differences) => {
  const found = placesOf(level, codings);

  expect(
    found.places.map((place) => [place.span?.start ?? null, place.differences, place.present.join()]),
  ).toEqual(expected);
  expect(found.differences).toBe(differences);
});

test('the places hold exactly the differences, in every random study and at every level', () => {
  fc.assert(
    fc.property(randomWork(2), fc.constantFrom(...levels), (work, level) => {
      const { study } = studyOf(work);
      const request = { coderIds: work.coders, level, of: codes };
      const single = disagreementsIn(study, request);
      const { places, differences, sources, offered } = placesIn(study, request);

      expect(differences).toBe(single.length);
      expect(offered).toBe(codes.length);
      expect(sources.inScope).toBe(Object.keys(texts).length);
      const isIn = (each: (typeof single)[number], place: (typeof places)[number]): boolean =>
        each.sourceId === place.sourceId &&
        each.codeId === place.codeId &&
        (each.span === null ||
          (place.span !== null && each.span.start < place.span.end && place.span.start < each.span.end));
      for (const place of places) {
        const own = single.filter((each) => isIn(each, place));
        expect(place.differences).toBe(own.length);
        expect(place.present).toEqual(
          work.coders.filter((coder) => own.some(({ present }) => present.includes(coder))),
        );
      }
      for (const each of single) expect(places.some((place) => isIn(each, place))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('what differs in extent stands among the differences or beside them at every level of the text, and nowhere else', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 3 }).chain(randomWork),
      fc.constantFrom('source', 'sentence', 'paragraph'),
      (work, level) => {
        const { study } = studyOf(work);
        const at = (which: Level) => placesIn(study, { coderIds: work.coders, level: which, of: codes });
        const keys = (places: readonly DifferingPlace[]): string[] =>
          places.flatMap(({ sourceId, codeId, span }) =>
            span === null ? [] : [`${sourceId} ${codeId} ${span.start}-${span.end}`],
          );

        const { places, extents } = at(level);
        const all = keys([...places, ...extents]);

        // A character differs wherever two coders marked other words.
        expect(all.toSorted()).toEqual(keys(at('character').places).toSorted());
        expect(new Set(all).size).toBe(all.length);
        expect(extents.every(({ differences }) => differences === 0)).toBe(true);
        expect(at('character').extents).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

test('two passages that touch are no other extent than one over both', () => {
  const { study } = studyOf({
    coders,
    reviews,
    codings: [
      ['first', 'Wei', 'market', [0, 4]],
      ['first', 'Wei', 'market', [4, 4]],
      ['first', 'Lena', 'market', [0, 8]],
    ],
  });

  expect(placesIn(study, { coderIds: coders, level: 'paragraph', of: codes }).extents).toEqual([]);
});
