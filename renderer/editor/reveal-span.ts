// Scrolling to a place in the text whose paragraphs have their true height only once they have been near the screen.
import type { EditorView } from '@tiptap/pm/view';
import type { Span } from '#core/span.ts';
import { positionMap } from './position-map.ts';
import { offsetAtPoint } from './visible-text.ts';

/** Rounds of scrolling until paragraphs that were never shown have their true height. */
const MOST_ROUNDS = 4;
/** How far from the top, as a share of the height, a place lands that was out of sight. */
const LANDING = 0.3;
/** Rounds until the first line in sight stands still: what is above it may be laid out late. */
const MOST_ROUNDS_TO_TOP = 20;
/** Below the upper edge of what is in sight, in pixels: so much of a line counts. */
const EDGE = 2;

const underWay = new WeakMap<HTMLElement, AbortController>();

/** Scrolls so that the span's beginning is in sight; does nothing when it already is. */
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
    const distance = box.top - (frame.top + frame.height * LANDING);
    if (Math.abs(distance) > 2) scroller.scrollTop += distance;
    rounds += 1;
    // What lies above may grow or shrink once it is laid out in truth.
    if (rounds < MOST_ROUNDS) requestAnimationFrame(scroll);
  };
  scroll();
}

/** Where the first line begins of which at least half can be seen, in UTF-16 units of the text. */
export function firstInSight(view: EditorView, scroller: HTMLElement): number {
  const text = view.dom.getBoundingClientRect();
  const { top } = scroller.getBoundingClientRect();
  if (text.top >= top) return 0;
  const x = text.left + EDGE;
  const at = offsetAtPoint(view, x, top + EDGE) ?? 0;
  const map = positionMap(view.state.doc);
  const line = view.coordsAtPos(map.toPosition(at), 1);
  if (line.bottom - top >= (line.bottom - line.top) / 2) return at;
  const next = offsetAtPoint(view, x, line.bottom + EDGE) ?? at;
  // Between two blocks a point is nearest to the one that has gone out of sight.
  return next > at ? next : map.blocks[map.blockAt(at) + 1]?.start || at;
}

/** Whether the line of the offset is the first in sight, to the pixel or two. */
export function isAtTop(view: EditorView, scroller: HTMLElement, offset: number): boolean {
  const map = positionMap(view.state.doc);
  if (offset > map.length) return false;
  const line = view.coordsAtPos(map.toPosition(offset), 1);
  return Math.abs(line.top - scroller.getBoundingClientRect().top) <= EDGE;
}

/**
 * Scrolls until the line of `offset` is the first in sight, and holds it there while what is above it is laid out and
 * fonts arrive, or until the reader scrolls.
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
  hold(MOST_ROUNDS_TO_TOP);
  void document.fonts.ready.then(() => hold(MOST_ROUNDS_TO_TOP));
}
