// Stops waiting for a server that says nothing.
import { AppError } from '#core/errors.ts';

/** What `work` comes to; rejects with `cancelled` as soon as the signal says so, while what was asked ends by itself. */
export function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    const stop = (): void => reject(new AppError('cancelled', 'errors:cancelled'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  stopped.catch(() => undefined);
  work.catch(() => undefined);
  return Promise.race([work, stopped]);
}
