// The highlights of Word documents as codings: each has the name of its colour as its code.
import type { DocxMarkings } from '../reading/result.ts';
import type { ForeignPassage } from './foreign-project.ts';
import { Keys, type Codes } from './word-codes.ts';

/** The highlighted passages, without a coder: a file does not tell who highlighted. */
export function penPassages(
  { marked }: DocxMarkings,
  text: string,
  source: string,
  codes: Codes,
  t: (key: string) => string,
): ForeignPassage[] {
  const keys = new Keys();
  return marked.flatMap(({ colour, spans }) =>
    colour === null
      ? []
      : spans.flatMap(({ start, end }): ForeignPassage[] => {
          const words = text.slice(start, end);
          if (words.trim() === '') return [];
          const { name, literal } = penOf(colour, t);
          const key = keys.next(`${source} pen ${literal} on ${start} to ${end}`);
          const code = codes.keyOf(name, literal);
          return [{ key, start, end, words, memo: null, codes: [code], by: null, at: null }];
        }),
  );
}

/** Word's highlight colours, by their names in the file. */
const pens: Readonly<Record<string, string>> = {
  yellow: '#FFFF00',
  green: '#00FF00',
  cyan: '#00FFFF',
  magenta: '#FF00FF',
  blue: '#0000FF',
  red: '#FF0000',
  darkBlue: '#000080',
  darkCyan: '#008080',
  darkGreen: '#008000',
  darkMagenta: '#800080',
  darkRed: '#800000',
  darkYellow: '#808000',
  darkGray: '#808080',
  lightGray: '#C0C0C0',
  black: '#000000',
  white: '#FFFFFF',
};

function penOf(colour: string, t: (key: string) => string): { name: string; literal: string } {
  const pen = Object.hasOwn(pens, colour) ? colour : Object.keys(pens).find((name) => pens[name] === colour);
  return pen === undefined
    ? { name: colour, literal: colour }
    : { name: t(`exchange:pen_${pen}`), literal: pens[pen] ?? colour };
}
