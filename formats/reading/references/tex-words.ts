// TeX in the fields of a BibTeX file: accents, signs and braces become plain characters. Commands that are not known lose
// their name and keep their words.

const combining: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030A'],
  ['H', '\u030B'],
  ['v', '\u030C'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
]);

const letters: ReadonlyMap<string, string> = new Map([
  ['ss', 'ß'],
  ['ae', 'æ'],
  ['AE', 'Æ'],
  ['oe', 'œ'],
  ['OE', 'Œ'],
  ['o', 'ø'],
  ['O', 'Ø'],
  ['aa', 'å'],
  ['AA', 'Å'],
  ['l', 'ł'],
  ['L', 'Ł'],
  ['i', 'ı'],
  ['j', 'ȷ'],
  ['textendash', '–'],
  ['textemdash', '—'],
  ['textquoteright', '’'],
  ['textquoteleft', '‘'],
  ['textquotedblleft', '“'],
  ['textquotedblright', '”'],
  ['ldots', '…'],
  ['dots', '…'],
  ['textbackslash', '\\'],
]);

/** The words of a field as people read them. */
export function wordsOfTex(written: string): string {
  return written
    .replaceAll(
      /\\([`'^~=."])\s*(?:\{\s*(\\?[A-Za-z])\s*\}|(\\[ij]\b|[A-Za-z]))/g,
      (_, accent: string, inBraces?: string, bare?: string) => accented(accent, inBraces ?? bare ?? ''),
    )
    .replaceAll(
      /\\([uvHcdbrk])(?:\s*\{\s*(\\?[A-Za-z])\s*\}|\s+(\\[ij]\b|[A-Za-z]))/g,
      (_, accent: string, inBraces?: string, bare?: string) => accented(accent, inBraces ?? bare ?? ''),
    )
    .replaceAll(/\\([A-Za-z]+)(?:\{\}|\s+|(?![A-Za-z]))/g, (_, name: string) => letters.get(name) ?? '')
    .replaceAll(/\\([&%$#_{}])|[{}]/g, (_, kept?: string) => kept ?? '')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('~', '\u00A0')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replaceAll(/[ \t\n]+/g, ' ')
    .trim();
}

function accented(accent: string, letter: string): string {
  const plain = letter.replace(/^\\/, '');
  return `${plain}${combining.get(accent) ?? ''}`.normalize('NFC');
}
