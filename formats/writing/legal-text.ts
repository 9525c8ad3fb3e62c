// XML, and so docx, xlsx and qdc, cannot contain every character that a text may have.

/** Characters that are not a `Char` of XML 1.0, section 2.2: controls, lone surrogates, U+FFFE and U+FFFF. */
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Characters that need a closer look: CR, surrogates, and those that XML forbids. Few texts have any of these. */
const suspect = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD]/;

/** The text with each character that XML forbids replaced by U+FFFD, and line ends as `\n`. */
export function legalText(text: string): string {
  if (!suspect.test(text)) return text;
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(illegal, '\uFFFD');
}
