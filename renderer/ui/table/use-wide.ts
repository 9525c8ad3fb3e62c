import { useEffect, type RefObject } from 'react';

/** The handle of the last column reaches so far beyond its edge, in px: that is no column out of sight. */
const HANDLE = 4;

/**
 * Marks the scroller with `data-wide` while it holds more than fits sideways, and with `data-more` while some of it lies
 * beyond its right edge, where systems hide their scroll bars. Its first child is as wide as all in it.
 */
export function useWide(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = () => {
      const { scrollWidth, clientWidth, scrollLeft } = element;
      element.toggleAttribute('data-wide', scrollWidth - clientWidth > HANDLE);
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
