// Stops waiting for work that continues by itself.
import { AppError } from '#core/errors.ts';

/**
 * The result of the work. Rejects with `cancelled` as soon as the signal aborts; the work continues and its result is
 * ignored.
 */
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
