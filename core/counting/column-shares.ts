// Whether the counts of a column are shares of anything, given its sources and how their classes were covered.
import type { SourceKind } from '../records.ts';
import type { CoveredGroup } from './coverage.ts';
import { reason, type Reason } from './reasons.ts';
import type { Unit } from './request.ts';

/**
 * How a column's shares are made. `plain`: count of n; `estimated`: stratum by stratum, from what was drawn;
 * `out-of`: the count is shown with n, without a share; `none`: the count is shown alone; `part`: shares are of what
 * each cell names (`partOf`), never of the base.
 */
export type ShareRule = 'plain' | 'estimated' | 'out-of' | 'none' | 'part';

/** The rule of a column, and why it has no shares; without a reason, the unit never has any. */
export interface ColumnShares {
  readonly rule: ShareRule;
  readonly reason: Reason | null;
}

/** What decides about the shares of a column. */
export interface ColumnContent {
  readonly unit: Unit;
  readonly kinds: readonly SourceKind[];
  readonly groups: readonly CoveredGroup[];
  /** Whether it includes several interviews of one person. */
  readonly repeatsPeople: boolean;
  /** Whether the base is the reviewed sources. */
  readonly isOfReviewed: boolean;
  /** Whether classes of unlike coverage are weighted. */
  readonly isWeighed: boolean;
}

/** Decides on the shares of a column. */
export function columnShares(content: ColumnContent): ColumnShares {
  const { unit, kinds, groups, repeatsPeople, isOfReviewed, isWeighed } = content;
  if (unit === 'passages' || unit === 'codings') return none(null);
  if (unit === 'respondents') return kinds.includes('interview') ? plain : none(null);
  if (kinds.length > 1) return none(reason('mixed_kinds'));
  if (kinds[0] === 'interview') {
    // Interviews of one person are not independent: they are counted without a share, and counting people is
    // offered instead.
    return unit === 'sources' && repeatsPeople ? { rule: 'out-of', reason: null } : plain;
  }
  const forms = new Set(groups.map(({ form }) => form));
  const isComplete = [...forms].every((form) => form === 'complete' || form === 'incomplete');
  if (isComplete) return plain;
  const canEstimate = unit === 'sources' && isOfReviewed;
  if (groups.length === 1)
    return forms.has('drawn') && canEstimate ? { rule: 'estimated', reason: null } : plain;
  if (isWeighed && canEstimate) return { rule: 'estimated', reason: null };
  if (forms.size === 1 && forms.has('purposive')) return { rule: 'out-of', reason: reason('purposive') };
  return none(
    reason('unlike_coverage', { coverage: groups.map(({ name, coverage }) => ({ name, coverage })) }),
  );
}

const plain: ColumnShares = { rule: 'plain', reason: null };

function none(why: Reason | null): ColumnShares {
  return { rule: 'none', reason: why };
}
