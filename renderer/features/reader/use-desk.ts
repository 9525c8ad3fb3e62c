import { createContext, use, useSyncExternalStore } from 'react';
import type { ReaderDesk } from './reader-desk.ts';
import type { ReaderMoment } from './reader-moment.ts';

/** The desk of the source that a part of the reader is about. */
export const DeskHere = createContext<ReaderDesk | null>(null);

/** The desk at which this part of the reader stands. */
export function useDesk(): ReaderDesk {
  const desk = use(DeskHere);
  if (!desk) throw new Error('No source is open here');
  return desk;
}

/** What is so there at the moment; the component renders again when that changes. */
export function useMoment(): ReaderMoment {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, () => desk.now);
}
