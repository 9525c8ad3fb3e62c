// Words that are found without the segmenter are those that the segmenter finds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainForms, plainWords } from '#core/wordlist/plain-words.ts';
import { formOf, tokensIn, type Token } from '#core/wordlist/tokens.ts';
import { Vocabulary } from '#core/wordlist/word-counts.ts';

const languages = ['en', 'zh', 'fi', 'sv', 'de', 'fr', 'el', 'he', 'th', 'ja', 'ar', 'und'];

const FULL_STOP = /(?<!\p{Nd})\.|\.(?!\p{Nd})/u;

/** Every word by the segmenter alone. */
function bySegmenter(text: string, language: string): Token[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return [...segmenter.segment(text)].flatMap(({ segment, index, isWordLike }) => {
    if (!isWordLike) return [];
    let start = index;
    return segment.split(FULL_STOP).flatMap((word) => {
      const token = { start, end: start + word.length, form: formOf(word) };
      start = token.end + 1;
      return word === '' ? [] : [token];
    });
  });
}

/** Text with many spaces, and everything that joins or ends words in some language. */
const texts = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(' ', ' ', '  ', 'a', 'bC', 'Word', '1', '23', "don't", 'guide'),
      },
      { weight: 4, arbitrary: fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }) },
      { weight: 4, arbitrary: fc.constantFrom(...`.,:;'"_-/’·@`) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          '\u0301',
          '\u200d',
          '\u00ad',
          '\ufe0f',
          '\u00a0',
          '\u3000',
          '\u05d0',
          '\u05f4',
          'é',
          'ü',
          'ß',
          'Ａ',
          '工业',
          '互联网',
          '。',
          'かな',
          'カ',
          'ภาษา',
          'ال',
          '👍',
          '👩‍🔬',
          '🇫🇮',
          '𠮷',
          '٣',
          '・',
          '가',
        ),
      },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('words', () => {
  it.each(languages)('are those of the segmenter in any text, by the rules of %s', (language) => {
    const cut = tokensIn(language);

    fc.assert(
      fc.property(texts, (text) => {
        expect(cut(text)).toEqual(bySegmenter(text, language));
      }),
      { numRuns: 500 },
    );
  });

  it('of plain sentences need no segmenter', () => {
    const found: string[] = [];
    const text = "The well-known firm's “report” (2019) isn't there, nor 50% of 3,000 [or: 9]!";
    const plain = text.replaceAll(/[“”]/g, '"');

    const end = plainWords(plain, 0, (start, to) => found.push(plain.slice(start, to)));

    expect(plain.slice(end)).toBe('3,000 [or: 9]!');
    expect(found.slice(0, 4)).toEqual(['The', 'well', 'known', "firm's"]);
  });
});

describe('forms of plain words', () => {
  it('are small letters, one string for each, however many there are', () => {
    const forms = new PlainForms();
    const words = Array.from({ length: 5_000 }, (_, number) => `Word${number % 2_000}'s`);

    expect(words.map((word) => forms.of(`(${word})`, 1, word.length + 1))).toEqual(words.map(formOf));
  });
});

describe('counts', () => {
  it('are right after a text that could not be read to its end', () => {
    const vocabulary = new Vocabulary();
    function* broken(): Generator<{ form: string }[]> {
      yield [{ form: 'a' }, { form: 'b' }];
      throw new Error('unreadable');
    }

    expect(() => vocabulary.counted(broken())).toThrow('unreadable');

    expect(vocabulary.counted([[{ form: 'b' }]])).toEqual({ pairs: Int32Array.of(1, 1), size: 1 });
  });
});
