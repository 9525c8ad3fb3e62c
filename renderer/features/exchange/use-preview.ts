import { useEffect, useState } from 'react';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/show-error.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import type { ExchangePreview } from '#electron/services/exchange-preview.ts';

interface Found {
  /** Null while the file is looked into, and where it cannot be read. */
  readonly looked: ExchangePreview | null;
  /** Why it cannot be read, in a sentence. */
  readonly problem: string | null;
}

/** What is in a file and what it would change here. */
export function usePreview(file: ChosenFile | null, highlights: boolean): Found {
  const [found, setFound] = useState<(Found & { readonly of: ChosenFile }) | null>(null);
  useEffect(() => {
    if (!file) return undefined;
    const gone = new AbortController();
    const { reference, name } = file;
    api.exchange.preview({ file: { reference, name }, highlights }, { signal: gone.signal }).then(
      (looked) => {
        if (!gone.signal.aborted) setFound({ of: file, looked, problem: null });
      },
      (error: unknown) => {
        if (!gone.signal.aborted) setFound({ of: file, looked: null, problem: sentenceFor(error) });
      },
    );
    return () => gone.abort();
  }, [file, highlights]);
  return found && found.of === file ? found : { looked: null, problem: null };
}
