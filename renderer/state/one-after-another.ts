/**
 * Returns a function that runs jobs in the order of its calls: each starts when the one before has ended, whether it
 * succeeded or failed.
 */
export function oneAfterAnother(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}
