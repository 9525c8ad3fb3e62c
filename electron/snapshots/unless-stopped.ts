// Waiting for what goes on by itself when nobody waits for it any more.
import { AppError } from '#core/errors.ts';

/** What the work comes to; rejects with `cancelled` as soon as the signal says so, and the work goes on unheard. */
export async function unlessStopped<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (!signal) return await work;
  const stopped = Promise.withResolvers<never>();
  const onAbort = (): void => stopped.reject(new AppError('cancelled', 'errors:cancelled'));
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([work, stopped.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
