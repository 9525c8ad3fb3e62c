import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { useLook } from '#renderer/app/services/use-look.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import type { PlanChoice } from './plan-choice.ts';
import type { CodebookImport } from '#electron/services/codebook-import.ts';

export interface CodebookPreview {
  readonly plan: CodebookImport | null;
  /** Why there is no preview. */
  readonly problem: string | null;
  /** Previews again after the codebook or the file has changed. */
  readonly again: () => void;
}

/** A preview of importing this file; nothing without a file. */
export function useCodebookPreview(
  file: ChosenFile | null,
  { conflicts, except }: Pick<PlanChoice, 'conflicts' | 'except'>,
): CodebookPreview {
  const [looks, setLooks] = useState(0);
  const { found, problem } = useLook(
    file,
    JSON.stringify([conflicts, except, looks]),
    ({ reference, name }, signal) =>
      api.codebookImport.preview({ file: { reference, name }, conflicts, except: [...except] }, { signal }),
  );
  return { plan: found, problem, again: () => setLooks((count) => count + 1) };
}
