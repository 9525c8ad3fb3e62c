import { useState } from 'react';

/**
 * A setting of a control: the given one, or one of its own where none is given, which begins as `initial`. Returns it with its
 * setter, which tells `onChange` too.
 */
export function useOwn<T, Next extends T = T>(
  given: T | undefined,
  initial: T,
  onChange: ((next: Next) => void) | undefined,
): readonly [T, (next: Next) => void] {
  const [own, setOwn] = useState(initial);
  const set = (next: Next): void => {
    setOwn(next);
    onChange?.(next);
  };
  return [given === undefined ? own : given, set];
}
