// Undo and redo may change a text that is open for writing, so the component that shows it prepares for that.
import { useEffect, useEffectEvent } from 'react';

/** Runs `work` with the open text prepared for it, then takes over the result. */
export type PrepareForUndo = (work: () => Promise<unknown>) => Promise<unknown>;

const rooms: PrepareForUndo[] = [];

/** Runs an undo or redo once every component with a text open for writing has prepared for it. */
export async function runUndo(work: () => Promise<unknown>): Promise<void> {
  await rooms.reduce<() => Promise<unknown>>((within, room) => () => room(within), work)();
}

/** Lets this component prepare for undo and redo while `isOpen`. */
export function usePrepareForUndo(isOpen: boolean, makeRoom: PrepareForUndo): void {
  const current = useEffectEvent(makeRoom);
  useEffect(() => {
    if (!isOpen) return undefined;
    const room: PrepareForUndo = (work) => current(work);
    rooms.push(room);
    return () => {
      rooms.splice(rooms.indexOf(room), 1);
    };
  }, [isOpen]);
}
