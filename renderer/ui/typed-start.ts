import { useRef, type KeyboardEvent } from 'react';
import type { Option } from './option.ts';

/** Letters that follow each other within this time, in milliseconds, are one word. */
const PAUSE = 1000;

/**
 * Finds the option that begins with what has been typed so far. The returned function takes a pressed key; it gives
 * null for a key that writes nothing, and where nothing begins so.
 */
export function useTypedStart<Value extends string>(
  options: readonly Option<Value>[],
): (event: KeyboardEvent) => Option<Value> | null {
  const typed = useRef({ letters: '', at: 0 });
  return ({ key, timeStamp }) => {
    const { letters, at } = typed.current;
    const goesOn = letters !== '' && timeStamp - at < PAUSE;
    // A space opens the list, but within a word it belongs to the word.
    if ([...key].length !== 1 || (key === ' ' && !goesOn)) return null;
    const word = goesOn ? letters + key : key;
    typed.current = { letters: word, at: timeStamp };
    const wanted = word.toLocaleLowerCase();
    return (
      options.find(
        ({ label, disabled }) => disabled !== true && label.toLocaleLowerCase().startsWith(wanted),
      ) ?? null
    );
  };
}
