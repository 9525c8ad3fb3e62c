import { useEffect, type RefObject } from 'react';

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
      element.toggleAttribute('data-wide', scrollWidth > clientWidth);
      element.toggleAttribute('data-more', scrollWidth - clientWidth - scrollLeft > 1);
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
