// News of a job that does thousands of small things: as often as an eye can follow, so that telling costs nothing.
import type { Progress } from '../../rpc/transport.ts';

/** Milliseconds between two tidings. */
const EVERY = 100;

export interface PacedProgress {
  /** Says how far the job is; of several within a moment the last one is told. */
  say(progress: Progress): void;
  /** Ends the telling; says nothing more. */
  end(): void;
}

/** Passes on to `tell` no more than ten tidings a second, the last of each moment among them. */
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
    }, EVERY);
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
