// The part of a long text on or near the screen, as text nodes with their offsets in the plain text. Only this part is
// painted, measured and labelled; the rest costs nothing.
import type { EditorView } from '@tiptap/pm/view';
import type { Span } from '#core/span.ts';
import { positionMap, type MappedBlock } from './position-map.ts';

interface TextRun extends Span {
  readonly node: Text;
}

/** The text near the screen. Valid until the document or its layout changes. */
export interface VisibleText {
  readonly span: Span;
  readonly runs: readonly TextRun[];
  /** The elements of the blocks in `span`, for empty blocks. */
  readonly blocks: readonly (MappedBlock & { readonly element: HTMLElement })[];
}

/** If more UTF-16 units than this lie between the first and last visible block, the ends are found by point. */
const MAX_MEASURED_UNITS = 60_000;
/** How many units to keep on each side of such a point: more than a screen of text. */
const UNITS_AROUND_POINT = 8_000;

/** The text within `reach` pixels above and below the visible part of `scroller`. */
export function visibleText(view: EditorView, scroller: HTMLElement, reach: number): VisibleText {
  const { doc } = view.state;
  const map = positionMap(doc);
  const frame = scroller.getBoundingClientRect();
  const elements = view.dom.children;
  const firstChild = firstBelow(elements, frame.top - reach);
  const lastChild = Math.max(firstChild, firstBelow(elements, frame.bottom + reach) - 1);
  let span = childSpan(view, firstChild, lastChild);
  if (span.end - span.start > MAX_MEASURED_UNITS) span = narrowed(view, frame, span);

  const blocks: (MappedBlock & { element: HTMLElement })[] = [];
  const runs: TextRun[] = [];
  for (let index = map.blockAt(span.start); index < map.blocks.length; index += 1) {
    const block = map.blocks[index];
    if (!block || block.start > span.end) break;
    const element = elementOf(view, block);
    if (!element) continue;
    blocks.push({ ...block, element });
    collectRuns(element, block.start, runs);
  }
  return { span, runs, blocks };
}

/** The part of `span` near the screen as a range for painting; null if there is none. */
export function rangeIn(visible: VisibleText, span: Span): StaticRange | null {
  const { runs } = visible;
  const first = runs[firstRunEndingAfter(runs, span.start)];
  if (!first || first.start >= span.end) return null;
  const last = runs[lastRunStartingBefore(runs, span.end)];
  if (!last || last.end <= span.start) return null;
  return new StaticRange({
    startContainer: first.node,
    startOffset: clamp(span.start - first.start, first.node.length),
    endContainer: last.node,
    endOffset: clamp(span.end - last.start, last.node.length),
  });
}

const probe = new Map<Document, Range>();

/** The box of the character at `offset`, or of its block if that is empty; null if it is not near the screen. */
export function boxAt(visible: VisibleText, offset: number): DOMRect | null {
  const { runs, blocks } = visible;
  const run = runs[firstRunEndingAfter(runs, offset)];
  if (run && run.start <= offset && offset - run.start < run.node.length) {
    let range = probe.get(run.node.ownerDocument);
    if (!range) probe.set(run.node.ownerDocument, (range = run.node.ownerDocument.createRange()));
    range.setStart(run.node, offset - run.start);
    range.setEnd(run.node, offset - run.start + 1);
    const boxes = range.getClientRects();
    const box = boxes[boxes.length - 1];
    if (box) return box;
  }
  const block = blocks.findLast(({ start }) => start <= offset);
  return block && offset <= block.start + block.length ? block.element.getBoundingClientRect() : null;
}

/** The text offset at a point of the window; null if there is no text. */
export function offsetAtPoint(view: EditorView, x: number, y: number): number | null {
  const at = view.posAtCoords({ left: x, top: y });
  return at ? positionMap(view.state.doc).toOffset(at.pos) : null;
}

function childSpan(view: EditorView, first: number, last: number): Span {
  const map = positionMap(view.state.doc);
  const { doc } = view.state;
  let from = 0;
  for (let index = 0; index < Math.min(first, doc.childCount); index += 1) from += doc.child(index).nodeSize;
  let to = from;
  for (let index = first; index <= last && index < doc.childCount; index += 1)
    to += doc.child(index).nodeSize;
  return { start: map.toOffset(from), end: map.toOffset(to) };
}

function narrowed(view: EditorView, frame: DOMRect, span: Span): Span {
  const { left } = view.dom.getBoundingClientRect();
  const top = offsetAtPoint(view, left + 4, Math.max(frame.top, 0) + 2);
  const bottom = offsetAtPoint(view, left + 4, frame.bottom - 2);
  return {
    start: Math.max(span.start, (top ?? span.start) - UNITS_AROUND_POINT),
    end: Math.min(span.end, (bottom ?? span.end) + UNITS_AROUND_POINT),
  };
}

/** The index of the first element that extends below `y`; the elements must be ordered from top to bottom. */
function firstBelow(elements: HTMLCollection, y: number): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = elements[middle];
    if (element && element.getBoundingClientRect().bottom <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

function elementOf(view: EditorView, block: MappedBlock): HTMLElement | null {
  const { node } = view.domAtPos(block.from, 0);
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>('p, h1, h2, h3, h4') ?? null;
}

function collectRuns(element: HTMLElement, start: number, runs: TextRun[]): void {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = start;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    runs.push({ start: at, end: at + text.length, node: text });
    at += text.length;
  }
}

function firstRunEndingAfter(runs: readonly TextRun[], offset: number): number {
  return partition(runs, (run) => run.end > offset);
}

function lastRunStartingBefore(runs: readonly TextRun[], offset: number): number {
  return partition(runs, (run) => run.start >= offset) - 1;
}

/** The index of the first run for which `holds`, given that it holds for all later ones. */
function partition(runs: readonly TextRun[], holds: (run: TextRun) => boolean): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run && holds(run)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function clamp(value: number, high: number): number {
  return Math.min(Math.max(value, 0), high);
}
