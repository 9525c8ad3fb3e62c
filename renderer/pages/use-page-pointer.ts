// Pointer behaviour on the pages: selects text, highlights the coding under the pointer, focuses one on click.
import { useEffect, useRef, type RefObject } from 'react';
import { paragraphAt } from '#core/text/segments.ts';
import { codingsOver, nextInStack } from '#renderer/editor/coding-stack.ts';
import type { SpanIndex } from '#renderer/editor/spans-near.ts';
import type { SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import type { TextPlace } from '#renderer/editor/surface.ts';
import { wholeWords, wordAt } from '#renderer/editor/word-edges.ts';
import type { Hit } from './placed-text.ts';
import type { PageSelection, SelectedEnds } from './use-page-selection.ts';

export interface PagePointer {
  readonly text: string;
  readonly index: SpanIndex<SurfaceCoding>;
  readonly focusedId: string | null;
  readonly selection: PageSelection;
  /** What is at a point of the window; null if there is no text at all. */
  readonly hit: (x: number, y: number) => Hit | null;
  readonly onFocus: (id: string | null) => void;
  /** The innermost coding under the pointer: the one that a click focuses. */
  readonly onHover: (id: string | null) => void;
  /** The pointer was pressed over the pages and is now released. */
  readonly onReleased: () => void;
  /** Returns whether a menu opens. */
  readonly onMenu: (place: TextPlace) => boolean;
}

/** A press that moves further than this, in pixels, selects text and is no click. */
const MAX_CLICK_TRAVEL_PX = 4;
/** Scrolling speed during a drag, in pixels per frame for each pixel that the pointer is beyond the frame. */
const SCROLL_SPEED = 0.25;

/** Handles the pointer over `sheets`, the pages inside `scroller`. */
export function usePagePointer(
  scroller: RefObject<HTMLElement | null>,
  sheets: RefObject<HTMLElement | null>,
  pointer: PagePointer,
): void {
  const latest = useRef(pointer);
  latest.current = pointer;
  useEffect(() => {
    const [frame, element] = [scroller.current, sheets.current];
    if (!frame || !element) return undefined;
    let pressed: { readonly x: number; readonly y: number; base: number } | null = null;
    let last = { x: 0, y: 0 };
    let frameAsked = 0;

    const under = (x: number, y: number): SurfaceCoding[] => {
      const { hit, index } = latest.current;
      const character = hit(x, y)?.character ?? null;
      return character === null ? [] : codingsOver(index, character);
    };
    const drag = (): void => {
      if (!pressed) return;
      const box = frame.getBoundingClientRect();
      const beyond = Math.min(0, last.y - box.top) + Math.max(0, last.y - box.bottom);
      if (beyond !== 0) {
        frame.scrollBy(0, beyond * SCROLL_SPEED);
        frameAsked = requestAnimationFrame(drag);
      }
      const hit = latest.current.hit(last.x, Math.min(box.bottom - 1, Math.max(box.top, last.y)));
      if (hit) latest.current.selection.select({ base: pressed.base, head: hit.offset });
    };
    const onDown = (event: MouseEvent): void => {
      if (event.button !== 0) return;
      // The browser would select in the order of its own boxes.
      event.preventDefault();
      frame.focus({ preventScroll: true });
      const { hit, selection, text } = latest.current;
      const found = hit(event.clientX, event.clientY);
      if (!found) return;
      const { offset } = found;
      if (event.shiftKey) {
        pressed = { x: event.clientX, y: event.clientY, base: selection.ends?.base ?? offset };
        selection.select({ base: pressed.base, head: offset });
        return;
      }
      const whole =
        event.detail === 2 ? wordAt(text, offset) : event.detail > 2 ? paragraphAt(text, offset) : null;
      pressed = { x: event.clientX, y: event.clientY, base: whole?.start ?? offset };
      selection.select(whole ? { base: whole.start, head: whole.end } : { base: offset, head: offset });
    };
    const onMove = (event: MouseEvent): void => {
      last = { x: event.clientX, y: event.clientY };
      cancelAnimationFrame(frameAsked);
      if (pressed && event.buttons === 1) {
        if (hasMoved(pressed, last)) frameAsked = requestAnimationFrame(drag);
      } else if (event.buttons === 0 && event.target instanceof Node && element.contains(event.target)) {
        frameAsked = requestAnimationFrame(() => {
          latest.current.onHover(nextInStack(under(last.x, last.y), null));
        });
      }
    };
    const onUp = (event: MouseEvent): void => {
      const from = pressed;
      pressed = null;
      cancelAnimationFrame(frameAsked);
      if (!from || event.button !== 0) return;
      const at = { x: event.clientX, y: event.clientY };
      if (hasMoved(from, at)) {
        last = at;
        const { hit, selection, text } = latest.current;
        const found = hit(at.x, at.y);
        if (found) selection.select(selectedTo(text, from.base, found.offset, event.altKey));
        latest.current.onReleased();
        return;
      }
      latest.current.onReleased();
      if (event.detail > 1 || event.shiftKey) return;
      latest.current.onFocus(nextInStack(under(at.x, at.y), latest.current.focusedId));
    };
    const onMenu = (event: MouseEvent): void => {
      const { clientX, clientY } = event;
      const byKey = event.button !== 2;
      const hit = latest.current.hit(clientX, clientY);
      const opens = latest.current.onMenu({
        clientX,
        clientY,
        byKey,
        offset: hit?.character == null ? null : hit.offset,
        codingIds: byKey ? [] : under(clientX, clientY).map(({ id }) => id),
      });
      if (opens) event.preventDefault();
    };
    const onLeave = (): void => {
      if (!pressed) latest.current.onHover(null);
    };
    element.addEventListener('mousedown', onDown);
    element.addEventListener('mouseleave', onLeave);
    // The menu key's event goes to the focused element.
    frame.addEventListener('contextmenu', onMenu);
    // A drag continues wherever the pointer is.
    window.addEventListener('mousemove', onMove);
    window.addEventListener('mouseup', onUp);
    return () => {
      cancelAnimationFrame(frameAsked);
      element.removeEventListener('mousedown', onDown);
      element.removeEventListener('mouseleave', onLeave);
      frame.removeEventListener('contextmenu', onMenu);
      window.removeEventListener('mousemove', onMove);
      window.removeEventListener('mouseup', onUp);
    };
  }, [scroller, sheets]);
}

/** The selection of a drag: all words that it touches or, with `exactly`, only the characters it passed over. */
function selectedTo(text: string, base: number, head: number, exactly: boolean): SelectedEnds {
  if (exactly || base === head) return { base, head };
  const { start, end } = wholeWords(text, { start: Math.min(base, head), end: Math.max(base, head) });
  return base < head ? { base: start, head: end } : { base: end, head: start };
}

function hasMoved(
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
) {
  return Math.hypot(a.x - b.x, a.y - b.y) > MAX_CLICK_TRAVEL_PX;
}
