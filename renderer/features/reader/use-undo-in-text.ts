import { AppError } from '#core/errors.ts';
import { usePrepareForUndo } from '#renderer/state/taking-back.ts';
import type { ReaderDesk } from './reader-desk.ts';
import { useMoment } from './use-desk.ts';

/** Lets undo and redo run around a text that is being written. */
export function useUndoInText({ session, surface }: ReaderDesk): void {
  const { mode } = useMoment();
  usePrepareForUndo(mode === 'write', async (work) => {
    const goOn = surface.current?.holdTyping?.();
    try {
      // Save first: undo should revert the words typed last, not the change before them.
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

/** Ignores the error if undo has removed the open source itself. */
function unlessGone(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'not_found')) throw error;
}
