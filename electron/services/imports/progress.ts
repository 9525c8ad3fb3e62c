// Progress reports of a job with thousands of small steps: only as often as an eye can follow, so that reporting costs
// nothing.
import type { Progress } from '../../rpc/transport.ts';

/** The least time between two reports, in milliseconds. */
const REPORT_INTERVAL_MS = 100;

export interface PacedProgress {
  /** Reports progress; of several reports within an interval, the last is passed on. */
  say(progress: Progress): void;
  /** Stops reporting. */
  end(): void;
}

/** Passes at most ten reports a second on to `tell`, among them the last of each interval. */
export function pacedProgress(tell: (progress: Progress) => void): PacedProgress {
  let latest: Progress | null = null;
  let timer: NodeJS.Timeout | undefined;
  const pause = (): void => {
    timer = setTimeout(() => {
      timer = undefined;
      if (latest === null) return;
      tell(latest);
      latest = null;
      pause();
    }, REPORT_INTERVAL_MS);
  };
  return {
    say: (progress) => {
      if (timer !== undefined) {
        latest = progress;
        return;
      }
      tell(progress);
      pause();
    },
    end: () => clearTimeout(timer),
  };
}
