// How much of a passage and of the text around it a list shows.

/** The text after a quote in the same paragraph, at most `most` characters. */
export function textAfter(after: string, most = 90): string {
  const end = after.indexOf('\n');
  const paragraph = end < 0 ? after : after.slice(0, end);
  return paragraph.length <= most ? paragraph : `${beginningOf(paragraph, most)}…`;
}

/** The quote, or its beginning and end if it is longer than `most` characters. */
export function shortenedQuote(quote: string, most = 640): string {
  if (quote.length <= most) return quote;
  const tail = Math.floor(most / 4);
  return `${beginningOf(quote, most - tail)} … ${endOf(quote, tail)}`;
}

/** At most `most` characters from the beginning, cut between words if there are any. */
function beginningOf(text: string, most: number): string {
  const all = [...text];
  let at = Math.min(most, all.length);
  while (at > 0 && !isBetweenWords(all, at)) at -= 1;
  return all
    .slice(0, at === 0 ? most : at)
    .join('')
    .trimEnd();
}

/** At most `most` characters from the end. */
function endOf(text: string, most: number): string {
  const all = [...text];
  const first = Math.max(0, all.length - most);
  let at = first;
  while (at < all.length && !isBetweenWords(all, at)) at += 1;
  return all
    .slice(at === all.length ? first : at)
    .join('')
    .trimStart();
}

/** Chinese has no spaces between words and may be cut anywhere. */
function isBetweenWords(characters: readonly string[], at: number): boolean {
  return [characters[at - 1], characters[at]].some(
    (beside) => beside === undefined || /[\s\p{Script=Han}]/u.test(beside),
  );
}
