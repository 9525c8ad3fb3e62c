// The operators that a new line of a query can begin with.
import type { LineOperator } from '#core/query/lines.ts';

/** The operators that a new line can begin with, each with its words and its action. */
export const newLines = [
  { key: 'and', operator: { what: 'and' }, action: 'passages.and' },
  { key: 'or', operator: { what: 'or' }, action: 'passages.or' },
  {
    key: 'but_not',
    operator: { what: 'relation', relation: { by: 'not-overlapping' } },
    action: 'passages.not',
  },
] as const satisfies readonly { key: string; operator: LineOperator; action: string }[];
