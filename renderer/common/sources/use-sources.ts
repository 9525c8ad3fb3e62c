import { derived } from '#renderer/state/derived.ts';
import { projectStore } from '#renderer/state/project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { workingCoder } from '#renderer/state/working-coder.ts';
import { workspaceStore } from '#renderer/state/workspace.ts';
import { sourceRows, type SourceRow } from './source-row.ts';

const rowsOf = derived(({ tables }, coderId: string | undefined) => sourceRows(tables, coderId));

/** All sources as rows for the working coder. */
export function useSourceRows(): SourceRow[] {
  const coderId = useWorkingCoderId();
  return useProject(rowsOf(coderId));
}

/** The same outside components. */
export function sourceRowsNow(): SourceRow[] {
  const state = projectStore.getState();
  return rowsOf(workingCoder(state, workspaceStore.getState()))(state);
}
