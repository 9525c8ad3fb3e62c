// What can be asked of the agreement between coders.
import type { CountingRequest, TallyRequest } from '../counting/request.ts';

/**
 * What is compared. `source`, `sentence`, `paragraph`, `character`: units that are coded or not; `segments`: codings
 * that match one by one; `unitizing`: how the text is cut, and what the pieces are called.
 */
export type Level = 'source' | 'sentence' | 'paragraph' | 'character' | 'segments' | 'unitizing';
export const levels: readonly Level[] = [
  'source',
  'sentence',
  'paragraph',
  'character',
  'segments',
  'unitizing',
];

/** The share of the text of two codings that both must cover for a match, where none is asked for. */
export const DEFAULT_THRESHOLD = 0.9;

/** Which coders are compared, on which codes and sources. */
export interface DisagreementsRequest
  extends
    Pick<CountingRequest, 'scope' | 'rollup' | 'withoutSuggested' | 'voices' | 'stances' | 'minimumWeight'>,
    Pick<TallyRequest, 'of'> {
  /** Two coders or more, each a person, the second pass of one, or a program. */
  readonly coderIds: readonly string[];
  readonly level: Level;
  /** For segments: the share, above 0 and at most 1, of the text of two codings that both must cover. Default: 0.9. */
  readonly threshold?: number | undefined;
  /** `reviewed`: a source counts for those who reviewed it, and for a program that coded anything in it; `all`: every source in scope counts for everybody. */
  readonly denominator?: 'reviewed' | 'all' | undefined;
}

/** The same, and how intervals are made. */
export interface AgreementRequest extends DisagreementsRequest {
  /** How many times the sources are drawn anew; 0 for no intervals. Default: 0. */
  readonly bootstrap?: number | undefined;
  /** From 0 to 2^32 - 1. Default: 1. */
  readonly seed?: number | undefined;
}

/** How many coders must have decided on a source for it to be compared. */
export function decidersNeeded(level: Level, coders: number): number {
  return level === 'unitizing' ? coders : 2;
}

/** How much is done, in sources and then in draws. */
export interface AgreementProgress {
  readonly done: number;
  readonly total: number;
}
