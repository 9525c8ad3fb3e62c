import { oneOf, orNull, real, table, text } from './description.ts';

/** A reason for exclusion that triage offers. A source keeps its reason in words. */
export const exclusionReason = table(
  {
    id: text,
    name: text,
    position: real,
    /** Null: what is excluded for this reason does not belong to what was looked for. */
    mark: { ...orNull(oneOf('could-not-be-read')), since: 6 },
  },
  { blind: 'open', withdrawal: 'kept', alike: [['name']], isShared: true, rule: 'one' },
);
