// The text of one article out of the text of its file: its lines without those left out, with its rich text, its pages
// and the places of its words on them.
import type { PageLayout, PlacedRun } from '../../text/page-layout.ts';
import type { PageStart } from '../../text/pages.ts';
import type { Block, RichText } from '../../text/rich-text.ts';
import { isPlain, textBlocks } from '../../text/plain-text.ts';
import type { PieceOfOriginal } from './piece-of-original.ts';

/** A text with its pages, as a reader returns it or as an article has it. */
export interface PagedText {
  readonly text: string;
  readonly doc: RichText | null;
  readonly pages: readonly PageStart[];
  readonly layout: readonly PageLayout[] | null;
}

/** The text of an article. Blank lines at its ends, and those that surround lines left out, are left out too. */
export function articleText(
  file: PagedText,
  { lines: [from, to], left }: Pick<PieceOfOriginal, 'lines' | 'left'>,
): PagedText {
  const all = file.text.split('\n');
  const kept = keptLines(all, from, to, new Set(left));
  const text = kept.map((line) => cleanLine(all[line] ?? '')).join('\n');
  const doc = file.doc === null ? null : sliceOf(file.doc, kept);
  const moved = movedSpans(all, kept);
  return {
    text,
    doc: doc === null || isPlain(doc) ? null : doc,
    pages: pagesOfArticle(file.pages, moved),
    layout: file.layout === null ? null : layoutOfArticle(file.layout, moved),
  };
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

function movedSpans(all: readonly string[], kept: readonly number[]): MovedSpan[] {
  const wanted = new Set(kept);
  const spans: MovedSpan[] = [];
  let at = 0;
  let to = 0;
  for (const [line, text] of all.entries()) {
    if (wanted.has(line)) {
      const begins = text.startsWith('\f') ? 1 : 0;
      spans.push({ start: at + begins, end: at + text.length, to });
      to += cleanLine(text).length + 1;
    }
    at += text.length + 1;
  }
  return spans;
}

/** The rich text of these text blocks, by their numbers in reading order. */
function sliceOf(doc: RichText, kept: readonly number[]): RichText {
  const wanted = new Set(kept);
  let next = 0;
  const content = doc.content.flatMap((block): readonly Block[] => {
    const blocks = textBlocks({ type: 'doc', content: [block] });
    const [first, count] = [next, blocks.length];
    next += count;
    const own = blocks.filter((_, at) => wanted.has(first + at));
    if (own.length === count) return [block];
    // A list or table of which a part is left out comes apart into its lines.
    return own;
  });
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

/** The pages on which words of the article stand, with only its own words. */
function layoutOfArticle(layout: readonly PageLayout[], spans: readonly MovedSpan[]): PageLayout[] {
  return layout.flatMap((page) => {
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
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span && span.start <= at && at < span.end ? span : null;
}
