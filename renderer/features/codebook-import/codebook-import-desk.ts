// Whether a codebook is being chosen for an import: asked for in the codebook, in the menu and in the palette.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const store = createStore<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

/** Whether the dialog is open. */
export function useCodebookImport(): boolean {
  return useStore(store, ({ isOpen }) => isOpen);
}

/** Opens the dialog that imports a codebook. */
export function beginCodebookImport(): void {
  store.setState({ isOpen: true });
}

/** Closes it. */
export function closeCodebookImport(): void {
  store.setState({ isOpen: false });
}
