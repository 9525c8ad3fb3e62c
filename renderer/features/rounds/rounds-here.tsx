import { useActions } from '#renderer/app/services/action-handlers.ts';
import { showAgreement } from '#renderer/common/openers/agreement-view.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { OpenRoundDialog } from './open-round-dialog.tsx';
import { nextToRecode, recodeSource } from './recode-next.ts';
import { RecodingDialog } from './recoding-dialog.tsx';
import { openDialog, useRoundsDialog } from './rounds-desk.ts';
import { UnlockDialog } from './unlock-dialog.tsx';
import { useRecodings } from './use-rounds.ts';

/** The dialogs about blind rounds and second passes, and their actions, available anywhere. */
export function RoundsHere() {
  const dialog = useRoundsDialog();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const passId = useWorkingCoderId();
  const recoding = useRecodings()?.find((each) => each.passId === passId);
  const next = recoding && nextToRecode(recoding);
  useActions({
    'rounds.show': () => showAgreement('rounds'),
    ...(readOnly
      ? {}
      : {
          'rounds.open': () => openDialog({ what: 'open' }),
          'rounds.recode': () => openDialog({ what: 'recode' }),
        }),
    ...(recoding && next !== undefined && !readOnly
      ? { 'rounds.next': () => recodeSource(recoding, next) }
      : {}),
  });
  const close = () => openDialog(null);
  switch (dialog?.what) {
    case 'open':
      return <OpenRoundDialog onClose={close} />;
    case 'unlock':
      return <UnlockDialog id={dialog.id} onClose={close} />;
    case 'recode':
      return <RecodingDialog of={dialog.personId} onClose={close} />;
    case 'redraw':
      return <RecodingDialog plan={dialog.recoding} onClose={close} />;
    default:
      return null;
  }
}
