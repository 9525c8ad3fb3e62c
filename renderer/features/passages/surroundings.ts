// How much of a passage and of the text around it a list shows.

/** What stands before a quote in its own paragraph: whole words, with an ellipsis where there is more. */
export function textBefore(before: string, most = 90): string {
  const paragraph = before.slice(before.lastIndexOf('\n') + 1);
  if (paragraph.length <= most) return paragraph;
  const cut = characters(paragraph).slice(-most).join('');
  return `…${cut.replace(/^\S*?(?=\s|\p{Script=Han})/u, '')}`;
}

/** What stands behind a quote in its own paragraph. */
export function textAfter(after: string, most = 90): string {
  const end = after.indexOf('\n');
  const paragraph = end < 0 ? after : after.slice(0, end);
  if (paragraph.length <= most) return paragraph;
  const cut = characters(paragraph).slice(0, most).join('');
  return `${cut.replace(/(?<=\s|\p{Script=Han})\S*?$/u, '').trimEnd()}…`;
}

/** The quote, or its beginning and its end where it is long. */
export function shortenedQuote(quote: string, most = 640): string {
  const all = characters(quote.trim());
  if (all.length <= most) return all.join('');
  const tail = Math.floor(most / 4);
  return `${all
    .slice(0, most - tail)
    .join('')
    .trimEnd()} … ${all.slice(-tail).join('').trimStart()}`;
}

function characters(text: string): string[] {
  return [...text];
}
