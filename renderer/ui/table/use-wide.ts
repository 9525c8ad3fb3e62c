import { useEffect, type RefObject } from 'react';

/** Marks the scroller with `data-wide` while it holds more than fits sideways; its first child is as wide as all in it. */
export function useWide(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    // Told after each layout, so that looking makes none.
    const observer = new ResizeObserver(() => {
      element.toggleAttribute('data-wide', element.scrollWidth > element.clientWidth);
    });
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [scroller]);
}
