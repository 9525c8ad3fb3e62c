// A job that somebody waits for: shown, with the way to stop it, once it has taken a moment.
import type { CallOptions, Progress } from '#electron/rpc/transport.ts';

/** How many milliseconds after its beginning a job is shown, with or without news; shorter jobs are not. */
export const SHOWN_AFTER_MS = 300;

const NO_NEWS: Progress = { done: 0, total: 0 };

export interface Running {
  /** How far it is; 0 of 0 before its first news. */
  readonly at: Progress;
  /**
   * When its first news came, until then when it began, in milliseconds as of `Date.now()`: how much time is left is reckoned from
   * there, and somebody may first have chosen a file.
   */
  readonly startedAt: number;
  readonly stop: () => void;
}

/** What a job is given: when to stop, and whom to tell how far it is. */
export type Watched = Required<Pick<CallOptions, 'signal' | 'onProgress'>>;

/**
 * Does `work`, and calls `show` once it has taken a moment and with all news from then on, at its end with null. Resolves and
 * rejects as `work` does, whenever `stopping` says to stop: what is under way answers what was done by then.
 */
export async function watchedJob<T>(
  work: (watched: Watched) => Promise<T>,
  stopping: AbortController,
  show: (running: Running | null) => void,
): Promise<T> {
  let startedAt = Date.now();
  let at = NO_NEWS;
  let isShown = false;
  const showNow = (): void => {
    isShown = true;
    show({ at, startedAt, stop: () => stopping.abort() });
  };
  const waiting = setTimeout(showNow, SHOWN_AFTER_MS);
  try {
    return await work({
      signal: stopping.signal,
      onProgress: (next) => {
        if (at === NO_NEWS) startedAt = Date.now();
        at = next;
        if (isShown) showNow();
      },
    });
  } finally {
    clearTimeout(waiting);
    show(null);
  }
}
