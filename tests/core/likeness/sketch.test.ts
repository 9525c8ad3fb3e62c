import { describe, expect, it, test } from 'vitest';
import { shingled } from '#core/likeness/shingles.ts';
import {
  agreement,
  SKETCH_PLACES,
  sketchBytes,
  sketchFrom,
  sketchOf,
  type Sketch,
} from '#core/likeness/sketch.ts';
import { chanceFrom, type Chance } from '#core/sampling/chance.ts';
import { chineseStory, englishStory } from './wire.ts';

function sketchOfText(text: string): Sketch {
  return sketchOf(shingled(text));
}

/** A text with these shingles, each followed by the next. */
function textOf(hashes: Uint32Array) {
  return { hashes, ends: hashes.map((_, place) => place + 1) };
}

function resemblance(a: Sketch, b: Sketch): number {
  return agreement(a, b).resemblance;
}

/** Two sets of hashes: `common` are in both, and each has `own` further ones. */
function pairOfSets(chance: Chance, common: number, own: number) {
  const numbers = (count: number): number[] => Array.from({ length: count }, () => chance(2 ** 32));
  const shared = numbers(common);
  const set = (): Uint32Array => Uint32Array.from([...shared, ...numbers(own)]);
  return { a: textOf(set()), b: textOf(set()), resemblance: common / (common + 2 * own) };
}

describe('the estimated resemblance', () => {
  // A large set is sketched in one round, a small one in many.
  it.each([
    [5000, 300],
    [5000, 2500],
    [400, 400],
    [60, 20],
    [9, 3],
  ])(
    'is right on average, and scatters as stated, for %d shingles in common and %d in each alone',
    (common, own) => {
      const chance = chanceFrom(11);
      const runs = 60;
      const errors: number[] = [];
      let truth = 0;
      for (let run = 0; run < runs; run += 1) {
        const sets = pairOfSets(chance, common, own);
        truth = sets.resemblance;
        errors.push(resemblance(sketchOf(sets.a), sketchOf(sets.b)) - truth);
      }

      const standardError = Math.sqrt((truth * (1 - truth)) / SKETCH_PLACES);
      const mean = errors.reduce((sum, error) => sum + error, 0) / runs;
      const spread = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / runs);
      expect(Math.abs(mean)).toBeLessThan((4 * standardError) / Math.sqrt(runs));
      expect(spread).toBeLessThan(1.4 * standardError);
    },
  );

  it('is 1 for one set in any order and with repetitions, and 0 for nothing', () => {
    const hashes = Uint32Array.from({ length: 3000 }, (_, place) => place * 77_731);
    const turned = Uint32Array.from([...hashes.toReversed(), ...hashes.slice(0, 100)]);

    expect(resemblance(sketchOf(textOf(hashes)), sketchOf(textOf(turned)))).toBe(1);
    expect(resemblance(sketchOfText(''), sketchOfText(''))).toBe(0);
    expect(resemblance(sketchOfText('。'), sketchOfText(englishStory))).toBe(0);
  });
});

describe('the neighbours of shared shingles', () => {
  const first = Array.from({ length: 4000 }, (_, place) => (place + 1) * 77_731);
  const other = (place: number): number => place * 91_193 + 13;
  const agreed = (second: number[]) => {
    const { followable, followed } = agreement(
      sketchOf(textOf(Uint32Array.from(first))),
      sketchOf(textOf(Uint32Array.from(second))),
    );
    return followed / followable;
  };

  it('are shared where one stretch was changed, and less often where changes are scattered', () => {
    const stretch = first.map((hash, place) => (place >= 1000 && place < 2000 ? other(place) : hash));
    const scattered = first.map((hash, place) => (place % 4 === 0 ? other(place) : hash));

    expect(agreed(stretch)).toBeGreaterThan(0.97);
    // Of three shared shingles in a row, two are followed by a shared one.
    expect(agreed(scattered)).toBeGreaterThan(0.5);
    expect(agreed(scattered)).toBeLessThan(0.8);
  });
});

test('every place of a sketch is filled, however short the text', () => {
  for (const text of ['a', '好', 'nothing to say', chineseStory]) {
    const { places } = sketchOfText(text);
    expect(places.length).toBe(SKETCH_PLACES);
    expect(new Set(places).size).toBeGreaterThan(SKETCH_PLACES / 2);
  }
});

test('a sketch survives being stored as bytes', () => {
  for (const text of ['', '。', '好', englishStory]) {
    const sketch = sketchOfText(text);
    expect(sketchFrom(sketchBytes(sketch))).toEqual(sketch);
  }
});

test('bytes that are of another version, cut off or empty are not a sketch', () => {
  const bytes = sketchBytes(sketchOfText(englishStory));
  const newer = Uint8Array.from(bytes);
  newer[0] = 99;

  expect(sketchFrom(newer)).toBeNull();
  expect(sketchFrom(bytes.subarray(0, 100))).toBeNull();
  expect(sketchFrom(new Uint8Array())).toBeNull();
});
