// Decisions about many places under way: how far they are, and how to stop them.
import { useRef, useState } from 'react';
import { decidePlaces, type Decisions } from './decide-places.ts';
import { holdPlaces, type UnderWay } from './use-agreement.ts';

export interface DecisionsUnderWay {
  /** How many of many places are decided; null while none are. */
  readonly underWay: UnderWay | null;
  /** Ends after the places that are being decided; what is decided by then stays decided. */
  readonly stop: () => void;
  /** Decides, in `group` if given. Returns as `decidePlaces`. */
  readonly decide: (decisions: Decisions, group?: string) => Promise<number>;
}

export function useDecisions(): DecisionsUnderWay {
  const [underWay, setUnderWay] = useState<UnderWay | null>(null);
  const isStopped = useRef(false);
  const decide: DecisionsUnderWay['decide'] = async (decisions, group) => {
    isStopped.current = false;
    const startedAt = Date.now();
    try {
      return await decidePlaces(decisions, {
        ...(group === undefined ? {} : { group }),
        onProgress: (at) => {
          holdPlaces(true);
          setUnderWay({ at, startedAt });
        },
        isStopped: () => isStopped.current,
      });
    } finally {
      holdPlaces(false);
      setUnderWay(null);
    }
  };
  return {
    underWay,
    stop: () => {
      isStopped.current = true;
    },
    decide,
  };
}
