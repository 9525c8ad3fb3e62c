// Deciding about the chosen places, from the bar below the texts and by its keys.
import { useState } from 'react';
import type { DifferingPlace } from '#core/agreement/places.ts';
import type { DisagreementsRequest } from '#core/agreement/request.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { codeName } from '#renderer/common/codes/code-name-of.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { chosenNow, placeKey, stepTo } from './chosen-place.ts';
import { useAgreementChoices } from './use-agreement.ts';
import { useDecisions, type DecisionsUnderWay } from './use-decisions.ts';

/** What can be decided; of `one` whose codings are taken. */
export type Decided =
  | { readonly outcome: 'one'; readonly takenFrom: string }
  | { readonly outcome: 'both' | 'neither' | 'discuss' };

export interface Deciding extends Pick<DecisionsUnderWay, 'underWay' | 'stop'> {
  readonly places: readonly DifferingPlace[];
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  /** Null in a study that is only read, and while others are being decided. */
  readonly decide: ((decided: Decided) => void) | null;
}

/** The list that the chosen places are of, and the question that it answers. */
export interface ChosenOfList {
  readonly request: DisagreementsRequest;
  readonly listed: readonly DifferingPlace[];
  readonly places: readonly DifferingPlace[];
}

/** How the chosen places are decided about. What is on the screen is handed on, so that no key comes before its places. */
export function useDeciding({ request, listed, places }: ChosenOfList): Deciding {
  const words = useWords();
  const { t } = words;
  const [{ show }] = useAgreementChoices();
  const codebook = useProject((state) => state.codebook);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [first] = places;
  // What was typed about one place is never the reason of another.
  const at = first ? placeKey(first) : '';
  const [typed, setTyped] = useState({ at, reason: '' });
  const reason = typed.at === at ? typed.reason : '';
  const setReason = (next: string): void => setTyped({ at, reason: next });
  const { underWay, stop, decide: decidePlaces } = useDecisions();
  const decide = (decided: Decided): void => {
    if (!first) return;
    const last = places.at(-1);
    const before = chosenNow();
    decidePlaces({
      request,
      places: places.map(({ sourceId, codeId, span }) => ({ sourceId, codeId, span })),
      ...decided,
      reason: reason.trim(),
      layerName: t('agreement_screen:layer_name'),
      memoTitle:
        decided.outcome === 'discuss'
          ? t('agreement_screen:memo_title', { code: codeName(words, codebook, first.codeId) })
          : '',
    }).then((count) => {
      if (count === 0) return;
      // A reason that was typed since is the next one's.
      setTyped((now) => (now.at === at && now.reason === reason ? { at, reason: '' } : now));
      // A place that leaves the list makes room for the next one, unless somebody has gone to another meanwhile.
      if (show !== 'all' && show !== 'extent' && chosenNow() === before) stepTo(listed, last, 1);
    }, showError);
  };
  return { places, reason, setReason, decide: readOnly || underWay !== null ? null : decide, underWay, stop };
}
