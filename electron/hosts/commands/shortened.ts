/** More of a quote than this is cut in a table for people. */
const SHOWN_CHARACTERS = 60;

/** A quote in one line of a table: its beginning, if it is long. */
export function shortened(quote: string): string {
  const characters = [...quote.replaceAll(/\s+/g, ' ').trim()];
  return characters.length <= SHOWN_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, SHOWN_CHARACTERS - 1).join('')}…`;
}
