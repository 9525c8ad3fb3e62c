// Stops waiting for a server that says nothing.
import { AppError } from '#core/errors.ts';

/** What `work` comes to; rejects with `cancelled` as soon as the signal says so, while what was asked ends by itself. */
export async function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = Promise.withResolvers<never>();
  const stop = (): void => stopped.reject(new AppError('cancelled', 'errors:cancelled'));
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, stopped.promise]);
  } finally {
    // A signal that lasts would hold what each of them has come to.
    signal.removeEventListener('abort', stop);
  }
}
