import { useEffect, useState } from 'react';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import type { PlanChoice } from './plan-choice.ts';
import type { CodebookImport } from '#electron/services/codebook-import.ts';

export interface CodebookPreview {
  readonly plan: CodebookImport | null;
  /** Why there is none. */
  readonly problem: string | null;
  /** Looks again: the codebook or the file has changed. */
  readonly again: () => void;
}

interface Found {
  readonly of: ChosenFile;
  readonly plan: CodebookImport | null;
  readonly problem: string | null;
}

/** What importing this file would do; nothing without one. */
export function useCodebookPreview(
  file: ChosenFile | null,
  { conflicts, except }: Pick<PlanChoice, 'conflicts' | 'except'>,
): CodebookPreview {
  const [found, setFound] = useState<Found | null>(null);
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    if (!file) return undefined;
    const gone = new AbortController();
    const { reference, name } = file;
    const asked = { file: { reference, name }, conflicts, except: [...except] };
    api.codebookImport.preview(asked, { signal: gone.signal }).then(
      (plan) => {
        if (!gone.signal.aborted) setFound({ of: file, plan, problem: null });
      },
      (error: unknown) => {
        if (!gone.signal.aborted) setFound({ of: file, plan: null, problem: sentenceFor(error) });
      },
    );
    return () => gone.abort();
  }, [file, conflicts, except, looks]);
  const shown = found?.of === file ? found : null;
  return {
    plan: shown?.plan ?? null,
    problem: shown?.problem ?? null,
    again: () => setLooks((count) => count + 1),
  };
}
