// Scrolls to a place in a text whose paragraphs get their real height only once they come near the screen.
import type { EditorView } from '@tiptap/pm/view';
import type { Span } from '#core/span.ts';
import { positionMap } from './position-map.ts';
import { offsetAtPoint } from './visible-text.ts';

/** How often to scroll again while paragraphs that were never shown get their real height. */
const MAX_ROUNDS = 4;
/** Where a place that was out of view lands, as a share of the height from the top. */
const LANDING_SHARE = 0.3;
/** How often to adjust until the first visible line stands still, because text above it may be laid out late. */
const MAX_ROUNDS_TO_TOP = 20;
/** How far inside the edges of the view to probe for a line, in pixels. */
const EDGE_PX = 2;

const underWay = new WeakMap<HTMLElement, AbortController>();

/** Scrolls so that the beginning of the span is visible; does nothing if it already is. */
export function revealSpan(view: EditorView, scroller: HTMLElement, span: Span): void {
  underWay.get(scroller)?.abort();
  const position = positionMap(view.state.doc).toPosition(span.start);
  let rounds = 0;
  const scroll = (): void => {
    if (!scroller.isConnected) return;
    const frame = scroller.getBoundingClientRect();
    const box = view.coordsAtPos(position, 1);
    const inSight = box.top >= frame.top + 8 && box.bottom <= frame.bottom - 8;
    if (rounds === 0 && inSight) return;
    const distance = box.top - (frame.top + frame.height * LANDING_SHARE);
    if (Math.abs(distance) > 2) scroller.scrollTop += distance;
    rounds += 1;
    // Text above may change its height once it is laid out.
    if (rounds < MAX_ROUNDS) requestAnimationFrame(scroll);
  };
  scroll();
}

/**
 * Whether the line of the offset is in view now. Measured at once: what was laid out last may be a picture old when a key comes
 * right after the text has been opened or scrolled.
 */
export function isInSight(view: EditorView, scroller: HTMLElement, offset: number): boolean {
  const map = positionMap(view.state.doc);
  const frame = scroller.getBoundingClientRect();
  const line = view.coordsAtPos(map.toPosition(Math.min(offset, map.length)), 1);
  return line.bottom > frame.top && line.top < frame.bottom;
}

/** The offset of the first line of which at least half is visible, in UTF-16 units of the text. */
export function firstInSight(view: EditorView, scroller: HTMLElement): number {
  const text = view.dom.getBoundingClientRect();
  const { top } = scroller.getBoundingClientRect();
  if (text.top >= top) return 0;
  const x = text.left + EDGE_PX;
  const at = offsetAtPoint(view, x, top + EDGE_PX) ?? 0;
  const map = positionMap(view.state.doc);
  const line = view.coordsAtPos(map.toPosition(at), 1);
  if (line.bottom - top >= (line.bottom - line.top) / 2) return at;
  const next = offsetAtPoint(view, x, line.bottom + EDGE_PX) ?? at;
  // A point between two blocks resolves to the one that has scrolled out of view; take the next.
  return next > at ? next : map.blocks[map.blockAt(at) + 1]?.start || at;
}

/** Whether the line of the offset is the first visible one, to a pixel or two. */
export function isAtTop(view: EditorView, scroller: HTMLElement, offset: number): boolean {
  const map = positionMap(view.state.doc);
  if (offset > map.length) return false;
  const line = view.coordsAtPos(map.toPosition(offset), 1);
  return Math.abs(line.top - scroller.getBoundingClientRect().top) <= EDGE_PX;
}

/**
 * Scrolls until the line of `offset` is the first visible one, and keeps it there while text above is laid out and
 * fonts load, or until the reader scrolls.
 */
export function bringToTop(view: EditorView, scroller: HTMLElement, offset: number): void {
  underWay.get(scroller)?.abort();
  if (offset === 0) {
    scroller.scrollTop = 0;
    return;
  }
  const ended = new AbortController();
  underWay.set(scroller, ended);
  for (const hand of ['wheel', 'pointerdown', 'keydown'] as const) {
    scroller.addEventListener(hand, () => ended.abort(), { once: true, passive: true, signal: ended.signal });
  }
  const hold = (rounds: number): void => {
    if (ended.signal.aborted || !scroller.isConnected || view.isDestroyed) return;
    const position = positionMap(view.state.doc).toPosition(offset);
    const distance = view.coordsAtPos(position, 1).top - scroller.getBoundingClientRect().top;
    if (Math.abs(distance) >= 1) scroller.scrollTop += distance;
    if (rounds > 0) requestAnimationFrame(() => hold(rounds - 1));
  };
  hold(MAX_ROUNDS_TO_TOP);
  void document.fonts.ready.then(() => hold(MAX_ROUNDS_TO_TOP));
}
