import { useEffect, useRef } from 'react';
import { offsetOf, type ReadingPlace } from '#core/reading-place.ts';
import { readingPlaceOf } from './reading-places.ts';
import { watchHand } from '#renderer/ui/focus-watch.ts';
import { activeSide } from '#renderer/state/side.ts';
import { noteShown, workspaceStore } from '#renderer/state/workspace.ts';
import type { Place } from '#renderer/state/workspace-state.ts';
import type { ReaderDesk } from './reader-desk.ts';
import { focusCoding, setOpen } from './reader-store.ts';
import { showOthers } from './shown-codings.ts';
import { useMoment } from './use-desk.ts';

/** Gives the side columns access to the text while it is open. */
export function useOpenText(desk: ReaderDesk): void {
  useEffect(() => {
    setOpen(desk.side, { sourceId: desk.session.sourceId, openText: desk });
    return () => setOpen(desk.side, null);
  }, [desk]);
}

/**
 * The offset at which writing starts: in a note that begins with a heading and an empty line, as an outline creates it,
 * on that line; else 0.
 */
export function whereWritingBegins(text: string): number {
  const [first = '', second] = text.split('\n', 2);
  return second === '' ? first.length + 1 : 0;
}

/**
 * Goes to the target that the source was opened for, and again when it is requested again; without a target, to the
 * place last read.
 */
export function useOpening(desk: ReaderDesk, place: Place, hasMovedElsewhere: () => boolean): void {
  const asked = useRef(place);
  asked.current = place;
  useEffect(() => {
    const { side, session, surface } = desk;
    const { sourceId, codingId, span, top } = asked.current;
    // If the person does something meanwhile, that counts: fetching the place last read may take long.
    const hasActed = watchHand();
    // On the inactive side a text opens quietly: the page has one selection, and it belongs to the active side.
    const isAtHand = (): boolean => activeSide(workspaceStore.getState()) === side;
    // Nor does the text take the focus if the person went elsewhere while the text was loading.
    let isLeft = false;
    const begins = (): void => {
      const tracked = session.state.tracked.stored.get(codingId ?? '');
      const target = tracked ?? span;
      if (codingId !== undefined) focusCoding(side, codingId);
      const text = surface.current;
      if (!text) return;
      const start = desk.now.mode === 'write' ? whereWritingBegins(text.text()) : 0;
      isLeft = hasMovedElsewhere();
      if (isAtHand() && !isLeft) {
        text.focus();
        const caret = text.selection()?.head ?? start;
        if (target) text.select(tracked ? { start: target.start, end: target.start } : target);
        // Frames can be slow: whoever has gone on with the caret keeps it.
        else if (!hasActed() || caret === start) text.select({ start, end: start });
      }
      if (target) text.reveal(target);
    };
    const goesOn = (kept: ReadingPlace | null): void => {
      const text = surface.current;
      if (text && kept && !hasActed()) {
        const start = offsetOf(text.text(), kept);
        if (isAtHand() && !isLeft) text.select({ start, end: start });
        text.bringToTop(start);
      }
      noteShown(side, asked.current);
    };
    const isJump = codingId !== undefined || span !== undefined;
    const last = isJump ? Promise.resolve(null) : top ? Promise.resolve(top) : readingPlaceOf(sourceId);
    let isGone = false;
    let frame = requestAnimationFrame(() => {
      begins();
      void last.then((kept) => {
        if (!isGone) frame = requestAnimationFrame(() => goesOn(kept));
      });
    });
    return () => {
      isGone = true;
      cancelAnimationFrame(frame);
    };
    // Another nonce is another request; after the target was shown, nothing is left of it.
  }, [desk, place.nonce, hasMovedElsewhere]);
}

/** Shows all coders when a list has led to a coding of another coder, until the analyst chooses otherwise. */
export function useShowOthersForTarget(place: Place): void {
  const { others, held, records } = useMoment();
  const ledTo = useRef<Place | null>(null);
  useEffect(() => {
    if (ledTo.current === place) return;
    ledTo.current = place;
    const { codingId } = place;
    if (codingId !== undefined && others === false && held.has(codingId) && !records.has(codingId)) {
      showOthers(true);
    }
  }, [place, others, held, records]);
}
