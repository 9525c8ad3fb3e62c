// What one who asks may see while rounds of blind work last. A row is seen if its coder is, if its source is of a kind
// that is open, and if every sealed row that it names is seen; where none of this tells whose it is, it is not.
import type { BlindRoundCoderRecord, BlindRoundRecord, CoderRecord } from '../records.ts';

/** A limit to what is seen. */
export interface Sight {
  /** The only coders whose work is seen; null if others' is seen too, except that of `hiddenIds`. */
  readonly ownIds: readonly string[] | null;
  /** Coders whose work is not seen. */
  readonly hiddenIds: readonly string[];
  /** The only kind of source whose codings are seen; null for both. */
  readonly openKind: 'document' | 'interview' | null;
  /** Codes that others made in a round in which new codes are seen only by those who made them. */
  readonly hiddenCodeIds: readonly string[];
  /** The rounds that limit it, by name; empty for a second pass without a round. */
  readonly rounds: readonly string[];
}

/** The rows that sights are derived from. */
export interface RoundRows {
  readonly rounds: readonly BlindRoundRecord[];
  readonly members: readonly BlindRoundCoderRecord[];
  readonly coders: readonly CoderRecord[];
  readonly mainCoderId: string | null;
  /** Codes made since the oldest round in which new codes are sealed was opened; empty if none lasts. */
  readonly newCodes?: readonly NewCode[];
}

/** A code and who made it. */
export interface NewCode {
  readonly codeId: string;
  readonly coderId: string;
  readonly createdAt: string;
}

/** Whether a round lasts. */
export function isStanding({ unlockedAt }: Pick<BlindRoundRecord, 'unlockedAt'>): boolean {
  return unlockedAt === null;
}

/** The coders of a round. */
export function codersOf(members: readonly BlindRoundCoderRecord[], roundId: string): string[] {
  return members.flatMap((member) => (member.roundId === roundId ? [member.coderId] : []));
}

/**
 * What is seen by one who works as this coder; null if nothing is sealed from them. `personId` is the person, where the
 * coder is a layer that several write into. A coder whose id is unknown sees nothing that is sealed from anybody.
 */
export function sightOf(rows: RoundRows, coderId: string | null, personId?: string): Sight | null {
  const standing = rows.rounds.filter(isStanding);
  const coder = rows.coders.find(({ id }) => id === coderId);
  const person = coder?.kind === 'person' ? coder.id : (coder?.personId ?? personId ?? rows.mainCoderId);
  const own: string[] = [];
  const hidden: string[] = [];
  const names: string[] = [];
  const hiddenCodeIds = new Set<string>();
  let openKind: Sight['openKind'] = null;
  for (const round of standing) {
    if (round.kind === 'kinds') {
      openKind = round.openKind;
      names.push(round.name);
      continue;
    }
    const coders = codersOf(rows.members, round.id);
    const isMember = coders.some((id) => id === coderId || (coder?.kind !== 'second-pass' && id === person));
    if (isMember) own.push(coder?.kind === 'adjudication' || coder === undefined ? (person ?? '') : coder.id);
    else if (round.ownerSees && coder !== undefined && coderId === rows.mainCoderId) continue;
    else hidden.push(...coders);
    names.push(round.name);
    if (round.codebook !== 'own') continue;
    for (const made of rows.newCodes ?? [])
      if (made.createdAt >= round.openedAt && coders.includes(made.coderId) && !own.includes(made.coderId))
        hiddenCodeIds.add(made.codeId);
  }
  if (coder?.kind === 'second-pass' && own.length === 0 && !isUnlocked(rows, coder.id)) own.push(coder.id);
  if (coder === undefined && names.length > 0)
    return { ownIds: [], hiddenIds: hidden, openKind, hiddenCodeIds: [...hiddenCodeIds], rounds: names };
  if (own.length === 0 && hidden.length === 0 && openKind === null) return null;
  return {
    ownIds: own.length > 0 ? [...new Set(own)] : null,
    hiddenIds: hidden,
    openKind,
    hiddenCodeIds: [...hiddenCodeIds],
    rounds: names,
  };
}

/** Whether nobody changes codes as long as the round lasts. */
export function freezesCodebook({ kind, codebook }: Pick<BlindRoundRecord, 'kind' | 'codebook'>): boolean {
  return kind === 'persons' && codebook === 'frozen';
}

/** Whether codes that are made as long as the round lasts are hidden from those who did not make them. */
export function sealsNewCodes(round: BlindRoundRecord): boolean {
  return isStanding(round) && round.kind === 'persons' && round.codebook === 'own';
}

/** The name of the round that freezes the codebook; null if none does. */
export function frozenBy(rounds: readonly BlindRoundRecord[]): string | null {
  const round = rounds.find((each) => isStanding(each) && freezesCodebook(each));
  return round?.name ?? null;
}

/** The name of the first round of persons that lasts; null if none does. */
export function decidedIn(rounds: readonly BlindRoundRecord[]): string | null {
  return rounds.find((each) => isStanding(each) && each.kind === 'persons')?.name ?? null;
}

/** Whether a second pass had a round of its own that was unlocked: until then it never sees the first pass. */
function isUnlocked({ rounds, members }: RoundRows, coderId: string): boolean {
  const ownRounds = rounds.filter(({ id }) => codersOf(members, id).includes(coderId));
  return ownRounds.length > 0 && ownRounds.every((round) => !isStanding(round));
}

/** Whether the work of a coder is seen. */
export function seesCoder({ ownIds, hiddenIds }: Sight, coderId: string): boolean {
  return ownIds === null ? !hiddenIds.includes(coderId) : ownIds.includes(coderId);
}
