// Chinese characters that were moved apart to fill a line, so that pdf.js reports spaces which nobody wrote.

/** A Chinese or Japanese character, or punctuation as wide as one. */
export const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;
const spacedPair = new RegExp(`(?<=${wide.source}) (?=${wide.source})`, 'gu');
const closePair = new RegExp(`(?<=${wide.source})(?=${wide.source})`, 'gu');

/** Chinese punctuation that is set close to the characters around it. */
const beforeClosing = new RegExp(`(?<=${wide.source}) (?=[，。、；：！？）》」』】])`, 'gu');
const behindOpening = new RegExp(`(?<=[（《「『【]) (?=${wide.source})`, 'gu');

/**
 * The text of a run without the spaces that pdf.js reports between all its Chinese characters because they were moved
 * apart.
 */
export function withoutStretch(written: string): string {
  const text = written.replaceAll(beforeClosing, '').replaceAll(behindOpening, '');
  const apart = text.match(spacedPair)?.length ?? 0;
  if (apart < 2) return text;
  const together = text.match(closePair)?.length ?? 0;
  return apart > together ? text.replaceAll(spacedPair, '') : text;
}
