import { createContext, use, useSyncExternalStore } from 'react';
import type { ReaderDesk } from './reader-desk.ts';
import type { ReaderMoment } from './reader-moment.ts';

/** The desk of the source that a part of the reader belongs to. */
export const DeskHere = createContext<ReaderDesk | null>(null);

/** The desk of this part of the reader. */
export function useDesk(): ReaderDesk {
  const desk = use(DeskHere);
  if (!desk) throw new Error('No source is open here');
  return desk;
}

/** The current state there; the component renders again when it changes. */
export function useMoment(): ReaderMoment {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, () => desk.now);
}
