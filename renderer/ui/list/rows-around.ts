import { useEffect, useState } from 'react';

/** The rows are drawn after this many milliseconds at the latest, however busy the page is. */
const MAX_DELAY_MS = 500;

/**
 * How many rows to draw on each side of those in view, so that scrolling does not show gaps: none at first, because
 * nobody sees them and drawing them delays the screen; `most` once there is time.
 */
export function useRowsAround(most: number): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    return whenIdle(() => setCount(most));
  }, [most]);
  return count;
}

/** Runs `run` when the browser is idle; returns a function that cancels it. Safari cannot report idleness. */
function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(run, MAX_DELAY_MS);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(run, { timeout: MAX_DELAY_MS });
  return () => cancelIdleCallback(asked);
}
