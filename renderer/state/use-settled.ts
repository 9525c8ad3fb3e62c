import { useEffect, useState } from 'react';

/** The value once it has been stable for `pause` milliseconds: a question is sent when typing stops. */
export function useSettled<T>(value: T, pause = 200): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}
