import { oneOf, orNull, real, table, text } from './description.ts';

/** A reason for exclusion that triage offers. A source stores the wording of its reason. */
export const exclusionReason = table(
  {
    id: text,
    name: text,
    position: real,
    /** Null: sources excluded for this reason do not belong to what the study looks for. */
    mark: { ...orNull(oneOf('could-not-be-read')), since: 6 },
  },
  { memory: 'corpus', blind: 'open', withdrawal: 'kept', alike: [['name']], isShared: true, rule: 'one' },
);
