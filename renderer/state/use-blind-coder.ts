import { useProject } from './use-project.ts';
import { useWorkingCoderId } from './use-working-coder.ts';
import { asBlind } from './working-coder.ts';

/** The working coder's id during a second pass, which is blind to the first; else null. */
export function useBlindCoderId(): string | null {
  const coderId = useWorkingCoderId();
  return useProject((state) => asBlind(state, coderId));
}
