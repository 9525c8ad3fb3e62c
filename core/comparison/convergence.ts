// The labels of the triangulation protocol, derived from the analyst's judgements and the counts.
import type { Judgement } from '../records.ts';
import type { ThemeComparison } from './compare.ts';

/**
 * The four labels of the protocol, and three values for themes without one: on neither side; a silence that
 * means nothing, because the side could not have spoken; a judgement still to be made.
 */
export type Convergence =
  | 'agreement'
  | 'partial-agreement'
  | 'dissonance'
  | 'silence'
  | 'not-applicable'
  | 'needs-judgement'
  | 'in-neither';

/** What only a reader can say: whether both sides mean the same and whether their examples do. */
export interface Judgements {
  readonly meaning: Judgement | null;
  readonly examples: Judgement | null;
}

/**
 * The convergence of one theme. The first element of the protocol is meaning and prominence, the second
 * coverage and examples: both agree, one does, or neither. Null when a side is empty.
 * Source: Farmer, Robinson, Elliott & Eyles 2006, Qualitative Health Research 16: 377–394.
 */
export function convergenceOf(
  { pattern, prominence, silence }: Pick<ThemeComparison, 'pattern' | 'prominence' | 'silence'>,
  { meaning, examples }: Judgements,
): Convergence | null {
  if (pattern === null) return null;
  if (pattern === 'neither') return 'in-neither';
  if (silence !== null) return silence.applicable ? 'silence' : 'not-applicable';
  if (meaning === null || examples === null) return 'needs-judgement';
  const first = meaning === 'same' && prominence === 'similar';
  const second = examples === 'same';
  if (first && second) return 'agreement';
  return first || second ? 'partial-agreement' : 'dissonance';
}
