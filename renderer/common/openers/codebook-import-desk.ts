// Whether a codebook is being chosen for an import: asked for in the codebook, in the menu and in the palette, or by
// dropping one.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ChosenFile } from '#renderer/transport/host.ts';

export interface CodebookImportDesk {
  readonly isOpen: boolean;
  /** The file that was dropped. */
  readonly file: ChosenFile | null;
}

const closed: CodebookImportDesk = { isOpen: false, file: null };
const store = createStore<CodebookImportDesk>(() => closed);

/** Whether the dialog is open, and with which file. */
export function useCodebookImport(): CodebookImportDesk {
  return useStore(store);
}

/** Opens the dialog that imports a codebook, at this file where one was dropped. */
export function beginCodebookImport(file: ChosenFile | null = null): void {
  store.setState({ isOpen: true, file });
}

/** Closes it. */
export function closeCodebookImport(): void {
  store.setState(closed);
}
