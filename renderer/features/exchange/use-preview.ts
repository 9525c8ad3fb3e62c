import { useEffect, useState } from 'react';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import type { Choice } from './choice.ts';
import type { ExchangePreview } from '#electron/services/exchange/preview.ts';

interface Found {
  /** Null while the file is looked into, and where it cannot be read. */
  readonly looked: ExchangePreview | null;
  /** Why it cannot be read, in a sentence. */
  readonly problem: string | null;
}

/** What is in a file, or in several Word documents together, and what that would change here. */
export function usePreview(
  files: readonly ChosenFile[],
  highlights: boolean,
  coders: Choice['coders'],
): Found {
  const [found, setFound] = useState<(Found & { readonly of: readonly ChosenFile[] }) | null>(null);
  useEffect(() => {
    const asked = filesAsked(files);
    if (!asked) return undefined;
    const gone = new AbortController();
    api.exchange.preview({ ...asked, highlights, coders }, { signal: gone.signal }).then(
      (looked) => {
        if (!gone.signal.aborted) setFound({ of: files, looked, problem: null });
      },
      (error: unknown) => {
        if (!gone.signal.aborted) setFound({ of: files, looked: null, problem: sentenceFor(error) });
      },
    );
    return () => gone.abort();
  }, [files, highlights, coders]);
  return found && found.of === files ? found : { looked: null, problem: null };
}

/** The files as the service takes them: the first, and those that come with it. Null without one. */
export function filesAsked(files: readonly ChosenFile[]) {
  const [file, ...also] = files.map(({ reference, name }) => ({ reference, name }));
  return file ? { file, also } : null;
}
