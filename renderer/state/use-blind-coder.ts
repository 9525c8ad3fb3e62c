import { useProject } from './use-project.ts';
import { useWorkingCoderId } from './use-working-coder.ts';

/**
 * The working coder's id where that coder codes a second time, else null. A second pass stays blind to the first: it
 * sees its own codings and counts only.
 */
export function useBlindCoderId(): string | null {
  const coderId = useWorkingCoderId();
  return useProject(({ tables }) =>
    coderId !== undefined && tables.coder.get(coderId)?.kind === 'second-pass' ? coderId : null,
  );
}
