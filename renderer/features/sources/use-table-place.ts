import { useRef } from 'react';
import { useChoice, workspaceStore } from '#renderer/state/workspace.ts';

/** The position is saved after this many milliseconds without scrolling. */
const SAVE_AFTER_MS = 300;

/** The scroll position of a table, remembered by `name` between starts. */
export function useTablePlace(name: string): {
  readonly initialOffset: number;
  readonly onOffset: (offset: number) => void;
} {
  const [offset] = useChoice(name, 0);
  const initialOffset = useRef(offset);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  return {
    initialOffset: initialOffset.current,
    onOffset: (next) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        workspaceStore.setState(({ choices }) => ({ choices: { ...choices, [name]: next } }));
      }, SAVE_AFTER_MS);
    },
  };
}
