// The estimate of a row for everything in scope, or why there is none.
import { noEstimate, type Estimated } from './estimates.ts';
import { reason, type Reason } from './reasons.ts';
import type { Tally, TallyRow } from './tally.ts';

/** The row's estimate for all frames together. Only shares of documents, counted as sources, are estimated. */
export function wholeEstimate({ settings, total, facts }: Tally, row: TallyRow): Estimated {
  const why = refusal(settings.unit, total.kinds.length, facts.coverage.classes[0]?.kind === 'interview');
  if (row.total.count === null && row.total.reason !== null) return none(row.total.reason);
  if (why !== null) return none(why);
  return row.total.estimated ?? none(reason('empty_scope'));
}

function refusal(unit: Tally['settings']['unit'], kinds: number, isOfInterviews: boolean): Reason | null {
  if (unit === 'respondents') return reason('purposive');
  if (unit !== 'sources') return reason('no_interval');
  if (kinds > 1) return reason('mixed_kinds');
  return isOfInterviews ? reason('purposive') : null;
}

function none(why: Reason): Estimated {
  return { ...noEstimate, reason: why };
}
