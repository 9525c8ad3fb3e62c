// What is in something, or what would become of it, as far as the program can say before it is done.
import { useEffect, useEffectEvent, useState } from 'react';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';

export interface Look<T> {
  /** What was found last, also while one looks again; null before the first look, and where it failed. */
  readonly found: T | null;
  /** Why it failed, in a sentence. */
  readonly problem: string | null;
  /** Whether it is what one finds now. */
  readonly isSettled: boolean;
}

/**
 * Looks at the subject, and again under another `key`, which must say all else that `look` depends on. Of another subject
 * nothing is found at first; null is not looked at. Who is not waited for any more is told by the signal.
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
