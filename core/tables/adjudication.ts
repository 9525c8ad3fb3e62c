import { idOf, json, oneOf, orNull, table, text } from './description.ts';

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
