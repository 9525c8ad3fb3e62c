// The job that a dialog started: its progress, how to stop it, and why it failed.
import { useEffect, useRef, useState } from 'react';
import { AppError } from '#core/errors.ts';
import type { CallOptions, Progress } from '#electron/rpc/transport.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';

/** How many milliseconds after its first news a job shows its progress; shorter jobs show none. */
const SHOWN_AFTER_MS = 300;

export interface Job {
  /** Null while no job runs, and during the first moment of one. */
  readonly running: { readonly at: Progress; readonly startedAt: number; readonly stop: () => void } | null;
  /** Whether a job runs, from its first moment on. */
  readonly isUnderWay: boolean;
  /** Why the last job failed, as a sentence. */
  readonly problem: string | null;
  /** Runs a job; resolves to null if it failed or was stopped. */
  readonly run: <T>(work: (watched: Watched) => Promise<T>) => Promise<T | null>;
  /** Clears the problem, for instance when another file is chosen. */
  readonly forget: () => void;
}

type Watched = Required<Pick<CallOptions, 'signal' | 'onProgress'>>;

/** Runs one job at a time; stops it when the component unmounts. */
export function useJob(): Job {
  const [running, setRunning] = useState<Job['running']>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);

  const run: Job['run'] = async (work) => {
    const stop = new AbortController();
    stopping.current = stop;
    let startedAt = 0;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let at: Progress = { done: 0, total: 0 };
    const show = (): void => setRunning({ at, startedAt, stop: () => stop.abort() });
    const onProgress = (next: Progress): void => {
      at = next;
      const now = Date.now();
      if (waiting === undefined) {
        startedAt = now;
        waiting = setTimeout(show, SHOWN_AFTER_MS);
      } else if (now - startedAt > SHOWN_AFTER_MS) show();
    };
    setProblem(null);
    setUnderWay(true);
    try {
      return await work({ signal: stop.signal, onProgress });
    } catch (error) {
      if (!(error instanceof AppError)) console.error(error);
      if (!stop.signal.aborted) setProblem(sentenceFor(error));
      return null;
    } finally {
      clearTimeout(waiting);
      setRunning(null);
      setUnderWay(false);
    }
  };
  return { running, isUnderWay, problem, run, forget: () => setProblem(null) };
}
