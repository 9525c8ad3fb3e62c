import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';

const allOpen: readonly string[] = [];

/** The open branches, remembered by project. Stored as the closed ones, so that the branch of a new code is open. */
export function useOpenBranches(): readonly [ReadonlySet<string>, (open: ReadonlySet<string>) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  const inOrder = useProject((state) => state.codebook.inOrder);
  const [closed, setClosed] = useChoice<readonly string[]>(`codebook.closed.${path}`, allOpen);
  const shut = new Set(closed);
  const open = new Set(inOrder.flatMap(({ id }) => (shut.has(id) ? [] : [id])));
  return [open, (next) => setClosed(inOrder.flatMap(({ id }) => (next.has(id) ? [] : [id])))];
}
