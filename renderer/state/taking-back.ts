// Undo and redo change texts that may be open for writing. Whoever shows such a text is asked to make room for it.
import { useEffect, useEffectEvent } from 'react';

/** Does the work with everything made ready for it, and takes in what came of it. */
export type MakeRoom = (work: () => Promise<unknown>) => Promise<unknown>;

const rooms: MakeRoom[] = [];

/** Undoes or redoes, once everyone who has a text open for writing has made room for it. */
export async function takeBack(work: () => Promise<unknown>): Promise<void> {
  await rooms.reduce<() => Promise<unknown>>((within, room) => () => room(within), work)();
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
