import * as z from 'zod';
import { codersOf, freezesCodebook, sightOf, type Sight } from '#core/sealing/sight.ts';
import type { BlindRoundEventRecord, BlindRoundRecord } from '#core/records.ts';
import { AppError } from '#core/errors.ts';
import type { ReadDb } from '#db/handles.ts';
import { unlockedThere, unheardRounds } from '#db/team/known-rounds.ts';
import { teamOf } from '#db/team/team-of.ts';
import { statement } from '#db/statements.ts';
import { all, find, get } from '#db/write.ts';
import { roundSentence, type FrozenVersion } from '#words/round-sentence.ts';
import { createWords, languages } from '#words/words.ts';
import { atUnlockOf, type AtUnlock } from '#core/sealing/at-unlock.ts';
import { job, query, type JobContext, type QueryContext } from './context.ts';
import {
  frozenVersion,
  isForServer,
  openInput,
  openRound,
  type ToFreeze,
  turnInput,
  turnRound,
  unlockRound,
} from './rounds/open-round.ts';
import { codingsOfLanes, countLate } from './rounds/codings-of-lanes.ts';
import { progressIn, progressOf, type RoundProgress } from './rounds/progress.ts';
import { cameStanding, seatInput, takeSeat } from './rounds/round-events.ts';
import { roundRows } from './rounds/round-rows.ts';
import { countedAtUnlock } from './rounds/counted-at-unlock.ts';
import { stateToKeep } from './versions/keeping.ts';
import { presentVersion } from './versions/named-version.ts';
import { kindTurns } from './rounds/kind-turns.ts';

/** A round of blind work. */
export interface Round extends Omit<BlindRoundRecord, 'atUnlock'> {
  /** The version of the codebook that the round froze; null if none. */
  readonly version: FrozenVersion | null;
  readonly coderIds: readonly string[];
  /** What was counted at the unlock; null before that. */
  readonly atUnlock: AtUnlock | null;
  /** How far each of its coders is; empty where kinds are kept apart. */
  readonly progress: readonly RoundProgress[];
  /** In a team, how many codings were made before the unlock and received after it. */
  readonly late: number;
  /** In a team, whether it is unlocked where the log is kept, and some of what was coded in it is still to come here. */
  readonly isOnItsWay: boolean;
}

/** A round that was opened. */
export interface Opened {
  readonly id: string;
  /**
   * Of one that a team's server keeps apart: the logins that could read what is sealed all the same, and the persons of the team, by
   * name, whose they are. Empty where nobody could, or the server could not be asked.
   */
  readonly couldRead: { readonly logins: readonly string[]; readonly names: readonly string[] };
}

/** The round that the one who asks works in. */
export interface PresentRound {
  readonly roundId: string;
  /** Whether the work of others is hidden, or the codings of one kind of source. */
  readonly hides: 'coders' | 'kind';
  /** Own sources that are reviewed, of all that are not excluded. */
  readonly reviewed: number;
  readonly of: number;
}

const NO_UNDO = { group: null } as const;

const NOT_READ: Pick<Opened, 'couldRead'> = { couldRead: { logins: [], names: [] } };

