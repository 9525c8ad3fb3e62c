import { describe, expect, it, test } from 'vitest';
import { shingled } from '#core/likeness/shingles.ts';
import { likeness, shingleIndex } from '#core/likeness/similarity.ts';
import { DEFAULT_THRESHOLD } from '#electron/engines/likeness.ts';
import { chineseStory, edited, englishStory, minutes, syndicated, wireStory } from './wire.ts';

function compared(a: string, b: string) {
  return likeness(shingleIndex(shingled(a)), shingleIndex(shingled(b)));
}

describe('a story and its syndicated copy', () => {
  const shares = [0.05, 0.08, 0.1];
  const copies = (['en', 'zh'] as const).flatMap((language) =>
    shares.flatMap((share) => [1, 2, 3, 4, 5].map((seed) => [language, share, seed] as const)),
  );

  it.each(copies)('are alike in %s with %d of the words changed (%d)', (language, share, seed) => {
    const { similarity } = compared(wireStory(language), syndicated(language, share, seed));

    expect(similarity).toBeGreaterThanOrEqual(DEFAULT_THRESHOLD);
    expect(similarity).toBeLessThan(1);
  });
});

describe('look-alikes', () => {
  it.each(['en', 'zh'] as const)(
    'that fill in one form with different facts are not alike in %s',
    (language) => {
      const { similarity } = compared(minutes(language, 0), minutes(language, 1));

      expect(similarity).toBeGreaterThan(0.2);
      expect(similarity).toBeLessThan(DEFAULT_THRESHOLD);
    },
  );

  it('about one event in two languages have nothing in common', () => {
    expect(compared(englishStory, chineseStory)).toEqual({ similarity: 0, containment: 0 });
  });
});

test('similarity is the share of letters in common passages', () => {
  const common = 'abcdefghijklmnopqrstuvwxyz';

  const { similarity, containment } = compared(`${common}0123456789`, `${common}9876543210987654`);

  expect(similarity).toBeCloseTo((26 + 26) / (36 + 42), 12);
  expect(containment).toBeCloseTo(26 / 36, 12);
});

test('a passage that stands twice in one text and once in the other is common each time', () => {
  const common = 'abcdefghijklmnopqrstuvwxyz';

  const { similarity } = compared(`${common}${common}0123456789`, `${common}9876543210`);

  expect(similarity).toBeCloseTo((52 + 26) / (62 + 36), 12);
});

test('case, width, white space and punctuation make no difference', () => {
  const plain = `${chineseStory}\n${englishStory}`;
  const dressed = plain
    .replaceAll('，', ', ')
    .replaceAll('\n', '\r\n\t　')
    .replaceAll(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    .toUpperCase();

  expect(dressed).not.toBe(plain);
  expect(compared(plain, dressed)).toEqual({ similarity: 1, containment: 1 });
});

test('similarity is the same whichever text comes first, and a number from 0 to 1', () => {
  const texts = [
    englishStory,
    chineseStory,
    minutes('en', 0),
    edited(englishStory, 0.5, 'en'),
    'a',
    '',
    '。',
  ];

  for (const a of texts) {
    for (const b of texts) {
      const { similarity, containment } = compared(a, b);
      expect(compared(b, a).similarity).toBe(similarity);
      expect(similarity).toBeGreaterThanOrEqual(0);
      expect(containment).toBeLessThanOrEqual(1);
    }
  }
});

test('a text is wholly alike to itself, unless it has no letters', () => {
  expect([englishStory, chineseStory, 'a', '好'].map((text) => compared(text, text).similarity)).toEqual([
    1, 1, 1, 1,
  ]);
  expect(['', '。', ' \n'].map((text) => compared(text, text).similarity)).toEqual([0, 0, 0]);
});

test('a short answer is similar only to one with the same letters', () => {
  expect(compared('I do not know about that.', 'I do not know about this.').similarity).toBe(0);
  expect(compared('I do not know about that.', 'i do NOT know -- about that').similarity).toBe(1);
  expect(compared('不太清楚。', '不太清楚').similarity).toBe(1);
});

test('a wire story inside a longer text is found whole', () => {
  const longer = `${minutes('en', 0)}\n${englishStory}\n${minutes('en', 1).repeat(3)}`;

  const { similarity, containment } = compared(englishStory, longer);

  expect(containment).toBeGreaterThan(0.99);
  expect(similarity).toBeLessThan(0.8);
});
