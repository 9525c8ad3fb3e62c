// A preview: what a file or other subject holds, or what an action would do, before it is done.
import { useState } from 'react';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useAnswer } from './use-answer.ts';

export interface Look<Subject, T> {
  /** The latest result, kept while a new look is under way; null before the first and after a failure. */
  readonly found: T | null;
  /** What `found` was found in; null without `found`. */
  readonly of: Subject | null;
  /** Whether `found` is of an earlier subject: to be shown greyed and out of reach. */
  readonly isEarlier: boolean;
  /** Why the look failed, as a sentence. */
  readonly problem: string | null;
  /** Whether `found` is of the current subject and settings. */
  readonly isSettled: boolean;
}

/**
 * Looks at the subject: again when another is chosen, or a file of the same name that was edited since, when
 * `settings` change, and when the project changes unless the look `isFixed`. `settings` must name everything else that
 * `look` depends on; null is not looked at. A look that is no longer wanted is cancelled.
 */
export function useLook<Subject, T>(
  subject: Subject | null,
  settings: unknown,
  look: (asking: Client<Api>, subject: Subject, signal: AbortSignal) => Promise<T>,
  options: { readonly isFixed?: boolean } = {},
): Look<Subject, T> {
  const [chosen, setChosen] = useState({ subject, time: 0 });
  // A new object may be the same file with other content.
  const time = chosen.subject === subject ? chosen.time : chosen.time + 1;
  if (time !== chosen.time) setChosen({ subject, time });
  const { value, error, loading } = useAnswer(
    subject === null ? null : JSON.stringify([time, settings]),
    async (asking, signal) =>
      subject === null ? null : { subject, time, found: await look(asking, subject, signal) },
    options,
  );
  const shown = subject === null || error ? null : (value ?? null);
  return {
    found: shown?.found ?? null,
    of: shown?.subject ?? null,
    isEarlier: shown !== null && shown.time !== time,
    problem: subject === null || !error ? null : sentenceFor(error),
    isSettled: shown !== null && !loading,
  };
}
