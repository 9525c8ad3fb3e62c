// Traditional characters and their simplified forms, by OpenCC's table. Single characters only: converting a phrase may
// change its length, and positions must stay valid.
import { Converter } from 'opencc-js/t2cn';

/** The Unicode blocks of Chinese characters, first and last code point. */
const BLOCKS = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x2_0000, 0x2_fa1f],
] as const;

/** Every character that has a different simplified form, and that form. */
export function* simplifiedForms(): Generator<readonly [traditional: string, simplified: string]> {
  // Hong Kong has its own forms of some characters, also in names: 衞.
  const convert = Converter({ from: 'hk', to: 'cn' });
  for (const [first, last] of BLOCKS) {
    const characters = Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
    // The line breaks keep OpenCC from reading the characters as phrases.
    const converted = convert(characters.join('\n')).split('\n');
    for (const [at, simplified] of converted.entries()) {
      const traditional = characters[at];
      if (traditional !== undefined && traditional !== simplified) yield [traditional, simplified];
    }
  }
}
