import { useState } from 'react';
import { useLook } from '#renderer/app/services/use-look.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import type { PlanChoice } from './plan-choice.ts';
import type { CodebookImport } from '#electron/services/codebook-import.ts';

export interface CodebookPreview {
  readonly plan: CodebookImport | null;
  /** Whether the plan is of an earlier file. */
  readonly isEarlier: boolean;
  /** Whether the plan is of this file and these choices. */
  readonly isSettled: boolean;
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
  const { found, problem, isSettled, isEarlier } = useLook(
    file,
    [conflicts, except, looks],
    (asking, { reference, name }) =>
      asking.codebookImport.preview({ file: { reference, name }, conflicts, except: [...except] }),
  );
  return { plan: found, isEarlier, isSettled, problem, again: () => setLooks((count) => count + 1) };
}
