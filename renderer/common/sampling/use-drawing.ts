import { useMemo, useState } from 'react';
import type { Allocation } from '#core/sampling/allocation.ts';
import { SEEDS } from '#core/sampling/chance.ts';
import type { SampleDesign, SampleSettings, SampleStrata } from '#core/sampling/sample-design.ts';
import { sampleDesign } from '#core/triage/draw-sample.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { corpusHere } from './corpus-here.ts';

/** What a dialog chooses about a draw. */
export interface DrawChoice {
  readonly size: number | null;
  /** `none`, `class`, `year`, `language`, or `attribute` with the id behind it. */
  readonly strata: string;
  readonly allocation: Allocation;
  readonly guesses: Readonly<Record<string, number>>;
  readonly seed: number | null;
}

/** A draw that is being chosen, and what it would come to. */
export interface Drawing extends DrawChoice {
  readonly change: (changed: Partial<DrawChoice>) => void;
  readonly settings: SampleSettings;
  /** The strata with how many are drawn from each, or a sentence that says why that is not possible. */
  readonly preview: SampleDesign | string;
  /** How many sources are drawn from. */
  readonly from: number;
}

/** A random seed. */
export function newSeed(): number {
  return Math.floor(Math.random() * SEEDS);
}

/** A draw from these sources, at first of `size` of them, by `seed` or one chosen at random. */
export function useDrawing(fromIds: readonly string[], size: number, strataAtFirst = 'none'): Drawing {
  const [choice, setChoice] = useState<DrawChoice>(() => ({
    size: Math.min(size, Math.max(1, fromIds.length)),
    strata: strataAtFirst,
    allocation: 'proportional',
    guesses: {},
    seed: newSeed(),
  }));
  const corpus = useProject(corpusHere());
  const { strata, allocation, guesses } = choice;
  const settings = useMemo(
    () => ({
      size: choice.size ?? 0,
      strata: strataOf(strata),
      allocation,
      ...(allocation === 'neyman' ? { guesses } : {}),
    }),
    [choice.size, strata, allocation, guesses],
  );
  const preview = useMemo((): SampleDesign | string => {
    try {
      return sampleDesign(corpus, fromIds, settings);
    } catch (problem) {
      return sentenceFor(problem);
    }
  }, [corpus, fromIds, settings]);
  const change = (changed: Partial<DrawChoice>): void => setChoice((now) => ({ ...now, ...changed }));
  return { ...choice, change, settings, preview, from: fromIds.length };
}

/** The strata for a choice of the dialog. */
function strataOf(choice: string): SampleStrata {
  const [by, attributeId] = choice.split(' ');
  if (by === 'attribute' && attributeId !== undefined) return { by, attributeId };
  return { by: by === 'class' || by === 'year' || by === 'language' ? by : 'none' };
}
