// Undo and redo change texts that may be open for writing. Whoever shows such a text is asked to make room for it.
import { useEffect, useEffectEvent } from 'react';

/** Does the work with everything made ready for it, and takes in what came of it. */
export type MakeRoom = (work: () => Promise<unknown>) => Promise<unknown>;

const rooms: MakeRoom[] = [];

/** Undoes or redoes: directly, or through the one who has a text open for writing. */
export async function takeBack(work: () => Promise<unknown>): Promise<void> {
  const room = rooms.at(-1);
  await (room ? room(work) : work());
}

/** Lets this component make room for undo and redo while `isOpen`. */
export function useRoomForUndo(isOpen: boolean, makeRoom: MakeRoom): void {
  const current = useEffectEvent(makeRoom);
  useEffect(() => {
    if (!isOpen) return undefined;
    const room: MakeRoom = (work) => current(work);
    rooms.push(room);
    return () => {
      rooms.splice(rooms.indexOf(room), 1);
    };
  }, [isOpen]);
}
