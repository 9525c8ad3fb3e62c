import { useEffect, type RefObject } from 'react';

/** How far the last column's handle reaches beyond its edge, in px; this is no hidden column. */
const HANDLE_PX = 4;

/** If less than this would remain between the first and last column, in px, the last column does not stick. */
const MIN_BETWEEN_PX = 160;

/** The width of the view between the first and the last column. */
function between(scroller: HTMLElement): number {
  const cells = scroller.querySelector('[role="row"]')?.children;
  const [first, last] = [cells?.[0], cells?.[cells.length - 1]];
  return scroller.clientWidth - (first?.clientWidth ?? 0) - (last?.clientWidth ?? 0);
}

/**
 * Marks the scroller with `data-wide` while its content overflows sideways, `data-more` while some of it is beyond the
 * right edge (where systems hide scroll bars), and `data-keeps` while the last column may stick. The first child must
 * be as wide as the whole content.
 */
export function useWide(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = () => {
      const { scrollWidth, clientWidth, scrollLeft } = element;
      element.toggleAttribute('data-wide', scrollWidth - clientWidth > HANDLE_PX);
      element.toggleAttribute('data-keeps', between(element) >= MIN_BETWEEN_PX);
      element.toggleAttribute('data-more', scrollWidth - clientWidth - scrollLeft > HANDLE_PX);
    };
    // Called after layout, so that measuring forces none.
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
