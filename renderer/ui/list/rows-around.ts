import { useEffect, useState } from 'react';

/** The screen is drawn by then, in milliseconds. Not every browser tells when it has nothing to do. */
const SOON = 300;

/**
 * How many rows to draw on either side of those in sight, so that there are some when one scrolls: none at first, since
 * nobody sees them and the screen waits for what is drawn; `most` of them a moment later.
 */
export function useRowsAround(most: number): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setCount(most), SOON);
    return () => clearTimeout(timer);
  }, [most]);
  return count;
}
