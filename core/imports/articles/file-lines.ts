// The lines of a file that holds many articles, with what cuts and titles are recognised by. A line is a text block: a
// cut never falls within one.
import type { PageStart } from '../../text/pages.ts';
import { textBlocks } from '../../text/plain-text.ts';
import type { RichText, TextBlock } from '../../text/rich-text.ts';

export interface FileLine {
  readonly text: string;
  /** The level of a heading, from 1; null for running text. */
  readonly heading: number | null;
  /** Whether all words of the line are bold. */
  readonly isBold: boolean;
  /** Whether a page begins with this line. */
  readonly beginsPage: boolean;
  /** The label of a footnote, empty for a further paragraph of one; null for any other line. */
  readonly note: string | null;
}

/** A text as a reader returns it. */
export interface DecodedText {
  readonly text: string;
  readonly doc: RichText | null;
  readonly pages: readonly PageStart[];
  /** UTF-16 positions in the text before which the author broke the page, ascending. */
  readonly breaks: readonly number[];
}

/**
 * The lines of a text, as many as `text.split('\n')` has. A page that begins within a line is said to begin with the
 * next one, since the words before the break belong to what was begun above.
 */
export function fileLines({ text, doc, pages, breaks }: DecodedText): FileLine[] {
  const blocks = doc === null ? null : textBlocks(doc);
  const begun = pageBeginnings(pages, breaks);
  let at = 0;
  let next = 0;
  return text.split('\n').map((line, index, lines): FileLine => {
    let beginsPage = line.startsWith('\f') || (lines[index - 1]?.endsWith('\f') ?? false);
    for (; next < begun.length && (begun[next] ?? 0) <= at; next += 1) beginsPage = true;
    at += line.length + 1;
    const block = blocks?.[index];
    return {
      text: line,
      heading: block?.type === 'heading' ? block.attrs.level : null,
      isBold: block !== undefined && isAllBold(block),
      beginsPage,
      note: block?.type === 'footnote' ? block.attrs.label : null,
    };
  });
}

/** Where pages begin, ascending. A page that is returned to, for a footnote, does not begin again. */
function pageBeginnings(pages: readonly PageStart[], breaks: readonly number[]): number[] {
  let last = 0;
  const starts = pages.flatMap(({ page, start }) => {
    if (page <= last) return [];
    last = page;
    return [start];
  });
  return [...starts, ...breaks].toSorted((a, b) => a - b);
}

function isAllBold(block: TextBlock): boolean {
  const nodes = (block.content ?? []).filter(({ text }) => text.trim() !== '');
  return nodes.length > 0 && nodes.every(({ marks }) => marks?.some(({ type }) => type === 'bold') ?? false);
}
