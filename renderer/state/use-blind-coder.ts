import { useProject } from './use-project.ts';
import { useWorkingCoderId } from './use-working-coder.ts';
import { asBlind } from './working-coder.ts';

/** The coder whose work alone is seen, in a blind round or a second pass; else null. */
export function useBlindCoderId(): string | null {
  const coderId = useWorkingCoderId();
  return useProject((state) => asBlind(state, coderId));
}
