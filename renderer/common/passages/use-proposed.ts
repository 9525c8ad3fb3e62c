import { isMachine } from '#core/program-origin.ts';
import type { Proposed } from '#electron/services/program-codings.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';

/** What programs proposed for the code, and what the person decided on it. */
export function useProposed(codeId: string): Answer<Proposed> {
  const coderId = useWorkingCoderId();
  const hasPrograms = useProject((state) => [...state.tables.coder.values()].some(isMachine));
  return useAnswer(hasPrograms ? `proposed ${codeId} ${coderId ?? ''}` : null, (asking) =>
    asking.suggestions.proposed({ codeId }),
  );
}
