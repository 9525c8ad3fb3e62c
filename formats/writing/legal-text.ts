// XML, and so docx, xlsx and qdc, cannot carry every character that a text may hold.

/** What is not a `Char` of XML 1.0, section 2.2: controls, half pairs, U+FFFE and U+FFFF. */
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** What is looked at more closely: a CR, a half or a whole pair, and what XML forbids. Few texts have any of these. */
const suspect = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD]/;

/** The text with each character that XML forbids replaced by U+FFFD, and line ends as `\n`. */
export function legalText(text: string): string {
  if (!suspect.test(text)) return text;
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(illegal, '\uFFFD');
}