export const rounds = {
  /** All rounds, the oldest first, and the one that the one who asks works in, if there is one. */
  list: query(z.strictObject({}), (context): { rounds: Round[]; present: PresentRound | null } => {
    const { whole, coderId, personId } = context;
    const rows = roundRows(whole);
    const sight = sightOf(rows, coderId, personId);
    const unlocked = unlockedThere(whole);
    const listed = rows.rounds
      .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
      .map((round): Round => {
        const coderIds = codersOf(rows.members, round.id);
        return {
          ...round,
          atUnlock: atUnlockOf(round),
          version: frozenIn(whole, round),
          coderIds,
          progress: coderIds.map((id) => progressIn(whole, round, id, sight)),
          late: countLate(whole, round),
          isOnItsWay: round.unlockedAt === null && unlocked.has(round.id),
        };
      });
    return { rounds: listed, present: presentRound(context, sight, listed) };
  }),

  /**
   * Opens a round; see `openRound`. Cannot be undone, nor can `turn` and `unlock`.
   */
  open: job(openInput, async (context, input): Promise<Opened> => {
    const freezing = await toFreeze(context, input);
    const { teamRounds, newId } = context;
    if (!isForServer(context.whole, input))
      return { ...context.transact((acting) => openRound(acting, input, freezing), NO_UNDO), ...NOT_READ };
    // Windows alone would not keep the work of one from the files of the others.
    if (!teamRounds) throw new AppError('unsupported', 'errors:team_round_elsewhere');
    const { name, coderIds, codebook, ownerSees } = input;
    // What the study refuses is not opened on the server.
    context.rehearse((acting) => openRound(acting, input, freezing, { id: newId() }));
    // The codings of the version are sealed work: all get them before the round begins.
    if (freezesCodebook(input)) context.transact((acting) => frozenVersion(acting, name, freezing), NO_UNDO);
    const id = await teamRounds.open(
      { name, personIds: coderIds, codes: codebook === 'own' ? 'own' : 'frozen', ownerSees },
      newId,
    );
    // Another exchange may have told the study in the meantime.
    if (!find(context.whole, 'blindRound', id)) {
      context.conclude((acting) => openRound(acting, input, { ...freezing, state: null }, { id }), NO_UNDO);
      await teamRounds.exchange();
    }
    const readers = await teamRounds.couldRead();
    if (readers === null) return { id, ...NOT_READ };
    const names = readers.personIds.flatMap((each) => find(context.whole, 'coder', each)?.name ?? []);
    return { id, couldRead: { logins: readers.logins, names } };
  }),

  /** Opens the other kind of source where kinds are kept apart; see `turnRound`. */
  turn: job(turnInput, async ({ transact }, input) =>
    transact((acting) => turnRound(acting, input), NO_UNDO),
  ),

  /**
   * Unlocks a round for everybody; see `unlockRound`. Where the team has moved, `anyway` although files of people who code in it have
   * not come there. `isOnItsWay`: where others have yet to send what they coded in it.
   */
  unlock: job(
    z.strictObject({ id: z.string(), anyway: z.boolean().default(false) }),
    async (context, { id, anyway }) => {
      const { teamRounds, whole } = context;
      await tellOfUnheard(context, id);
      // In a file that has left its team, nothing is kept apart but by its windows.
      if (get(whole, 'blindRound', id).isWithheld !== true || teamOf(whole) === null)
        return { ...context.transact((acting) => unlockRound(acting, id), NO_UNDO), isOnItsWay: false };
      if (!teamRounds) throw new AppError('unsupported', 'errors:team_round_elsewhere');
      const { codings } = context.rehearse((acting) => unlockRound(acting, id));
      await teamRounds.unlock(id, anyway, context);
      const round = get(whole, 'blindRound', id);
      // Over a folder it is over once the files of those who coded in it have sent what they have.
      if (round.unlockedAt === null) return { codings, isOnItsWay: true };
      const counted = atUnlockOf(round);
      return counted
        ? {
            codings: counted.coders.map((coder) => ({ coderId: coder.coderId, n: coder.codings })),
            isOnItsWay: false,
          }
        : { codings, isOnItsWay: false };
    },
  ),

  /** Notes that the acting coder goes on at a window where another person worked; see `takeSeat`. Cannot be undone. */
  sit: job(seatInput, async ({ transact }, input) => transact((acting) => takeSeat(acting, input), NO_UNDO)),

  /** The sentence about a round for a paper; before the unlock, the numbers that it hides are left open. */
  sentence: query(
    z.strictObject({ id: z.string(), language: z.enum(languages) }),
    ({ db, whole }, { id, language }): { text: string } => {
      const { rounds: known, members, coders, mainCoderId } = roundRows(whole);
      const round = known.find((each) => each.id === id) ?? get(whole, 'blindRound', id);
      const coderIds = codersOf(members, id);
      const nameOf = (coderId: string | null): string =>
        coders.find((each) => each.id === coderId)?.name ?? '?';
      const counted = atUnlockOf(round);
      const sources =
        counted?.sources ?? countedAtUnlock(whole, round, [], codingsOfLanes(whole, round)).sources;
      const people = coderIds.map((coderId) => coders.find((each) => each.id === coderId));
      const text = roundSentence(createWords(language), {
        round,
        version: frozenIn(whole, round),
        turns: kindTurns(whole, round),
        cameStanding: cameStanding(whole, round),
        seats: eventsOf(whole, id, 'seat'),
        withdrawals: eventsOf(whole, id, 'withdrawal'),
        movedFromFolder: momentsOf(whole, id, 'leftFolder').at(-1) ?? null,
        movedFromServers: momentsOf(whole, id, 'leftServer'),
        sources,
        coders: coderIds.map((coderId) => ({
          name: nameOf(coderId),
          counted: counted?.coders.find((each) => each.coderId === coderId) ?? null,
        })),
        ownName: people.every((each) => each?.kind === 'second-pass')
          ? nameOf(people[0]?.personId ?? null)
          : null,
        owner: nameOf(mainCoderId),
        late: countLate(whole, round),
        couldRead: counted?.couldRead ?? null,
        couldReadOfTeam: (counted?.couldReadIds ?? []).map(nameOf),
        isOfTeam: teamOf(whole) !== null,
        isInFiles: counted ? counted.keptIn === 'files' : teamOf(whole)?.transport === 'folder',
        later: round.unlockedAt === null ? 0 : codingsSince(db, coderIds, round.unlockedAt),
      });
      return { text };
    },
  ),
};

