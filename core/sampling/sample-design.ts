// What a sample is drawn from, and how. It keeps its frame, its strata and its seed, so that anyone with the
// project can repeat the draw.
import type { SourceKind } from '../records.ts';
import type { Allocation } from './allocation.ts';

/** How the frame is divided into strata. */
export type SampleStrata =
  | { readonly by: 'none' }
  | { readonly by: 'class' | 'year' | 'language' }
  | { readonly by: 'attribute'; readonly attributeId: string };

/** What the analyst asks for. */
export interface SampleSettings {
  readonly size: number;
  readonly strata: SampleStrata;
  readonly allocation: Allocation;
  /** For Neyman's allocation, the share expected in each stratum, by its key, from 0 to 1; default 0.5. */
  readonly guesses?: Readonly<Record<string, number>> | undefined;
}

/** A part of the frame, and how much was drawn from it. */
export interface Stratum {
  /** `news`, `2019`, `(none)`; `all` where the frame is not divided. */
  readonly key: string;
  /** The sources in it when the sample was drawn, in the order of their ids. */
  readonly sourceIds: readonly string[];
  readonly drawn: number;
  /** The share that was expected in it, if Neyman's allocation used one. */
  readonly guess?: number;
}

/** Everything needed to repeat a draw, besides its seed: what `SampleRecord.settings` holds. */
export interface SampleDesign extends Omit<SampleSettings, 'guesses'> {
  /** In the order of drawing. */
  readonly frame: readonly Stratum[];
  /** The kind that all sources of the frame share; null where they differ. */
  readonly kind: SourceKind | null;
  readonly className: string | null;
  /** The name of the attribute that defines the strata. */
  readonly attributeName: string | null;
  /**
   * Whether it was drawn from what one person had reviewed, to be coded again: it tells how steady the coding is, and
   * nothing about the sources that were not reviewed.
   */
  readonly isToRecode?: true;
}

/** Reads a stored design. */
export function sampleDesignFrom(settings: string): SampleDesign {
  return JSON.parse(settings) as SampleDesign;
}
