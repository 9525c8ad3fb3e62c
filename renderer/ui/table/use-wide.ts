import { useEffect, type RefObject } from 'react';

/** The handle of the last column reaches so far beyond its edge, in px: that is no column out of sight. */
const HANDLE = 4;

/** Where so little would be left between the first and the last column, in px, the last goes out of sight with the others. */
const LEAST_BETWEEN = 160;

/** How wide the view is between the first and the last column. */
function between(scroller: HTMLElement): number {
  const cells = scroller.querySelector('[role="row"]')?.children;
  const [first, last] = [cells?.[0], cells?.[cells.length - 1]];
  return scroller.clientWidth - (first?.clientWidth ?? 0) - (last?.clientWidth ?? 0);
}

/**
 * Marks the scroller with `data-wide` while it holds more than fits sideways, and with `data-more` while some of it lies
 * beyond its right edge, where systems hide their scroll bars; with `data-keeps` while the last column may stay in sight. Its first child is as wide as all in it.
 */
export function useWide(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = () => {
      const { scrollWidth, clientWidth, scrollLeft } = element;
      element.toggleAttribute('data-wide', scrollWidth - clientWidth > HANDLE);
      element.toggleAttribute('data-keeps', between(element) >= LEAST_BETWEEN);
      element.toggleAttribute('data-more', scrollWidth - clientWidth - scrollLeft > HANDLE);
    };
    // Told after each layout, so that looking makes none.
    const observer = new ResizeObserver(look);
    element.addEventListener('scroll', look, { passive: true });
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);
}
