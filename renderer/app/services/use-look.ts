// A preview: what a file or other subject holds, or what an action would do, before it is done.
import { useEffect, useEffectEvent, useState } from 'react';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';

export interface Look<T> {
  /** The latest result, kept while a new look is under way; null before the first and after a failure. */
  readonly found: T | null;
  /** Why the look failed, as a sentence. */
  readonly problem: string | null;
  /** Whether `found` belongs to the current subject and key. */
  readonly isSettled: boolean;
}

/**
 * Looks at the subject, and again when `key` changes; `key` must name everything else that `look` depends on. A new
 * subject starts without a result, and null is not looked at. The signal is aborted when the result is no longer
 * wanted.
 */
export function useLook<Subject, T>(
  subject: Subject | null,
  key: string,
  look: (subject: Subject, signal: AbortSignal) => Promise<T>,
): Look<T> {
  const [last, setLast] = useState<
    (Omit<Look<T>, 'isSettled'> & { readonly of: Subject; readonly key: string }) | null
  >(null);
  const lookNow = useEffectEvent(look);
  useEffect(() => {
    if (subject === null) return undefined;
    const gone = new AbortController();
    const tell = (found: T | null, problem: string | null): void => {
      if (!gone.signal.aborted) setLast({ of: subject, key, found, problem });
    };
    lookNow(subject, gone.signal).then(
      (found) => tell(found, null),
      (error: unknown) => tell(null, sentenceFor(error)),
    );
    return () => gone.abort();
  }, [subject, key]);
  const shown = last !== null && last.of === subject ? last : null;
  return {
    found: shown?.found ?? null,
    problem: shown?.problem ?? null,
    isSettled: shown !== null && shown.key === key,
  };
}
