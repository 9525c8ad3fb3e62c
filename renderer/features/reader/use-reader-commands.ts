import { api } from '#renderer/api.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { printCodedText } from '#renderer/common/printing/print-coded-text.ts';
import { notifyUnchanged } from '#renderer/common/undo/what-stays.ts';
import { runUndo } from '#renderer/state/taking-back.ts';
import { saveAllWork } from '#renderer/state/unsaved-work.ts';
import { handlersOf } from './reader-commands.ts';
import { useDesk, useMoment } from './use-desk.ts';

/** Handles the actions of the reader while it is mounted. Only the active side does so. */
export function useReaderCommands(): void {
  const desk = useDesk();
  const { words, source, blindId, isAtHand, text } = useMoment();
  useActions({
    ...(isAtHand && {
      ...handlersOf(desk),
      'project.print': () => printCodedText(words, source, blindId),
    }),
    // Unsaved text is saved no matter which side is active.
    ...(text.phase !== 'saved' && {
      'edit.undo': () => runUndo(async () => notifyUnchanged(await api.history.undo())),
      'project.close': async () => {
        await saveAllWork();
        await api.desk.close();
      },
    }),
  });
}
