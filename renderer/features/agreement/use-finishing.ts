// Finishing sources, some hundreds at a time, so that one sees how far it is and can stop. What is finished stays finished,
// and undo takes all of it back at once.
import { useRef, useState } from 'react';
import type { DisagreementsRequest } from '#core/agreement/request.ts';
import { api } from '#renderer/api.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';
import type { UnderWay } from './use-agreement.ts';

/** How many sources are finished in one act: those of the largest studies take less than a second. */
const AT_ONCE = 200;

export interface Finishing {
  readonly run: () => Promise<void>;
  /** Null while nothing is under way. */
  readonly underWay: UnderWay | null;
  readonly stop: () => void;
}

/** Finishes the sources in which nothing is open. */
export function useFinishing(request: DisagreementsRequest): Finishing {
  const { t } = useWords();
  const sources = useProject((state) => state.tables.source);
  const [underWay, setUnderWay] = useState<UnderWay | null>(null);
  const isStopped = useRef(false);
  const run = async (): Promise<void> => {
    if (underWay !== null) return;
    isStopped.current = false;
    const within = request.scope?.sourceIds ?? [...sources.keys()];
    const group = crypto.randomUUID();
    const startedAt = Date.now();
    let finished = 0;
    try {
      for (let done = 0; done < within.length && !isStopped.current; done += AT_ONCE) {
        if (within.length > AT_ONCE) setUnderWay({ at: { done, total: within.length }, startedAt });
        const sourceIds = within.slice(done, done + AT_ONCE);
        const asked = { ...request, scope: { ...request.scope, sourceIds } };
        // One after the other: each looks at what the one before has written.
        const ids = await api.agreement.finish(
          { request: asked, layerName: t('agreement_screen:layer_name') },
          { group },
        );
        finished += ids.length;
      }
    } finally {
      setUnderWay(null);
    }
    notify(
      finished > 0
        ? t('agreement_screen:finished', { count: finished })
        : t('agreement_screen:finished_none'),
    );
  };
  return {
    run,
    underWay,
    stop: () => {
      isStopped.current = true;
    },
  };
}
