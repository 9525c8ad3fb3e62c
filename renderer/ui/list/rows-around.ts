import { useEffect, useState } from 'react';

/** They are drawn by then, in milliseconds, however busy the page is. */
const LATEST = 500;

/**
 * How many rows to draw on either side of those in sight, so that there are some when one scrolls: none at first, since
 * nobody sees them and the screen waits for what is drawn; `most` of them once there is time.
 */
export function useRowsAround(most: number): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    return whenIdle(() => setCount(most));
  }, [most]);
  return count;
}

/** Runs once there is time; the returned function calls it off. Safari does not tell when there is. */
function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(run, LATEST);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(run, { timeout: LATEST });
  return () => cancelIdleCallback(asked);
}
