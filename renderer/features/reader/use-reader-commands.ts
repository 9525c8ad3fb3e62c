import { api } from '#renderer/api.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { printCodedText } from '#renderer/common/printing/print-coded-text.ts';
import { sayWhatStays } from '#renderer/common/undo/what-stays.ts';
import { takeBack } from '#renderer/state/taking-back.ts';
import { saveAllWork } from '#renderer/state/unsaved-work.ts';
import { handlersOf } from './reader-commands.ts';
import { useDesk, useMoment } from './use-desk.ts';

/** Attends to the commands of the reader while it is open. One side does at a time: the one that is at hand. */
export function useReaderCommands(): void {
  const desk = useDesk();
  const { words, source, blindId, isAtHand, text } = useMoment();
  useActions({
    ...(isAtHand && {
      ...handlersOf(desk),
      'project.print': () => printCodedText(words, source, blindId),
    }),
    // What is written on one side is kept whichever side has the hand.
    ...(text.phase !== 'saved' && {
      'edit.undo': () => takeBack(async () => sayWhatStays(await api.history.undo())),
      'project.close': async () => {
        await saveAllWork();
        await api.desk.close();
      },
    }),
  });
}
