// Codings, and what coders have decided about the places where they differed.
import { idOf, integer, json, oneOf, orNull, real, table, text } from './description.ts';

/** One code on one span, or on a whole source, by one coder. */
export const coding = table(
  {
    id: text,
    sourceId: idOf('source'),
    codeId: idOf('code'),
    coderId: idOf('coder'),
    /** In UTF-16 code units; both null for a whole-source coding. */
    start: orNull(integer),
    end: orNull(integer),
    /** First 16 hex digits of the SHA-256 of the quoted text; null for a whole-source coding. */
    quoteDigest: orNull(text),
    weight: orNull(integer),
    stance: orNull(oneOf('supports', 'qualifies', 'contradicts')),
    voice: orNull(oneOf('paraphrase', 'verbatim-notes', 'verbatim-recorded', 'remark')),
    /** In a group interview, the speaker. */
    respondentId: { ...orNull(idOf('respondent')), isDispensable: true },
    translation: orNull(text),
    createdAt: text,
    /** What suggested it to the person who accepted it: `likeness`, or the id of a program's coding; null for their own idea. */
    suggestedBy: { ...orNull(text), since: 11 },
    /** Why a program made it, in the program's words. */
    rationale: { ...orNull(text), since: 12 },
    /** The program's own figure, which is no probability. */
    confidence: { ...orNull(real), since: 12 },
  },
  {
    memory: 'none',
    blind: 'sealed',
    withdrawal: 'scrubbed',
    alike: [['sourceId', 'codeId', 'coderId', 'start', 'end']],
    rule: 'one',
    units: [['codeId', 'start', 'end', 'quoteDigest']],
  },
);

/**
 * What was decided about a place where coders differed: the linked codings of one code in one source. What the decision put
 * into the adjudicated layer stands there as codings.
 */
export const adjudication = table(
  {
    id: text,
    sourceId: idOf('source'),
    codeId: idOf('code'),
    /** `one`: the codings of `takenFrom`; `both`: those of all; `neither`: none; `discuss`: it is left open. */
    outcome: { ...oneOf('one', 'both', 'neither', 'discuss'), isOpen: true },
    takenFrom: orNull(idOf('coder')),
    /** Why; may be empty. */
    reason: text,
    /** The codings of the place when it was decided, as JSON: see `core/agreement/decisions.ts`. */
    basis: json,
    coderId: idOf('coder'),
    at: text,
  },
  {
    memory: 'window',
    blind: 'sealed',
    withdrawal: 'scrubbed',
    alike: [['sourceId', 'codeId', 'basis']],
    rule: 'beside',
    units: [['outcome', 'takenFrom', 'reason', 'basis', 'coderId', 'at']],
    since: 13,
  },
);
