import type { EditorView } from '@tiptap/pm/view';
import type { Span } from '#core/span.ts';
import { positionMap } from './position-map.ts';

/** Rounds of scrolling until paragraphs that were never shown have their true height. */
const MOST_ROUNDS = 4;
/** How far from the top, as a share of the height, a place lands that was out of sight. */
const LANDING = 0.3;

/** Scrolls so that the span's beginning is in sight; does nothing when it already is. */
export function revealSpan(view: EditorView, scroller: HTMLElement, span: Span): void {
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