/** What has to be kept before a round that freezes the codebook is opened. */
async function toFreeze(
  context: JobContext,
  round: Pick<BlindRoundRecord, 'kind' | 'codebook'>,
): Promise<ToFreeze> {
  const isKept = !freezesCodebook(round) || presentVersion(context.whole) !== null;
  return { state: isKept ? null : await stateToKeep(context), words: context.words() };
}

/** Tells the study of a round that the server has opened and of which no act came, as where the program that opened it was ended. */
async function tellOfUnheard(context: JobContext, id: string): Promise<void> {
  const unheard = unheardRounds(context.whole).find((round) => round.id === id);
  if (!unheard) return;
  const { name, personIds: coderIds, codes: codebook, ownerSees, openedAt: at } = unheard;
  const round = { name, kind: 'persons' as const, coderIds, codebook, ownerSees, openKind: null };
  const freezing = await toFreeze(context, round);
  context.conclude((acting) => openRound(acting, round, freezing, { id, at }), NO_UNDO);
}

function eventsOf(whole: ReadDb, roundId: string, kind: BlindRoundEventRecord['kind']): number {
  return all(whole, 'blindRoundEvent', { roundId, kind }).length;
}

/** When something of this kind happened in a round, the earliest first. */
function momentsOf(whole: ReadDb, roundId: string, kind: BlindRoundEventRecord['kind']): string[] {
  return all(whole, 'blindRoundEvent', { roundId, kind })
    .map(({ at }) => at)
    .toSorted();
}

/** The version that a round froze; versions are open to everybody, only the codings of them are sealed. */
function frozenIn(db: ReadDb, { versionId }: Pick<BlindRoundRecord, 'versionId'>): FrozenVersion | null {
  const version = versionId === null ? null : find(db, 'codebookVersion', versionId);
  return version ? { id: version.id, number: version.number, name: version.name, at: version.at } : null;
}

/** Codings made after the unlock, as far as the one who asks may see them. */
function codingsSince({ sqlite }: ReadDb, coderIds: readonly string[], since: string): number {
  const counted = statement(
    sqlite,
    'SELECT count(*) FROM coding WHERE coder_id IN (SELECT value FROM json_each(?)) AND created_at > ?',
  );
  return Number(counted.pluck().get(JSON.stringify(coderIds), since));
}

function presentRound(
  { whole, coderId }: QueryContext,
  sight: Sight | null,
  listed: readonly Round[],
): PresentRound | null {
  if (sight === null) return null;
  const standing = listed.filter(({ unlockedAt }) => unlockedAt === null);
  const own = sight.ownIds ?? [];
  const round =
    standing.find(({ coderIds }) => coderIds.some((id) => own.includes(id))) ??
    standing.find(({ kind }) => kind === 'kinds');
  if (!round) return null;
  const asking = own[0] ?? coderId;
  const known = round.progress.find((each) => each.coderId === asking);
  const { reviewed, of } = known ?? progressOf(whole, asking, null);
  return {
    roundId: round.id,
    hides: round.kind === 'kinds' ? 'kind' : 'coders',
    reviewed: reviewed ?? 0,
    of,
  };
}
