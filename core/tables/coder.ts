import { idOf, oneOf, orNull, table, text } from './description.ts';

/** The kinds of coders that a person adds; machine layers come with the codings of a program. */
export const coderKindsToAdd = ['person', 'second-pass', 'adjudication'] as const;

export const coder = table(
  {
    id: text,
    name: text,
    kind: { ...oneOf(...coderKindsToAdd, 'machine'), isOpen: true },
    /** For a second pass, the person whose pass it is. */
    personId: orNull(idOf('coder')),
    createdAt: text,
    /** For a machine layer, what made its codings: `ProgramOrigin` of `core/program-origin.ts` as JSON. */
    program: { ...orNull(text), since: 12 },
  },
  {
    memory: 'corpus',
    blind: 'open',
    // What is noted of a program may quote its instruction and name files.
    withdrawal: 'scrubbed',
    alike: [['name', 'kind']],
    isShared: true,
    rule: 'beside',
  },
);
