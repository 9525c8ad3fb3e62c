// Rounds of blind work, and who codes in them.
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
