import type { PlaceDecision } from '#core/agreement/decisions.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';

/** What was decided about a place, in a word; null if nothing was. */
export function useOutcome(decision: PlaceDecision | null): string | null {
  const { t } = useWords();
  const name = useProject((state) => state.tables.coder.get(decision?.takenFrom ?? '')?.name ?? '');
  if (decision === null) return null;
  return t(`agreement_screen:outcome.${decision.isChanged ? 'changed' : decision.outcome}`, { name });
}
