// Which codes are selected in the tree. A single one becomes the current code of all screens.
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkspace, workspaceStore } from '#renderer/state/workspace.ts';

const store = createStore<{ ids: ReadonlySet<string> }>(() => ({ ids: new Set() }));
const none: ReadonlySet<string> = new Set();

/** Selects codes in the tree. */
export function chooseCodes(ids: ReadonlySet<string>): void {
  store.setState({ ids });
  const [only, ...others] = ids;
  if (only !== undefined && others.length === 0) workspaceStore.setState({ codeId: only });
}

/** The selected codes that still exist; the current code if none was selected. */
export function useChosenCodes(): ReadonlySet<string> {
  const ids = useStore(store, (state) => state.ids);
  const codeId = useWorkspace((state) => state.codeId);
  const codebook = useProject((state) => state.codebook);
  const inTree = [...ids].filter((id) => isShown(codebook.byId.get(id)?.status));
  if (inTree.length > 1 || (codeId !== null && ids.has(codeId) && inTree.length > 0)) {
    return inTree.length === ids.size ? ids : new Set(inTree);
  }
  return codeId !== null && isShown(codebook.byId.get(codeId)?.status) ? new Set([codeId]) : none;
}

function isShown(status: string | undefined): boolean {
  return status !== undefined && status !== 'merged';
}
