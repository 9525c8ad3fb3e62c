import { createContext, use, useMemo, useSyncExternalStore } from 'react';
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

/**
 * Some facts of the current state; the component renders again only when one of them changes. `facts` must be the same
 * array at each render.
 */
export function useFacts<Fact extends keyof ReaderMoment>(facts: readonly Fact[]): Pick<ReaderMoment, Fact> {
  const desk = useDesk();
  const select = useMemo(() => lastWith(desk, facts), [desk, facts]);
  return useSyncExternalStore(desk.subscribe, select);
}

/** Returns a function that returns the same state as before until one of the facts has changed. */
function lastWith(desk: ReaderDesk, facts: readonly (keyof ReaderMoment)[]): () => ReaderMoment {
  let last = desk.now;
  return () => {
    const { now } = desk;
    if (facts.some((fact) => !Object.is(last[fact], now[fact]))) last = now;
    return last;
  };
}
