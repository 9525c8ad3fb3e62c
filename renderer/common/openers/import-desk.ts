// Which dialog of an import is open, and the files that were dropped for it. Beside every screen, so that files
// can be dropped and chosen anywhere, and be kept while a project is made for them.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { DroppedFile } from '#renderer/transport/dropped-files.ts';

export interface ImportDesk {
  readonly dialog: 'files' | 'paste' | 'progress' | null;
  readonly files: readonly DroppedFile[];
}

const nothing: ImportDesk = { dialog: null, files: [] };
const store = createStore<ImportDesk>(() => nothing);

/** What is open now. */
export function useImportDesk(): ImportDesk {
  return useStore(store);
}

/** Opens the dialog that brings in files, with those dropped so far. */
export function bringIn(files: readonly DroppedFile[] = []): void {
  store.setState({ dialog: 'files', files });
}

/** Opens the dialog for text from the clipboard. */
export function beginPasting(): void {
  store.setState({ dialog: 'paste', files: [] });
}

/** Shows how far the running import is. */
export function showProgress(): void {
  store.setState({ dialog: 'progress', files: [] });
}

/** Closes whatever is open; an import goes on. */
export function closeImportDesk(): void {
  store.setState(nothing);
}

/** Whether the progress is in sight as a dialog. */
export function isProgressShown(): boolean {
  return store.getState().dialog === 'progress';
}
