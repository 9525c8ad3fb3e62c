// Which of the two languages of the catalogues a text is written in, from its characters and its commonest
// words. A guess for a new source, which the analyst may change; never used in a count.

const sampleLength = 4_000;
const commonEnglish = new Set(
  'the of and to in a is that for it was on with as be by at are this have from or an not but they we'.split(
    ' ',
  ),
);
const longestCommon = 4;

/**
 * The language a text seems to be in, as a BCP 47 tag, from its first 4,000 characters: Chinese when at least
 * a third of its letters are Han and there is next to no kana, English when at least an eighth of its words
 * are the commonest English ones. Null when it seems to be neither, or is too short to tell.
 */
export function languageOf(text: string): 'en' | 'zh-CN' | null {
  const { letters, han, kana, words, common } = countsOf(text.slice(0, sampleLength));
  if (han >= 2 && han * 3 >= letters && kana * 20 < han) return 'zh-CN';
  return words >= 3 && common * 8 >= words ? 'en' : null;
}

interface Counts {
  letters: number;
  han: number;
  kana: number;
  /** Stretches of letters, and those of them that are common English words. */
  words: number;
  common: number;
}

/** One walk through the sample, since an import asks this of thousands of texts. */
function countsOf(sample: string): Counts {
  const counts: Counts = { letters: 0, han: 0, kana: 0, words: 0, common: 0 };
  let wordStart = -1;
  for (let at = 0; at <= sample.length;) {
    const code = sample.codePointAt(at) ?? 0;
    const { letter, script } = traitsOf(code);
    if (script !== null) counts[script] += 1;
    if (letter) {
      counts.letters += 1;
      if (wordStart < 0) wordStart = at;
    } else if (wordStart >= 0) {
      counts.words += 1;
      if (at - wordStart <= longestCommon && commonEnglish.has(sample.slice(wordStart, at).toLowerCase()))
        counts.common += 1;
      wordStart = -1;
    }
    at += code > 0xffff ? 2 : 1;
  }
  return counts;
}

interface Traits {
  readonly letter: boolean;
  readonly script: 'han' | 'kana' | null;
}

const latin: Traits = { letter: true, script: null };
const chinese: Traits = { letter: true, script: 'han' };
const other: Traits = { letter: false, script: null };
/** Of characters beyond the two commonest ranges: asked again and again for the same few. */
const known = new Map<number, Traits>();

function traitsOf(code: number): Traits {
  if (code < 0x80) return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a ? latin : other;
  if (code >= 0x4e00 && code <= 0x9fff) return chinese;
  let found = known.get(code);
  if (!found) {
    const character = String.fromCodePoint(code);
    const isKana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character);
    const script = /\p{Script=Han}/u.test(character) ? 'han' : isKana ? 'kana' : null;
    known.set(code, (found = { letter: /\p{L}/u.test(character), script }));
  }
  return found;
}
