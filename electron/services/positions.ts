// The last position in a list that keeps an order of its own.
import type { ReadDb } from '#db/handles.ts';

const ordered = {
  class: 'class',
  attribute: 'attribute',
  respondent: 'respondent',
  comparison: 'comparison',
  codeExample: 'code_example',
  summaryQuote: 'summary_quote',
  exclusionReason: 'exclusion_reason',
  savedQuery: 'saved_query',
  timelineEvent: 'timeline_event',
  keptTable: 'kept_table',
} as const;

/** A position after all rows of the table. */
export function lastPosition(db: ReadDb, table: keyof typeof ordered): number {
  return (
    Number(db.sqlite.prepare(`SELECT coalesce(max(position), 0) FROM "${ordered[table]}"`).pluck().get()) + 1
  );
}
