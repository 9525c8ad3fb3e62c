// The text of one article out of the text of its file: its lines without those left out, with its rich text, its pages
// and the places of its words on them.
import { countLeading } from '../../ascending.ts';
import type { PageLayout, PlacedRun } from '../../text/page-layout.ts';
import type { PageStart } from '../../text/pages.ts';
import type { Block, RichText, TextBlock } from '../../text/rich-text.ts';
import { isPlain, textBlocks } from '../../text/plain-text.ts';
import type { PieceOfOriginal } from './piece-of-original.ts';

/** A text with its pages, as a reader returns it or as an article has it. */
export interface PagedText {
  readonly text: string;
  readonly doc: RichText | null;
  readonly pages: readonly PageStart[];
  readonly layout: readonly PageLayout[] | null;
}

/** The text of an article of a file, given which lines it is. */
export type TextOfArticle = (piece: Pick<PieceOfOriginal, 'lines' | 'left' | 'notes'>) => PagedText;

/**
 * A function that cuts articles out of a file, which is taken apart only once. Blank lines at the ends of an article,
 * and those that surround lines left out, are left out too.
 */
export function articleTexts(file: PagedText): TextOfArticle {
  const all = file.text.split('\n');
  const starts = startsOf(all);
  const blocks = file.doc === null ? null : blocksWithLines(file.doc);
  const pages = file.layout === null ? null : file.layout.map((page) => ({ page, ...extentOf(page) }));
  return ({ lines: [from, to], left, notes }) => {
    const own = keptLines(all, from, to, new Set(left));
    const kept = [...own, ...notes.filter((line) => line >= to && line < all.length)];
    const text = kept.map((line) => cleanLine(all[line] ?? '')).join('\n');
    const doc = blocks === null ? null : sliceOf(blocks, from, to, new Set(own), notes);
    const moved = movedSpans(all, starts, kept);
    return {
      text,
      doc: doc === null || isPlain(doc) ? null : doc,
      pages: pagesOfArticle(file.pages, moved),
      layout: pages === null ? null : layoutOfArticle(pages, moved),
    };
  };
}

/** Where each line begins in the text. */
function startsOf(all: readonly string[]): number[] {
  let at = 0;
  return all.map((line) => {
    const start = at;
    at += line.length + 1;
    return start;
  });
}

/** The mark of a page break at the beginning of a line is no part of its text. */
function cleanLine(line: string): string {
  return line.replaceAll('\f', '');
}

function keptLines(all: readonly string[], from: number, to: number, left: ReadonlySet<number>): number[] {
  const kept: number[] = [];
  let isAfterLeft = false;
  for (let line = from; line < to; line += 1) {
    const isBlank = cleanLine(all[line] ?? '').trim() === '';
    if (left.has(line)) isAfterLeft = true;
    else if (!isBlank || (kept.length > 0 && !isAfterLeft)) {
      kept.push(line);
      isAfterLeft = false;
    }
  }
  while (kept.length > 0 && cleanLine(all[kept.at(-1) ?? 0] ?? '').trim() === '') kept.pop();
  return kept;
}

/** The kept lines as places in the file's text, and where each begins in the article's text. */
interface MovedSpan {
  readonly start: number;
  readonly end: number;
  readonly to: number;
}

function movedSpans(all: readonly string[], starts: readonly number[], kept: readonly number[]): MovedSpan[] {
  let to = 0;
  return kept.map((line) => {
    const text = all[line] ?? '';
    const at = starts[line] ?? 0;
    const span = { start: at + (text.startsWith('\f') ? 1 : 0), end: at + text.length, to };
    to += cleanLine(text).length + 1;
    return span;
  });
}

/** A block of a document, and its text blocks, the first of which is this line. */
interface BlockWithLines {
  readonly block: Block;
  readonly first: number;
  readonly lines: readonly TextBlock[];
}

function blocksWithLines(doc: RichText): BlockWithLines[] {
  let first = 0;
  return doc.content.map((block) => {
    const lines = textBlocks({ type: 'doc', content: [block] });
    const found = { block, first, lines };
    first += lines.length;
    return found;
  });
}

/** The rich text of these lines. A list or table of which a part is left out comes apart into its lines. */
function sliceOf(
  blocks: readonly BlockWithLines[],
  from: number,
  to: number,
  kept: ReadonlySet<number>,
  notes: readonly number[],
): RichText {
  const begun = countLeading(blocks.length, (index) => {
    const { first, lines } = blocks[index]!;
    return first + lines.length <= from;
  });
  const content: Block[] = [];
  for (let at = begun; at < blocks.length; at += 1) {
    const { block, first, lines } = blocks[at]!;
    if (first >= to) break;
    const own = lines.filter((_, place) => kept.has(first + place));
    content.push(...(own.length === lines.length ? [block] : own));
  }
  const below = new Set(notes);
  for (const { block, first } of blocks) if (below.has(first) && first >= to) content.push(block);
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function pagesOfArticle(pages: readonly PageStart[], spans: readonly MovedSpan[]): PageStart[] {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return [];
  const begun = pages.findLast(({ start }) => start <= first.start);
  const within = pages.filter(({ start }) => start > first.start && start < last.end);
  return [
    ...(begun ? [{ page: begun.page, start: 0 }] : []),
    ...within.map(({ page, start }) => ({ page, start: placeIn(spans, start) })),
  ];
}

/** The place in the article's text of a place in the file's; of one that was left out, where the next words begin. */
function placeIn(spans: readonly MovedSpan[], at: number): number {
  const span = spans.find(({ end }) => end >= at) ?? spans.at(-1);
  return span ? span.to + Math.max(0, Math.min(at, span.end) - span.start) : 0;
}

/** A page, and where the first of its words begins and the last one ends in the file's text. */
interface PageExtent {
  readonly page: PageLayout;
  readonly start: number;
  readonly end: number;
}

function extentOf({ runs }: PageLayout): Omit<PageExtent, 'page'> {
  return runs.reduce(
    ({ start, end }, [at, length]) => ({ start: Math.min(start, at), end: Math.max(end, at + length) }),
    { start: Infinity, end: 0 },
  );
}

/** The pages on which words of the article stand, with only its own words. */
function layoutOfArticle(pages: readonly PageExtent[], spans: readonly MovedSpan[]): PageLayout[] {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return [];
  return pages.flatMap(({ page, start, end }) => {
    if (start > last.end || end < first.start) return [];
    const runs = page.runs.flatMap((run): PlacedRun[] => movedRun(run, spans));
    return runs.length === 0 ? [] : [{ ...page, runs }];
  });
}

function movedRun([start, length, ...box]: PlacedRun, spans: readonly MovedSpan[]): PlacedRun[] {
  const span = spanAt(spans, start);
  if (!span || start + length > span.end + 1) return [];
  return [[span.to + start - span.start, length, ...box]];
}

/** The span that holds a place, by halving: a newspaper has many lines and runs. */
function spanAt(spans: readonly MovedSpan[], at: number): MovedSpan | null {
  const span = spans[countLeading(spans.length, (index) => spans[index]!.end < at)];
  return span && span.start <= at && at < span.end ? span : null;
}
