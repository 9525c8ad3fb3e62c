// Whether the dialog to import a codebook is open: from the codebook, the menu or the palette, or after dropping a
// file.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ChosenFile } from '#renderer/transport/host.ts';

export interface CodebookImportDesk {
  readonly isOpen: boolean;
  /** The dropped file. */
  readonly file: ChosenFile | null;
}

const closed: CodebookImportDesk = { isOpen: false, file: null };
const store = createStore<CodebookImportDesk>(() => closed);

/** Whether the dialog is open, and with which file. */
export function useCodebookImport(): CodebookImportDesk {
  return useStore(store);
}

/** Opens the dialog to import a codebook, with the dropped file if any. */
export function beginCodebookImport(file: ChosenFile | null = null): void {
  store.setState({ isOpen: true, file });
}

/** Closes the dialog. */
export function closeCodebookImport(): void {
  store.setState(closed);
}
