// Which import dialog is open, and the files dropped for it. It belongs to no screen, so that files can be dropped
// anywhere, and kept while a project is created for them.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { DroppedFile } from '#renderer/transport/dropped-files.ts';

export interface ImportDesk {
  readonly dialog: 'files' | 'paste' | 'progress' | null;
  readonly files: readonly DroppedFile[];
}

const nothing: ImportDesk = { dialog: null, files: [] };
const store = createStore<ImportDesk>(() => nothing);

/** The dialog that is open. */
export function useImportDesk(): ImportDesk {
  return useStore(store);
}

/** Opens the import dialog with the files dropped so far. */
export function openImport(files: readonly DroppedFile[] = []): void {
  store.setState({ dialog: 'files', files });
}

/** Opens the dialog for text from the clipboard. */
export function beginPasting(): void {
  store.setState({ dialog: 'paste', files: [] });
}

/** Shows the progress of the running import. */
export function showProgress(): void {
  store.setState({ dialog: 'progress', files: [] });
}

/** Closes the open dialog; a running import continues. */
export function closeImportDesk(): void {
  store.setState(nothing);
}

/** Whether the progress is shown as a dialog. */
export function isProgressShown(): boolean {
  return store.getState().dialog === 'progress';
}
