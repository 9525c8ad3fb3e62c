// The estimate of a row for all that is in scope, or why there can be none.
import { noEstimate, type Estimated } from './estimates.ts';
import { reason, type Reason } from './reasons.ts';
import type { Tally, TallyRow } from './tally.ts';

/** What the row says of the frames together. Shares are estimated of documents only, counted as sources. */
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
