import { useRef } from 'react';
import { useChoice, workspaceStore } from '#renderer/state/workspace.ts';

/** Remembered once the hand has rested this long, in milliseconds. */
const PAUSE = 300;

/** Where a table is scrolled to, to be handed to it: remembered by `name` from one start to the next. */
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
      }, PAUSE);
    },
  };
}
