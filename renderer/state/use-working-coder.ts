import { useProject } from './use-project.ts';
import { workingCoder } from './working-coder.ts';
import { useWorkspace } from './workspace.ts';

/** The coder who works in this window; the component renders again when that changes. */
export function useWorkingCoderId(): string | undefined {
  const coderIds = useWorkspace((state) => state.coderIds);
  const becoming = useWorkspace((state) => state.becoming);
  return useProject((state) => workingCoder(state, { coderIds, becoming }));
}
