// Guesses which of the two languages of the catalogues a text is written in, from its characters and its
// commonest words. The guess is for a new source, and the analyst may change it; no count uses it.

const SAMPLE_LENGTH = 2_000;
const MAX_COMMON_LENGTH = 4;
const commonEnglish = new Set(
  'the of and to in a is that for it was on with as be by at are this have from or an not but they we'
    .split(' ')
    .map((word) => Array.from(word).reduce((key, letter) => keyWith(key, letter.charCodeAt(0)), 0)),
);

/**
 * The key of a word of at most four letters, after its next letter: five bits for each, the same for a capital, since
 * comparing numbers is faster than cutting words out of a text. -1 if any letter is not of ASCII.
 */
function keyWith(key: number, letter: number): number {
  return key < 0 || letter > 0x7f ? -1 : (key << 5) | (letter & 0x1f);
}

/**
 * The language a text seems to be in, as a BCP 47 tag, from its first 2,000 characters: Chinese when at least
 * a third of its letters are Han and there is next to no kana, English when at least an eighth of its words
 * are the commonest English ones. Null when it seems to be neither, or is too short to tell.
 */
export function languageOf(text: string): 'en' | 'zh-CN' | null {
  const { letters, han, kana, words, common } = countsOf(text.slice(0, SAMPLE_LENGTH));
  if (han >= 2 && han * 3 >= letters && kana * 20 < han) return 'zh-CN';
  return words >= 3 && common * 8 >= words ? 'en' : null;
}

interface Counts {
  readonly letters: number;
  readonly han: number;
  readonly kana: number;
  /** Runs of letters, and how many of them are common English words. */
  readonly words: number;
  readonly common: number;
}

/** A single pass over the sample, since an import asks this of thousands of texts. */
function countsOf(sample: string): Counts {
  let [letters, han, kana, words, common] = [0, 0, 0, 0, 0];
  let wordStart = -1;
  let key = 0;
  for (let at = 0; at <= sample.length; at += 1) {
    const unit = at < sample.length ? sample.charCodeAt(at) : 0;
    const traits = traitsOfUnit[unit] || traitsOf(sample, at, unit);
    if (traits & HAN) han += 1;
    else if (traits & KANA) kana += 1;
    if (traits & LETTER) {
      letters += 1;
      if (wordStart < 0) [wordStart, key] = [at, 0];
      key = keyWith(key, unit);
    } else if (wordStart >= 0) {
      words += 1;
      if (at - wordStart <= MAX_COMMON_LENGTH && commonEnglish.has(key)) common += 1;
      wordStart = -1;
    }
    if (traits & PAIR) at += 1;
  }
  return { letters, han, kana, words, common };
}

const LETTER = 1;
const HAN = 2;
const KANA = 4;
/** The first half of a surrogate pair. */
const PAIR = 8;
const NONE = 16;

/** The traits of each code unit, once looked up: looking into Unicode's tables takes a hundred times as long. */
const traitsOfUnit = new Uint8Array(0x10000);

function traitsOf(sample: string, at: number, unit: number): number {
  // Thousands of different characters of any Chinese study are in this block, and all are Han.
  if (unit >= 0x4e00 && unit <= 0x9fff) return (traitsOfUnit[unit] = LETTER | HAN);
  const code = sample.codePointAt(at) ?? 0;
  const character = String.fromCodePoint(code);
  const traits =
    (/\p{L}/u.test(character) ? LETTER : 0) |
    (/\p{Script=Han}/u.test(character) ? HAN : 0) |
    (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character) ? KANA : 0) |
    (code > 0xffff ? PAIR : 0);
  // The traits of a surrogate depend on its other half.
  if (unit < 0xd800 || unit > 0xdfff) traitsOfUnit[unit] = traits || NONE;
  return traits;
}
