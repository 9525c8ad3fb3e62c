// The job that a dialog started: its progress, how to stop it, and why it failed.
import { useEffect, useRef, useState } from 'react';
import { AppError } from '#core/errors.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from './use-problem.ts';
import { watchedJob, type Running, type Watched } from './watched-job.ts';

export interface Job {
  /** Null while no job runs, and during the first moment of one. */
  readonly running: Running | null;
  /** Whether a job runs, from its first moment on. */
  readonly isUnderWay: boolean;
  /** Why the last job failed, as a sentence. */
  readonly problem: string | null;
  /** Runs a job; resolves to null if it failed or was stopped. */
  readonly run: <T>(work: (watched: Watched) => Promise<T>) => Promise<T | null>;
  /** Clears the problem, for instance when another file is chosen. */
  readonly forget: () => void;
}

/**
 * Runs one job at a time; stops it when the component unmounts. Why it failed is told as long as the values of the fields that
 * it was started with stand.
 */
export function useJob(fields: readonly unknown[] = []): Job {
  const [running, setRunning] = useState<Job['running']>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  const [problem, setProblem] = useProblem(fields);
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);

  const run: Job['run'] = async (work) => {
    const stop = new AbortController();
    stopping.current = stop;
    setProblem(undefined);
    setUnderWay(true);
    try {
      return await watchedJob(work, stop, setRunning);
    } catch (error) {
      if (!(error instanceof AppError)) console.error(error);
      if (!stop.signal.aborted) setProblem(sentenceFor(error));
      return null;
    } finally {
      setUnderWay(false);
    }
  };
  return { running, isUnderWay, problem: problem ?? null, run, forget: () => setProblem(undefined) };
}
