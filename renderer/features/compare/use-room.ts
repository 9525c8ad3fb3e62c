import { useLayoutEffect, useState, type RefObject } from 'react';

/** Whether an element is at least this wide, in px; false until measured. */
export function useRoom(frame: RefObject<HTMLElement | null>, least: number): boolean {
  const [hasRoom, setHasRoom] = useState(false);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = () => setHasRoom(element.clientWidth >= least);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, least]);
  return hasRoom;
}
