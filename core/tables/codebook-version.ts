// The codebook through time: versions with a name, the codings that stood at each, codings that were read again, and what was
// submitted in the state of one.
import { blob, idOf, integer, json, orNull, table, text } from './description.ts';

/** The codebook as it stood when somebody gave it a name. */
export const codebookVersion = table(
  {
    id: text,
    /** From 1; one more than the highest before. A study that others' versions were imported into may have a number twice. */
    number: integer,
    name: text,
    /** Why it was kept; may be empty. */
    reason: text,
    /** The codes, themes and examples of that moment: `VersionCodebook` of `core/versions/codebook.ts` as JSON. */
    codebook: json,
    /** Who kept it. */
    coderId: idOf('coder'),
    at: text,
  },
  {
    memory: 'none',
    blind: 'open',
    withdrawal: 'scrubbed',
    alike: [['number', 'name', 'at']],
    rule: 'beside',
    since: 14,
  },
);

/** The codings and reviews of one coder at a version. They are kept beside it: in a blind round they are sealed, it is not. */
export const versionCodings = table(
  {
    id: text,
    versionId: idOf('codebookVersion'),
    coderId: idOf('coder'),
    /** See `core/versions/standing-codings.ts`. Without words; of each quote there is a digest. */
    codingsHash: blob,
  },
  {
    memory: 'none',
    blind: 'sealed',
    withdrawal: 'scrubbed',
    alike: [['versionId', 'coderId', 'codingsHash']],
    rule: 'link',
    since: 14,
  },
);

/**
 * A coding that a person read again and left as it was. It refers to the coding loosely: a reading needs no removal of its
 * own, and stands again when the coding returns.
 */
export const rereading = table(
  {
    id: text,
    /** The coding, and the code that it then had, as JSON: `RereadBasis` of `core/versions/reread.ts`. */
    basis: json,
    coderId: idOf('coder'),
    at: text,
  },
  {
    memory: 'none',
    blind: 'sealed',
    withdrawal: 'kept',
    alike: [['basis', 'coderId']],
    isOnlyOne: true,
    rule: 'one',
    since: 14,
  },
);

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
