// The damaged project for which salvage is offered.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { AppError } from '#core/errors.ts';

export interface SalvageOffer {
  readonly path: string;
  /** `damaged`: the project cannot be opened. `open`: it is open and readable. */
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

/** Offers salvage if a file could not be opened because it is damaged; returns whether it did. */
export function offerSalvageOf(path: string, error: unknown): boolean {
  if (!(error instanceof AppError) || error.key !== 'errors:damaged_project') return false;
  offerSalvage({ path, how: 'damaged' });
  return true;
}
