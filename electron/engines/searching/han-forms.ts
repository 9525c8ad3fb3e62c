// Traditional characters and the simplified ones they are read as, by OpenCC's table. Single characters only: a
// phrase may change its length, and positions must stay true.
import { Converter } from 'opencc-js/t2cn';

/** The blocks that hold Chinese characters, from and to, both included. */
const BLOCKS = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x2_0000, 0x2_fa1f],
] as const;

/** Every character with another simplified form, and that form. */
export function* simplifiedForms(): Generator<readonly [traditional: string, simplified: string]> {
  // Hong Kong writes some characters otherwise, in names too: 衞.
  const convert = Converter({ from: 'hk', to: 'cn' });
  for (const [first, last] of BLOCKS) {
    const characters = Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
    // The line breaks keep them from forming phrases.
    const converted = convert(characters.join('\n')).split('\n');
    for (const [at, simplified] of converted.entries()) {
      const traditional = characters[at];
      if (traditional !== undefined && traditional !== simplified) yield [traditional, simplified];
    }
  }
}
