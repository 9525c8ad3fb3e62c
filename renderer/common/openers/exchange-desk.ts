// Which dialog for exchange with other programs is open, and the files dropped for it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ChosenFile } from '#renderer/transport/host.ts';

export interface ExchangeDesk {
  readonly dialog: 'bring' | 'write' | null;
  readonly files: readonly ChosenFile[];
}

const nothing: ExchangeDesk = { dialog: null, files: [] };
const store = createStore<ExchangeDesk>(() => nothing);

/** The dialog that is open. */
export function useExchangeDesk(): ExchangeDesk {
  return useStore(store);
}

/** Opens the dialog that imports a project of another program, with the dropped files if any. */
export function openProjectImport(files: readonly ChosenFile[] = []): void {
  store.setState({ dialog: 'bring', files });
}

/** Opens the dialog that exports for other programs. */
export function openProjectExport(): void {
  store.setState({ dialog: 'write', files: [] });
}

/** Closes the open dialog. */
export function closeExchange(): void {
  store.setState(nothing);
}
