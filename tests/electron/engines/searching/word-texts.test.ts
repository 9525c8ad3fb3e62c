import { expect, test } from 'vitest';
import { WordCounts } from '#core/wordlist/word-counts.ts';
import { WordTexts } from '#electron/engines/searching/word-texts.ts';

const TEXTS = {
  platform: '工业互联网促进供需对接。',
  supply: '供需不足，供需对接。',
  english: 'The working group met.',
};

/** Texts that tell how often each of them was read. */
function readingTexts() {
  const reads: string[] = [];
  const texts = new WordTexts((hash) => {
    reads.push(hash);
    return TEXTS[hash as keyof typeof TEXTS];
  });
  const countedBy = (language: string, terms: readonly string[], hashes: readonly string[]) => {
    reads.length = 0;
    const asked = { language, terms };
    const counts = new WordCounts(texts.vocabularyOf(asked));
    for (const hash of hashes)
      counts.addCounted(texts.counted(asked, { hash, docHash: null, leftOut: new Int32Array() }));
    return [...counts.words()].map(({ form }) => form).sort();
  };
  return { reads, countedBy };
}

test('a term that comes or goes has those texts alone counted again in which it stands', () => {
  const { countedBy, reads } = readingTexts();
  const both = ['platform', 'supply'];
  expect(countedBy('zh', ['供需对接'], both)).not.toContain('工业互联网');

  const renamed = countedBy('zh', ['供需对接', '工业互联网'], both);

  expect(renamed).toContain('工业互联网');
  expect(renamed).toEqual(readingTexts().countedBy('zh', ['供需对接', '工业互联网'], both));
  // Each is looked at once, and the one with the term is then read and cut again.
  expect([...reads].sort()).toEqual(['platform', 'platform', 'supply']);
  expect(countedBy('zh', ['供需对接', '工业互联网'], both)).toEqual(renamed);
  expect(reads).toEqual([]);
  expect(countedBy('zh', [], both)).toEqual(readingTexts().countedBy('zh', [], both));
});

test('a code renamed in letters that spaces part leaves every text as it was counted', () => {
  const { countedBy, reads } = readingTexts();
  countedBy('en', ['working group'], ['english']);

  countedBy('en', ['project group', 'work-group'], ['english']);

  expect(reads).toEqual([]);
});
