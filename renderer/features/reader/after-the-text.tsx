import { useEffect, useState, type ReactNode } from 'react';
import { projectStore } from '#renderer/state/project.ts';
import { workspaceStore } from '#renderer/state/workspace.ts';
import { afterFrames } from '#renderer/ui/frames.ts';
import { readerStore } from './reader-store.ts';

/** Whether no column was drawn in this window yet. */
let isFirst = true;
/** How long to wait for a text, in milliseconds. */
const MAX_WAIT_MS = 400;

/**
 * A column beside the text. The first time in a window it is drawn once the text is on the screen, because drawing it
 * takes as long as drawing the text. Later it is drawn at once: coming late it would flicker.
 */
export function AfterTheText({ children }: { readonly children: ReactNode }) {
  const [isTime, setIsTime] = useState(() => !isFirst || !opensText());
  useEffect(() => {
    isFirst = false;
    return isTime ? undefined : whenTextIsDrawn(() => setIsTime(true));
  }, [isTime]);
  return isTime && children;
}

function opensText(): boolean {
  const { place } = workspaceStore.getState();
  return place !== null && projectStore.getState().tables.source.has(place.sourceId);
}

/** Runs `act` once a text has been painted, or has not come for long. Returns a function that cancels it. */
export function whenTextIsDrawn(act: () => void): () => void {
  let cancel = (): void => undefined;
  const look = (): void => {
    const { left, right } = readerStore.getState();
    if (!left.openText && !right.openText) return;
    stop();
    cancel = afterFrames(2, act);
  };
  const tooLong = setTimeout(() => {
    stop();
    act();
  }, MAX_WAIT_MS);
  const unsubscribe = readerStore.subscribe(look);
  const stop = (): void => {
    clearTimeout(tooLong);
    unsubscribe();
  };
  look();
  return () => {
    stop();
    cancel();
  };
}
