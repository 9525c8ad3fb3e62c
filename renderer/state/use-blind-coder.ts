import { useProject } from './use-project.ts';
import { usePersonId, useWorkingCoderId } from './use-working-coder.ts';
import { asBlind, sightHere } from './working-coder.ts';

/** The coder whose work alone is seen, in a blind round or a second pass; else null. */
export function useBlindCoderId(): string | null {
  const coderId = useWorkingCoderId();
  return useProject((state) => asBlind(state, coderId));
}

/** Whether blind work hides anything from who works here. */
export function useIsSealed(): boolean {
  const coderId = useWorkingCoderId();
  const personId = usePersonId();
  return useProject((state) => sightHere(state, coderId, personId) !== null);
}
