// Runs synchronous work that may never end, such as matching a pattern someone typed, and stops it when its time is over.
import { Script, createContext } from 'node:vm';
import { AppError } from '#core/errors.ts';

/** How long one query may spend on patterns, in milliseconds: as long as a search. */
const PATTERN_TIME_MS = 5_000;

const CALL = new Script('work()');

/**
 * Returns a function that runs work within what is left of the time, in milliseconds; it throws `invalid` when the time
 * is over. The engine interrupts even a single match, and nothing of it goes on.
 */
export function withinTime(time = PATTERN_TIME_MS): <T>(work: () => T) => T {
  let left = time;
  // One for all calls: to make a context takes longer than most of the work.
  const held: { work: () => unknown } = { work: () => undefined };
  const context = createContext(held);
  const slow = (): AppError => new AppError('invalid', 'errors:query_pattern_slow', { seconds: time / 1000 });
  return <T>(work: () => T): T => {
    if (left < 1) throw slow();
    const begun = performance.now();
    try {
      held.work = work;
      // What the script returns is what `work` returns.
      return CALL.runInContext(context, { timeout: Math.ceil(left) }) as T;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw slow();
      throw error;
    } finally {
      left -= performance.now() - begun;
    }
  };
}
