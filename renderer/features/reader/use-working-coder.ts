import { useProject } from '#renderer/state/use-project.ts';
import { workingCoder } from '#renderer/state/working-coder.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';

/** The id of the coder who works in this window. */
export function useWorkingCoderId(): string | undefined {
  const coderIds = useWorkspace((state) => state.coderIds);
  return useProject((state) => workingCoder(state, { coderIds }));
}
