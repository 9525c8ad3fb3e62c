// Which dialog of the exchange with other programs is open, and the files that were dropped for it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ChosenFile } from '#renderer/transport/host.ts';

export interface ExchangeDesk {
  readonly dialog: 'bring' | 'write' | null;
  readonly files: readonly ChosenFile[];
}

const nothing: ExchangeDesk = { dialog: null, files: [] };
const store = createStore<ExchangeDesk>(() => nothing);

/** What is open now. */
export function useExchangeDesk(): ExchangeDesk {
  return useStore(store);
}

/** Opens the dialog that brings in a project of another program, at these files where some were dropped. */
export function beginBringing(files: readonly ChosenFile[] = []): void {
  store.setState({ dialog: 'bring', files });
}

/** Opens the dialog that writes for other programs. */
export function beginWriting(): void {
  store.setState({ dialog: 'write', files: [] });
}

/** Closes whatever is open. */
export function closeExchange(): void {
  store.setState(nothing);
}
