// Which of the two languages of the catalogues a text is written in, from its characters and its commonest
// words. A guess for a new source, which the analyst may change; never used in a count.

const sampleLength = 4_000;
const commonEnglish = new Set(
  'the of and to in a is that for it was on with as be by at are this have from or an not but they we'.split(
    ' ',
  ),
);

/**
 * The language a text seems to be in, as a BCP 47 tag, from its first 4,000 characters: Chinese when at least
 * a third of its letters are Han and there is next to no kana, English when at least an eighth of its words
 * are the commonest English ones. Null when it seems to be neither, or is too short to tell.
 */
export function languageOf(text: string): 'en' | 'zh-CN' | null {
  const sample = text.slice(0, sampleLength);
  const letters = count(sample, /\p{L}/gu);
  const han = count(sample, /\p{Script=Han}/gu);
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if (han >= 2 && han * 3 >= letters && kana * 20 < han) return 'zh-CN';
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const common = words.filter((word) => commonEnglish.has(word)).length;
  return words.length >= 3 && common * 8 >= words.length ? 'en' : null;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
