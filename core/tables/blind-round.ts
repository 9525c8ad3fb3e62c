// Rounds of blind work, who codes in them, and what happened in them.
import { boolean, idOf, json, oneOf, orNull, table, text } from './description.ts';

/**
 * A round of blind work. `persons`: those who code in it see nothing of each other's work, and nobody else sees theirs.
 * `kinds`: nobody sees the codings of documents while interviews are open, and the other way round.
 */
export const blindRound = table(
  {
    id: text,
    name: text,
    kind: { ...oneOf('persons', 'kinds'), isOpen: true },
    /** `frozen`: nobody changes codes; `own`: those who code see only new codes of their own; `open`: new codes are seen by all. */
    codebook: { ...oneOf('frozen', 'own', 'open'), isOpen: true },
    /** Whether the main coder, who does not code in it, sees what is coded. */
    ownerSees: boolean,
    /** Of independent kinds, the kind that is open now. */
    openKind: orNull({ ...oneOf('document', 'interview'), isOpen: true }),
    openedAt: text,
    openedBy: idOf('coder'),
    /** When the other kind was opened; null until then. */
    turnedAt: orNull(text),
    unlockedAt: orNull(text),
    unlockedBy: orNull(idOf('coder')),
    /** What was counted at the unlock, as JSON: `AtUnlock` of `core/sealing/at-unlock.ts`. */
    atUnlock: orNull(json),
    /** The version of the codebook that the round froze; null for one that froze none, or before versions were kept for it. */
    versionId: { ...orNull(idOf('codebookVersion')), isDispensable: true, since: 22 },
    /** Of a team's round, that its server kept the work of each person from everybody else; null for any other. */
    isWithheld: { ...orNull(boolean), since: 23 },
  },
  {
    memory: 'window',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['name', 'openedAt']],
    rule: 'beside',
    units: [
      ['openKind', 'turnedAt'],
      ['unlockedAt', 'unlockedBy', 'atUnlock'],
    ],
    since: 15,
  },
);

/** One who codes in a round of persons. */
export const blindRoundCoder = table(
  { id: text, roundId: idOf('blindRound'), coderId: idOf('coder') },
  {
    memory: 'window',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['roundId', 'coderId']],
    isOnlyOne: true,
    rule: 'link',
    since: 15,
  },
);

/**
 * What happened in a round that its sentence tells. `turn`: another kind of source was opened. `seat`: at a window where one
 * person had worked, another went on. `withdrawal`: a respondent was taken out, with the interviews and what was coded on them.
 * `leftFolder`, `leftServer`: the team moved from there to a server, which kept the work of each apart from then on.
 */
export const blindRoundEvent = table(
  {
    id: text,
    roundId: idOf('blindRound'),
    kind: { ...oneOf('turn', 'seat', 'withdrawal', 'leftFolder', 'leftServer'), isOpen: true },
    at: text,
    /** Who did it; of a seat, the coder who works there from then on. */
    coderId: idOf('coder'),
    /** Of a seat, the coder who worked there before. */
    leftId: orNull(idOf('coder')),
    /** Of a turn, the kind that is open from then on. */
    openKind: orNull({ ...oneOf('document', 'interview'), isOpen: true }),
  },
  {
    memory: 'none',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['roundId', 'kind', 'at', 'coderId']],
    rule: 'record',
    since: 20,
  },
);
