// Which dialog of the exchange with other programs is open, and the file that was dropped for it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ChosenFile } from '#renderer/transport/host.ts';

export interface ExchangeDesk {
  readonly dialog: 'bring' | 'write' | null;
  readonly file: ChosenFile | null;
}

const nothing: ExchangeDesk = { dialog: null, file: null };
const store = createStore<ExchangeDesk>(() => nothing);

/** What is open now. */
export function useExchangeDesk(): ExchangeDesk {
  return useStore(store);
}

/** Opens the dialog that brings in a project of another program, at this file where one was dropped. */
export function beginBringing(file: ChosenFile | null = null): void {
  store.setState({ dialog: 'bring', file });
}

/** Opens the dialog that writes for other programs. */
export function beginWriting(): void {
  store.setState({ dialog: 'write', file: null });
}

/** Closes whatever is open. */
export function closeExchange(): void {
  store.setState(nothing);
}
