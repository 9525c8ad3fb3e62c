import { useMemo, useRef, useState } from 'react';
import type { Suggestions } from '#core/more-like/suggested.ts';
import type { RefusedPassage } from '#electron/services/suggestions.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import type { Progress } from '#electron/rpc/transport.ts';
import { keptOrder } from './kept-order.ts';
import type { Suggested } from './suggestion-row.ts';

/** How many passages are listed at a time: more than anybody judges before the ranking has changed. */
const LISTED = 50;

export interface SuggestionsAsked extends Answer<Suggestions> {
  /** In the order in which they first appeared, until they are ranked again. */
  readonly rows: readonly Suggested[];
  /** How far the texts have been read, the first time. */
  readonly progress: (Progress & { readonly startedAt: number }) | null;
  /** Puts the rows into the present order, the most alike first. */
  readonly rankAgain: () => void;
  /** Whether the order shown is not the present one. */
  readonly isOldOrder: boolean;
}

/**
 * The passages most like those of a code, by the codings of the person who works here and nobody else's. A change asks
 * again and moves no row. Null asks nothing.
 */
export function useSuggestions(codeId: string | null): SuggestionsAsked {
  const coderId = useWorkingCoderId();
  const [progress, setProgress] = useState<SuggestionsAsked['progress']>(null);
  const [ranking, setRanking] = useState(0);
  const answer = useAnswer(
    coderId === undefined || codeId === null ? null : `suggestions ${codeId} ${coderId}`,
    async (asking, signal) => {
      const startedAt = Date.now();
      const onProgress = ({ done, total }: Progress): void => {
        if (!signal.aborted) setProgress({ done, total, startedAt });
      };
      try {
        return await asking.suggestions.find(
          { codeId: codeId ?? '', limit: LISTED, ...(coderId === undefined ? {} : { layer: { coderId } }) },
          { onProgress },
        );
      } finally {
        setProgress(null);
      }
    },
  );
  const ranked = useMemo(
    () => (answer.value?.rows ?? []).map((row) => ({ ...row, id: idOf(row) })),
    [answer.value],
  );
  const kept = useRef<{ readonly ranking: number; readonly ids: readonly string[] }>({ ranking: 0, ids: [] });
  const rows = useMemo(() => {
    const now =
      kept.current.ranking === ranking ? keptOrder(kept.current.ids, ranked, ({ id }) => id) : ranked;
    kept.current = { ranking, ids: now.map(({ id }) => id) };
    return now;
  }, [ranked, ranking]);
  const isOldOrder = rows.some(({ id }, at) => ranked[at]?.id !== id);
  return { ...answer, rows, progress, isOldOrder, rankAgain: () => setRanking((before) => before + 1) };
}

/** The passages that the person refused for the code. */
export function useRefused(codeId: string): Answer<RefusedPassage[]> {
  const coderId = useWorkingCoderId();
  return useAnswer(`refused ${codeId} ${coderId ?? ''}`, (asking) => asking.suggestions.refused({ codeId }));
}

function idOf({ sourceId, start, end }: { sourceId: string; start: number; end: number }): string {
  return `${sourceId} ${start}–${end}`;
}
