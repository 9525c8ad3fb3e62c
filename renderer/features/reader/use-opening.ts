import { useEffect, useRef, type RefObject } from 'react';
import type { SurfaceHandle } from '#renderer/editor/surface.ts';
import { offsetOf, type ReadingPlace } from '#core/reading-place.ts';
import { readingPlaceOf } from './reading-places.ts';
import { activeSide, type Side } from '#renderer/state/side.ts';
import { arrive, workspaceStore, type Place } from '#renderer/state/workspace.ts';
import { focusCoding, setOpen, type OpenText } from './reader-store.ts';
import type { SourceSession } from './source-session.ts';
import type { ShownCodings } from './use-shown-codings.ts';

/** What the columns at the sides may do to the open text. */
export type ReachFromAside = Pick<OpenText, 'focus' | 'codeSelection' | 'recode' | 'memo' | 'remove'>;

/** Lets the columns at the sides reach the text while it is open. */
export function useOpenText(
  side: Side,
  sourceId: string,
  surface: RefObject<SurfaceHandle | null>,
  reach: ReachFromAside,
): void {
  const latest = useRef(reach);
  latest.current = reach;
  useEffect(() => {
    setOpen(side, {
      sourceId,
      openText: {
        text: () => surface.current?.text() ?? '',
        reveal: (span) => surface.current?.reveal(span),
        focus: () => latest.current.focus(),
        codeSelection: (codeId) => latest.current.codeSelection(codeId),
        recode: (at) => latest.current.recode(at),
        memo: () => latest.current.memo(),
        remove: () => latest.current.remove(),
      },
    });
    return () => {
      setOpen(side, null);
    };
  }, [side, sourceId, surface]);
}

/** In a note that begins with a heading and an empty line, as an outline makes it, on that line; else at 0. */
export function whereWritingBegins(text: string): number {
  const [first = '', second] = text.split('\n', 2);
  return second === '' ? first.length + 1 : 0;
}

/**
 * Goes to the place for which the source was opened, now and when it is asked for again; where it was opened for none,
 * to where it was read last.
 */
export function useOpening(
  side: Side,
  place: Place,
  session: SourceSession,
  surface: RefObject<SurfaceHandle | null>,
  mode: 'read' | 'write',
  isHandElsewhere: () => boolean,
): void {
  // Only how it is when the source opens: changing the mode moves no caret.
  const begin = useRef(mode);
  begin.current = mode;
  const asked = useRef(place);
  asked.current = place;
  useEffect(() => {
    const { sourceId, codingId, span, top } = asked.current;
    // What a hand does meanwhile stands: where the source was read last is asked for, and may be long in coming.
    const hand = new AbortController();
    for (const act of ['pointerdown', 'keydown', 'wheel'] as const)
      window.addEventListener(act, () => hand.abort(), { capture: true, passive: true, signal: hand.signal });
    // Beside the side that has the hand a text opens quietly: the page has one selection, and it is where the hand is.
    const isAtHand = (): boolean => activeSide(workspaceStore.getState()) === side;
    // Nor does it take the keys from what the hand has gone to while the text was on its way.
    let isLeft = false;
    const begins = (): void => {
      const tracked = session.state.tracked.stored.get(codingId ?? '');
      const target = tracked ?? span;
      if (codingId !== undefined) focusCoding(side, codingId);
      const text = surface.current;
      if (!text) return;
      const start = begin.current === 'write' ? whereWritingBegins(text.text()) : 0;
      isLeft = isHandElsewhere();
      if (isAtHand() && !isLeft) {
        text.focus();
        if (target) text.select(tracked ? { start: target.start, end: target.start } : target);
        else text.select({ start, end: start });
      }
      if (target) text.reveal(target);
    };
    const goesOn = (kept: ReadingPlace | null): void => {
      const text = surface.current;
      if (text && kept && !hand.signal.aborted) {
        const start = offsetOf(text.text(), kept);
        if (isAtHand() && !isLeft) text.select({ start, end: start });
        text.bringToTop(start);
      }
      arrive(side, asked.current);
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
      hand.abort();
      cancelAnimationFrame(frame);
    };
    // Another place is another number: what is left of a place that was shown is none.
  }, [side, place.nonce, session, surface, isHandElsewhere]);
}

/** Shows all coders where a list has led to the coding of another one, until the analyst chooses otherwise. */
export function useLedToOthers(place: Place, { others, held, records, setOthers }: ShownCodings): void {
  const ledTo = useRef<Place | null>(null);
  useEffect(() => {
    if (ledTo.current === place) return;
    ledTo.current = place;
    const { codingId } = place;
    if (codingId !== undefined && others === false && held.has(codingId) && !records.has(codingId)) {
      setOthers(true);
    }
  }, [place, others, held, records, setOthers]);
}
