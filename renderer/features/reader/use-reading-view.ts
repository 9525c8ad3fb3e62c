import { useRef, type RefObject } from 'react';
import type { SurfaceHandle } from '#renderer/editor/surface.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import type { SourceSession } from './source-session.ts';

/** The text set for coding, or the pages of its original. */
export type ReadingView = 'text' | 'page';

export interface ReadingViews {
  /** The view as it is in a mode: as chosen last, where the source has pages and is read, not written. */
  readonly viewIn: (mode: 'read' | 'write') => ReadingView;
  readonly choose: (view: ReadingView) => void;
  /**
   * Does what opens another view, and finds the place and the selection again there; the focus too, unless the hand has
   * gone elsewhere meanwhile.
   */
  readonly change: (isHandElsewhere: () => boolean, open: () => void) => void;
}

/** Which view of a source is open. */
export function useReadingView(
  session: SourceSession,
  surface: RefObject<SurfaceHandle | null>,
): ReadingViews {
  const [chosen, choose] = useChoice<ReadingView>('reader.view', 'text');
  const frame = useRef(0);
  const change: ReadingViews['change'] = (isHandElsewhere, open) => {
    const before = surface.current;
    const selection = before?.selection() ?? null;
    const seen = before?.firstInSight() ?? null;
    const isSeen = selection !== null && before?.isInSight(selection.head) === true;
    session.rest();
    open();
    cancelAnimationFrame(frame.current);
    // The next surface is there in the next frame, and has its size in the one after.
    frame.current = requestAnimationFrame(() => {
      frame.current = requestAnimationFrame(() => {
        const after = surface.current;
        if (!after) return;
        if (!isHandElsewhere()) after.focus();
        if (selection) after.select({ start: selection.start, end: selection.end });
        if (isSeen) after.reveal(selection);
        else if (seen !== null) after.reveal({ start: seen, end: seen });
      });
    });
  };
  return { viewIn: (mode) => (session.hasPages && mode === 'read' ? chosen : 'text'), choose, change };
}
