import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordList, type Listing } from '#core/wordlist/word-list.ts';
import { WordCounts } from '#core/wordlist/word-counts.ts';

function counted(texts: readonly (readonly string[])[]): WordCounts {
  const counts = new WordCounts();
  for (const text of texts) counts.add(text.map((form) => ({ form })));
  return counts;
}

const nobody = (): number[] => [];
const plain: Listing = {
  groupsOf: nobody,
  peopleOf: nobody,
  stopWords: new Set(),
  withSingleCharacters: false,
};

/** A text with these words, filled up to a size. */
function filled(words: readonly string[], size: number): string[] {
  return [...words, ...Array.from({ length: size - words.length }, () => 'filler')];
}

describe('word list', () => {
  it('says how often each word occurs, in how many sources, and for each 10,000 words', () => {
    const list = wordList(counted([['fair', 'fair', 'hall'], ['hall'], []]), 0, plain);

    expect(list.total).toEqual({ sources: 3, respondents: 0, words: 4 });
    expect(list.rows).toMatchObject([
      { word: 'fair', count: 2, sources: 1, per10000: 5_000, dispersion: 0.25 },
      { word: 'hall', count: 2, sources: 2, per10000: 5_000 },
    ]);
  });

  it('hides single Chinese characters but counts them as words of their texts', () => {
    const texts = counted([['工业', '互', '联']]);

    const hidden = wordList(texts, 0, plain);
    const shown = wordList(texts, 0, { ...plain, withSingleCharacters: true });

    expect(hidden.rows.map(({ word }) => word)).toEqual(['工业']);
    expect(hidden.singleCharacters).toBe(2);
    expect(hidden.total.words).toBe(3);
    expect(shown.rows).toHaveLength(3);
    expect(shown.singleCharacters).toBe(0);
  });

  it('hides stop words but counts them as words of their texts', () => {
    const list = wordList(counted([['the', 'fair', 'the']]), 0, { ...plain, stopWords: new Set(['the']) });

    expect(list.rows.map(({ word }) => word)).toEqual(['fair']);
    expect([list.stopWords, list.total.words]).toEqual([1, 3]);
  });

  it('counts the respondents with a word, and names the one who has most of its hits in interviews', () => {
    const texts = counted([
      ['client', 'client', 'fair'],
      ['client', 'client', 'fair'],
      ['client', 'fair', 'hall'],
      ['fair', 'fair', 'fair', 'hall'],
      ['group', 'group', 'group'],
      ['client', 'client', 'client', 'client', 'client', 'client'],
    ]);
    const people = [[0], [0], [1], [2], [0, 1], []];
    const list = wordList(texts, 0, { ...plain, peopleOf: (text) => people[text]! });
    const facts = Object.fromEntries(
      list.rows.map(({ word, respondents, mostlyBy }) => [word, [respondents, mostlyBy]]),
    );

    expect(list.total.respondents).toBe(3);
    expect(facts).toEqual({
      // What a document says is not in the five hits of interviews.
      client: [2, { person: 0, count: 4, of: 5 }],
      fair: [3, null],
      hall: [2, null],
      group: [2, null],
    });
  });

  it('compares each group with all other sources', () => {
    const documents = Array.from({ length: 5 }, () => filled(['fair'], 300));
    const interviews = Array.from({ length: 5 }, () => filled(['fair', 'fair', 'fair'], 300));

    const list = wordList(counted([...documents, ...interviews]), 2, {
      ...plain,
      groupsOf: (text) => [text < 5 ? 0 : 1],
    });
    const fair = list.rows.find(({ word }) => word === 'fair')!;

    expect(list.groups).toEqual([
      { sources: 5, respondents: 0, words: 1_500, reason: null },
      { sources: 5, respondents: 0, words: 1_500, reason: null },
    ]);
    expect(fair.groups[0]).toMatchObject({ count: 5, sources: 5, reason: null });
    expect(fair.groups[1]?.logRatio).toBeCloseTo(Math.log2(3), 9);
    expect(fair.groups[0]?.logRatio).toBeCloseTo(-Math.log2(3), 9);
  });

  it('lists as marks of a group only what is commoner there, with evidence, the greatest ratio first', () => {
    const here = Array.from({ length: 5 }, () =>
      filled(['fair', 'fair', 'fair', 'hall', 'hall', 'firm'], 300),
    );
    const elsewhere = Array.from({ length: 5 }, () => filled(['fair', 'firm'], 300));
    const list = wordList(counted([...here, ...elsewhere]), 2, {
      ...plain,
      groupsOf: (text) => [text < 5 ? 0 : 1],
    });

    expect(list.marks).toEqual([['hall'], []]);
  });

  it('says nothing about what marks a side that is too small, or of a word that is too rare', () => {
    const few = counted(Array.from({ length: 4 }, () => filled(['fair'], 300)));
    const many = counted(Array.from({ length: 10 }, (_, text) => filled(text < 2 ? ['fair'] : [], 300)));
    const halves = (text: number): number[] => [text % 2];

    const ofFew = wordList(few, 2, { ...plain, groupsOf: halves }).rows.find(({ word }) => word === 'fair');
    const ofMany = wordList(many, 2, { ...plain, groupsOf: halves }).rows.find(({ word }) => word === 'fair');

    expect(ofFew?.groups.map((group) => group.reason?.key)).toEqual(['too_small_corpus', 'too_small_corpus']);
    expect(ofMany?.groups.map((group) => group.reason?.key)).toEqual(['too_rare', 'too_rare']);
    expect(ofMany?.groups.map(({ logRatio, bic }) => [logRatio, bic])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('adds up: words to sizes, and groups that share no source to the whole', () => {
    const word = fc.constantFrom('fair', 'hall', '展会', '互', 'firm');
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 12 }), { maxLength: 12 }), (texts) => {
        const list = wordList(counted(texts), 3, {
          ...plain,
          groupsOf: (text) => [text % 3],
          withSingleCharacters: true,
        });
        const occurrences = list.rows.reduce((sum, { count }) => sum + count, 0);
        expect(occurrences).toBe(list.total.words);
        for (const row of list.rows) {
          expect(row.groups.reduce((sum, { count }) => sum + count, 0)).toBe(row.count);
          expect(row.groups.reduce((sum, { sources }) => sum + sources, 0)).toBe(row.sources);
          expect(row.sources).toBe(texts.filter((text) => text.some((each) => each === row.word)).length);
        }
      }),
    );
  });
});
