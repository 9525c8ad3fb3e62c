// Goes on with a long transfer after the line broke.
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#core/errors.ts';

/** How long is waited before each try, in milliseconds; what was transferred in between begins the waits anew. */
const WAITS_MS = [1_000, 2_000, 5_000, 15_000, 30_000];

/**
 * Does `work`, and does it again after a broken line (`locked`: what passes by itself) until it succeeds or nothing moved for
 * about a minute. `work` calls `moved` whenever it got further. Rejects with the last reason, and `cancelled` when the signal
 * says so.
 */
export async function again<T>(
  work: (moved: () => void) => Promise<T>,
  signal: AbortSignal,
  waits: readonly number[] = WAITS_MS,
): Promise<T> {
  let tries = 0;
  for (;;)
    try {
      return await work(() => (tries = 0));
    } catch (error) {
      const pause = waits[tries];
      if (!(error instanceof AppError) || error.code !== 'locked' || pause === undefined) throw error;
      tries += 1;
      await wait(pause, undefined, { signal }).catch(() => {
        throw new AppError('cancelled', 'errors:cancelled');
      });
    }
}
