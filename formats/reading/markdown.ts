// Markdown: CommonMark with tables and footnotes. HTML within it is shown as text and never interpreted.
import MarkdownIt from 'markdown-it';
import { blocksOfHtml, type HtmlBlocks } from './html.ts';
import { MAX_NESTING } from './limits.ts';
import { footnotesOfMarkdown } from './markdown-footnotes.ts';
import type { ReadNote } from './result.ts';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })
  // markdown-it silently drops deeper nesting than its own limit, so that limit must be above ours, which refuses the
  // page.
  .set({ maxNesting: MAX_NESTING * 2 })
  .use(footnotesOfMarkdown);

/** Reads markdown. Metadata at the very top, between lines of `---`, is not part of the text and is left out. */
export function blocksOfMarkdown(text: string, name: string): HtmlBlocks {
  const settings = /^---[ \t]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  const isSettings = settings !== null && /^[\w-]+[ \t]*:/m.test(settings[0]);
  const written = isSettings ? text.slice(settings[0].length) : text;
  const { blocks, notes } = blocksOfHtml(markdown.render(written), name);
  const left: ReadNote[] = isSettings ? [{ key: 'reading:settings_left_out', parameters: {} }] : [];
  return { blocks, notes: [...left, ...notes] };
}
