// Why a side of a comparison has no counts, or counts without shares. Both are facts of the side; everything
// that words or draws a comparison takes them from here.
import type { TallyFacts } from '../counting/tally.ts';
import type { ClassBase, Uncounted, Unshared } from './counts.ts';

/** What of a side's facts decides whether it is counted. */
export type CountedFacts = Pick<TallyFacts, 'denominator' | 'sources' | 'layer'>;

/** Whether some source of the scope is reviewed in the layer. */
function isReviewed({ sources }: CountedFacts): boolean {
  return sources.reviewed > 0;
}

function isTouched(facts: CountedFacts): boolean {
  return isReviewed(facts) || facts.sources.unreviewedWithCodings > 0;
}

/** Why nothing on `side` is counted, or null where it is; `n` is its base in its unit. */
export function uncountedOf(side: CountedFacts, other: CountedFacts, n: number): Uncounted | null {
  if (side.sources.inScope === 0) return 'empty_scope';
  if (!isTouched(side) && !isTouched(other)) return 'layer_empty';
  const isOfReviewed = side.denominator.asked === 'reviewed' && isReviewed(other);
  if (side.layer.what === 'majority' && !isReviewed(side) && !isOfReviewed) return 'undecidable';
  if (isOfReviewed && !isReviewed(side)) return 'none_reviewed';
  return n > 0 ? null : side.denominator.asked === 'any' ? 'none_coded' : 'none_reviewed';
}

/**
 * Why the counts of a side are no share, or null where they are. A class without a coverage holds all there is
 * of it in the project, as a complete one does, so that the two are one group; each sampled class was drawn
 * from a frame of its own, and what was chosen on purpose stands for itself alone.
 */
export function unsharedOf(facts: CountedFacts, classes: readonly ClassBase[]): Unshared | null {
  if (isDecidedInPart(facts)) return 'undecidable_part';
  const counted = classes.filter(({ n }) => n > 0);
  if (counted.length < 2) return null;
  if (counted.every(({ coverage }) => coverage === 'purposive')) return 'purposive';
  const isPartOfMore = counted.some(({ coverage }) => coverage === 'sampled' || coverage === 'purposive');
  return isPartOfMore ? 'unlike_coverage' : null;
}

/** A majority is decided only where somebody has reviewed. */
function isDecidedInPart({ layer, denominator, sources }: CountedFacts): boolean {
  return layer.what === 'majority' && denominator.used === 'all' && sources.notReviewed > 0;
}
