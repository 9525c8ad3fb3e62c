// One text may contain several, each under its heading. A line of such a text that is itself one of the headings is
// written with a `\` before it, so that it is not taken for one; likewise a line that begins so already.
import { catalogues } from '#words/words.ts';

const headings = Object.values(catalogues)
  .flatMap(({ exports }) => [...Object.values(exports.field), exports.codebookColumn.theme, exports.notice])
  .map((heading) => heading.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
  .join('|');
const ambiguous = new RegExp(String.raw`^\\*(?:${headings})$`, 'gm');
const marked = new RegExp(String.raw`^\\(\\*(?:${headings}))$`, 'gm');

/** The text as it can stand under a heading. */
export function markedHeadings(text: string): string {
  return text.replaceAll(ambiguous, String.raw`\$&`);
}

/** The text that was written so. */
export function unmarkedHeadings(text: string): string {
  return text.replaceAll(marked, '$1');
}
