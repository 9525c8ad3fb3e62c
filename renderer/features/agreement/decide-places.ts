// Decides about places, and asks before agreed codings that somebody made by hand go.
import { AppError } from '#core/errors.ts';
import { api } from '#renderer/api.ts';
import { currentWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';

type Asked = Parameters<typeof api.agreement.decide>[0];

/** Decides as one act, in `group` if given. Returns whether it was done: false if the person would rather keep what is there. */
export async function decidePlaces(asked: Asked, group?: string): Promise<boolean> {
  const options = group === undefined ? {} : { group };
  try {
    await api.agreement.decide(asked, options);
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.key !== 'errors:agreement_by_hand') throw error;
    const { t } = currentWords();
    const { count = 1, source = '' } = error.parameters as {
      readonly count?: number;
      readonly source?: string;
    };
    const yes = await confirm({
      title: t('agreement_screen:by_hand_title'),
      body: t('agreement_screen:by_hand', { count, source }),
      action: t('agreement_screen:by_hand_replace'),
    });
    if (yes) await api.agreement.decide({ ...asked, overHand: true }, options);
    return yes;
  }
}
