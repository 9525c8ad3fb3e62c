// What the annex would be: asked again whenever a choice changes, since its sizes are those of real files.
import { useEffect, useRef, useState } from 'react';
import type { PassageLength } from '#core/annex/excerpts.ts';
import type { AnnexPreview } from '#electron/services/annex/write.ts';
import { api } from '#renderer/api.ts';
import { useJob, type Job } from '#renderer/app/services/use-job.ts';
import type { AnnexChoices } from './annex-choice.ts';

/** How many milliseconds a choice must stand before its annex is made: several are often changed in a row. */
const SETTLED_AFTER_MS = 250;

export interface Preview {
  /** That of the present choices; null until it is made. */
  readonly found: AnnexPreview | null;
  readonly job: Job;
  /** Whether it was stopped. */
  readonly isStopped: boolean;
  readonly again: () => void;
}

/** Makes the preview of these choices, with passages cut at this length beside the usual ones. */
export function usePreview(asked: AnnexChoices['asked'], length: number, isWanted: boolean): Preview {
  const [attempt, setAttempt] = useState(0);
  const key = JSON.stringify([asked, length, attempt]);
  const [answer, setAnswer] = useState<{ key: string; found: AnnexPreview | null } | null>(null);
  const job = useJob();
  const make = async (mine: AbortSignal): Promise<void> => {
    const lengths: PassageLength[] = [length];
    const found = await job.run(async ({ signal, onProgress }) => {
      const either = { signal: AbortSignal.any([signal, mine]), onProgress };
      return await api.annex.preview({ ...asked, lengths }, either).catch((error: unknown) => {
        // Nobody waits for an answer to an earlier choice.
        if (mine.aborted) return null;
        throw error;
      });
    });
    if (!mine.aborted) setAnswer({ key, found });
  };
  const latest = useRef(make);
  latest.current = make;
  useEffect(() => {
    if (!isWanted) return undefined;
    const mine = new AbortController();
    const timer = setTimeout(() => void latest.current(mine.signal), SETTLED_AFTER_MS);
    return () => {
      clearTimeout(timer);
      mine.abort();
    };
  }, [key, isWanted]);
  const isAnswered = answer?.key === key;
  return {
    found: isAnswered ? answer.found : null,
    job,
    isStopped: isAnswered && answer.found === null && job.problem === null,
    again: () => setAttempt(attempt + 1),
  };
}
