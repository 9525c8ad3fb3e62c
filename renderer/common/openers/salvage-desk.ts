// The damaged project whose salvage is offered, wherever one came upon it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { AppError } from '#core/errors.ts';

export interface SalvageOffer {
  readonly path: string;
  /** `damaged`: it cannot be opened. `open`: it can be read, and is open. */
  readonly how: 'damaged' | 'open';
}

const desk = createStore<{ readonly offer: SalvageOffer | null }>(() => ({ offer: null }));

export function useSalvageOffer(): SalvageOffer | null {
  return useStore(desk, ({ offer }) => offer);
}

export function offerSalvage(offer: SalvageOffer): void {
  desk.setState({ offer });
}

export function closeSalvage(): void {
  desk.setState({ offer: null });
}

/** Offers to salvage a file that could not be opened, where that is because of damage; whether it is. */
export function offersSalvage(path: string, error: unknown): boolean {
  if (!(error instanceof AppError) || error.key !== 'errors:damaged_project') return false;
  offerSalvage({ path, how: 'damaged' });
  return true;
}
