import { AppError } from '#core/errors.ts';
import { useRoomForUndo } from '#renderer/state/taking-back.ts';
import type { ReaderDesk } from './reader-desk.ts';
import { useMoment } from './use-desk.ts';

/** Lets undo and redo take place around a text that is being written. */
export function useUndoInText({ session, surface }: ReaderDesk): void {
  const { mode } = useMoment();
  useRoomForUndo(mode === 'write', async (work) => {
    const goOn = surface.current?.holdTyping?.();
    try {
      // First what is being written is saved: undo takes back the last words, not what was done before them.
      await session.save();
      await work();
      await session.takeIn().catch(unlessGone);
      // The editor shows the new text before the next task.
      await new Promise((resolve) => setTimeout(resolve));
    } finally {
      goOn?.();
    }
  });
}

/** An undo may take back the very source that is open. */
function unlessGone(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'not_found')) throw error;
}
