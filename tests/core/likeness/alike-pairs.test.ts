import { describe, expect, it, test } from 'vitest';
import { alikePairs, type ComparedSource, type PairSearch } from '#core/likeness/alike-pairs.ts';
import { MAX_CROWD } from '#core/likeness/candidates.ts';
import { shingled } from '#core/likeness/shingles.ts';
import { likeness, shingleIndex } from '#core/likeness/similarity.ts';
import { sketchOf } from '#core/likeness/sketch.ts';
import { chanceFrom } from '#core/sampling/chance.ts';
import { chineseStory, edited, englishStory, minutes, syndicated, wireStory } from './wire.ts';

/** Finds pairs among texts, by name. A name may carry the group within which it is compared, as in `N9@interview`. */
function pairsAmong(texts: Readonly<Record<string, string>>, options: Partial<PairSearch> = {}) {
  const sources = Object.entries(texts).map(([name, text], place): ComparedSource => ({
    id: name,
    date: null,
    createdAt: String(place).padStart(6, '0'),
    duplicateOf: null,
    textHash: text,
    company: name.split('@')[1] ?? 'document',
  }));
  return alikePairs(sources, {
    threshold: 0.7,
    sketches: new Map(Object.values(texts).map((text) => [text, sketchOf(shingled(text))])),
    compare: (a, b) => likeness(shingleIndex(shingled(a)), shingleIndex(shingled(b))),
    ...options,
  });
}

function names({ pairs }: ReturnType<typeof pairsAmong>): string[] {
  return pairs.map(({ sourceId, otherId }) => [sourceId, otherId].sort().join(' ~ ')).sort();
}

const corpus = {
  wireEn: wireStory('en'),
  copyEn: syndicated('en', 0.08),
  wireZh: wireStory('zh'),
  copyZh: syndicated('zh', 0.08),
  minutes1: minutes('en', 0),
  minutes2: minutes('en', 1),
  纪要1: minutes('zh', 0),
  纪要2: minutes('zh', 1),
};

test('copies are found among look-alikes, with the similarity of their texts', () => {
  const found = pairsAmong(corpus);

  expect(names(found)).toEqual(['copyEn ~ wireEn', 'copyZh ~ wireZh']);
  for (const { sourceId, otherId, similarity } of found.pairs) {
    const [a, b] = [sourceId, otherId].map((id) => corpus[id as keyof typeof corpus]);
    expect(similarity).toBe(likeness(shingleIndex(shingled(a!)), shingleIndex(shingled(b!))).similarity);
  }
});

test('the order of the sources does not matter', () => {
  const turned = Object.fromEntries(Object.entries(corpus).toReversed());

  expect(names(pairsAmong(turned))).toEqual(names(pairsAmong(corpus)));
});

describe('no pair above the threshold is missed', () => {
  it.each([0.5, 0.7, 0.8, 0.95])('among forty versions of two stories, at %d', (threshold) => {
    const chance = chanceFrom(5);
    const texts: Record<string, string> = {};
    for (let version = 0; version < 40; version += 1) {
      const [text, language] =
        version % 2 === 0 ? ([englishStory, 'en'] as const) : ([chineseStory, 'zh'] as const);
      texts[`v${version}`] = edited(text, chance(16) / 100, language, version);
    }
    const indexes = Object.values(texts).map((text) => shingleIndex(shingled(text)));
    const expected = indexes.flatMap((first, a) =>
      indexes.flatMap((second, b) =>
        a < b && likeness(first, second).similarity >= threshold
          ? [[`v${a}`, `v${b}`].sort().join(' ~ ')]
          : [],
      ),
    );

    expect(names(pairsAmong(texts, { threshold }))).toEqual(expected.sort());
  });
});

test('only pairs with a requested source are returned', () => {
  const found = pairsAmong(corpus, { among: new Set(['copyZh', 'minutes1']) });

  expect(names(found)).toEqual(['copyZh ~ wireZh']);
});

test('sources of different groups are not compared', () => {
  const found = pairsAmong({
    'a@N9': englishStory,
    'b@N10': englishStory,
    'c@N10': syndicated('en', 0.05),
    'd@N9': syndicated('en', 0.05),
  });

  expect(names(found)).toEqual(['a@N9 ~ d@N9', 'b@N10 ~ c@N10']);
});

test('texts without letters are like nothing', () => {
  expect(pairsAmong({ a: '', b: '', c: '—', d: '—' }).pairs).toEqual([]);
});

test('among a few equal texts all pairs are named, among very many only those with the oldest', () => {
  const equal = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, place) => [`e${place}`, englishStory]));

  expect(pairsAmong(equal(4)).pairs).toHaveLength(6);
  const many = pairsAmong(equal(200)).pairs;
  expect(many).toHaveLength(199);
  expect(many.every(({ sourceId }) => sourceId === 'e0')).toBe(true);
});

test('a story inside a longer text is told apart from copies', () => {
  const longer = `${minutes('en', 0)}\n${englishStory}\n${minutes('en', 1)}\n${edited(englishStory, 1, 'en')}`;

  const { pairs, contained } = pairsAmong({ story: englishStory, longer, other: chineseStory });

  expect(pairs).toEqual([]);
  expect(contained).toEqual([{ id: 'story', inId: 'longer', containment: expect.closeTo(1, 1) as number }]);
});

describe('a crowd of similar texts', () => {
  const form = (number: number): string => `${englishStory}\nAnswer number ${number}.`;
  const crowdOf = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, place) => [`f${place}`, form(place)]));

  test('costs comparisons in proportion to its size, not to its pairs, and every text is paired with the oldest', () => {
    const crowd = crowdOf(300);
    let compared = 0;

    const { pairs } = pairsAmong(crowd, {
      compare: () => {
        compared += 1;
        return { similarity: 0.9, containment: 0.9 };
      },
    });

    expect(compared).toBeLessThan(300 * 10);
    const withEldest = pairs.filter(({ sourceId }) => sourceId === 'f0').map(({ otherId }) => otherId);
    expect(new Set(withEldest)).toEqual(new Set(Object.keys(crowd).slice(1)));
  });

  test('does not hide two late texts that share more than the others', () => {
    const { pairs } = pairsAmong({
      ...crowdOf(2 * MAX_CROWD),
      late: `${form(301)}\n${minutes('en', 0)}`,
      later: `${form(302)}\n${minutes('en', 0)}`,
    });

    expect(pairs).toContainEqual({
      sourceId: 'late',
      otherId: 'later',
      similarity: expect.closeTo(1, 1) as number,
    });
  });

  test('does not hide two texts of one person behind those of others', () => {
    const others = Object.fromEntries(
      Array.from({ length: 2 * MAX_CROWD }, (_, place) => [`f${place}@other${place}`, form(place)]),
    );

    const found = pairsAmong({ ...others, 'first@same': form(1) + '!', 'second@same': form(1) + '?' });

    expect(names(found)).toEqual(['first@same ~ second@same']);
  });
});
