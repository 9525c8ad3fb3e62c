import { useState } from 'react';
import type { api } from '#renderer/api.ts';
import { useLook } from '#renderer/app/services/use-look.ts';
import { useSettled } from '#renderer/state/use-settled.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import { edited, undecided, type Decisions } from './splitting.ts';

export type ArticlesPreview = Awaited<ReturnType<typeof api.imports.articles>>;

export interface SplittingView {
  readonly decisions: Decisions;
  readonly decide: (some: Partial<Decisions>) => void;
  /** The preview of the last settled decisions; null before the first. Facts set by hand are in it. */
  readonly preview: ArticlesPreview | null;
  /** Whether the preview is of the present decisions. */
  readonly isSettled: boolean;
  readonly problem: string | null;
  /** How far the cutting of a large file is; null before it is known. */
  readonly progress: { readonly done: number; readonly total: number; readonly startedAt: number } | null;
}

/** The decisions on a file, and what comes of them. */
export function useSplitting(file: ChosenFile): SplittingView {
  const [decisions, setDecisions] = useState(undecided);
  const { encoding, rule, byHand, facts, edits } = decisions;
  const wanted = JSON.stringify({ encoding, rule, byHand, facts });
  const settled = useSettled(wanted, 200);
  const [progress, setProgress] = useState<SplittingView['progress']>(null);
  const look = (asking: typeof api): Promise<ArticlesPreview> => {
    setProgress(null);
    return asking.imports.articles(
      {
        file: { reference: file.reference, name: file.name },
        // Only this hook writes it.
        ...(JSON.parse(settled) as Pick<Decisions, 'encoding' | 'rule' | 'byHand' | 'facts'> as object),
      },
      {
        onProgress: ({ done, total }) =>
          setProgress((before) => ({ done, total: total ?? 0, startedAt: before?.startedAt ?? Date.now() })),
      },
    );
  };
  const { found, problem, isSettled } = useLook(file, settled, look, { isFixed: true });
  return {
    decisions,
    decide: (some) => setDecisions((before) => ({ ...before, ...some })),
    preview: found && {
      ...found,
      articles: found.articles.map((article) => edited(article, edits[article.from])),
    },
    isSettled: isSettled && settled === wanted,
    problem,
    progress: isSettled ? null : progress,
  };
}
