import { idOf, orNull, table, text } from './description.ts';

/** What was submitted to others, such as the manuscript of a paper, so that they can be answered from the same state. */
export const submission = table(
  {
    id: text,
    name: text,
    /** `2026-11-03`. */
    date: text,
    /** May be empty. */
    note: text,
    versionId: idOf('codebookVersion'),
    /** `SubmittedSnapshot` of `core/submissions/submitted.ts` as JSON; null where no snapshot could be made. */
    snapshot: orNull(text),
    /** The kept tables and figures as they were printed: `SubmittedItem`s of `core/submissions/submitted.ts` as JSON. */
    items: text,
    createdAt: text,
  },
  {
    memory: 'none',
    blind: 'sealed',
    withdrawal: 'scrubbed',
    alike: [['name', 'createdAt']],
    rule: 'beside',
    since: 19,
  },
);
