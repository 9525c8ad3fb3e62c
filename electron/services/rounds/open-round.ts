// Opens, turns and unlocks rounds of blind work. None of it can be undone: what was seen cannot be unseen, and a round that
// was quietly taken back would prove nothing.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { freeName, namesOf } from '#core/free-name.ts';
import type { BlindRoundRecord, CoderRecord } from '#core/records.ts';
import type { AtUnlock, CouldRead } from '#core/sealing/at-unlock.ts';
import { codersOf, freezesCodebook, isStanding } from '#core/sealing/sight.ts';
import { tables } from '#core/tables/all.ts';
import type { TeamRound } from '#core/team/lanes.ts';
import type { ReadDb } from '#db/handles.ts';
import { personOf } from '#db/person.ts';
import { teamOf } from '#db/team/team-of.ts';
import { all, find, get, insert, mainCoderId, update } from '#db/write.ts';
import type { Words } from '#words/words.ts';
import type { CommandContext } from '../context.ts';
import { keepVersion, type StateToKeep } from '../versions/keeping.ts';
import { presentVersion } from '../versions/named-version.ts';
import { noteInRound } from './round-events.ts';
import { roundRows, standingRounds } from './round-rows.ts';
import { countedAtUnlock } from './counted-at-unlock.ts';
import { codingsOfLanes } from './codings-of-lanes.ts';

const openKind = z.enum(tables.blindRound.columns.openKind.values);

export const openInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  kind: z.enum(tables.blindRound.columns.kind.values),
  /** Who codes in it; nobody where kinds are kept apart, which binds everybody. */
  coderIds: z.array(z.string()).max(50).readonly().default([]),
  codebook: z.enum(tables.blindRound.columns.codebook.values).default('frozen'),
  ownerSees: z.boolean().default(false),
  /** The kind that is coded first, where kinds are kept apart. */
  openKind: openKind.nullable().default(null),
});

export const turnInput = z.strictObject({ id: z.string(), openKind });

/** What a round that freezes the codebook keeps as a version, and the words of its reason. */
export interface ToFreeze {
  /** Null where the newest version is the codebook as it stands. */
  readonly state: StateToKeep | null;
  readonly words: Words;
}

/** A round that the server of a team keeps apart, by its id there; `at`: when it was opened there, if that was not just now. */
interface OnServer {
  readonly id: string;
  readonly at?: string;
}

/**
 * Whether the work of these coders can be withheld by a team's server: they are persons, who have logins there. Second passes of
 * one person are hidden in windows alone, in a team too. Throws `invalid` for both together.
 */
export function isForServer(db: ReadDb, { kind, coderIds }: z.output<typeof openInput>): boolean {
  if (kind !== 'persons' || teamOf(db) === null) return false;
  const kinds = new Set(coderIds.map((id) => get(db, 'coder', id).kind));
  if (kinds.has('second-pass') && kinds.size > 1) throw new AppError('invalid', 'errors:team_round_of_pass');
  return !kinds.has('second-pass');
}

/**
 * Opens a round and returns its id; `onServer` for one that the server of a team has opened. The codebook that a round freezes is kept as a version of the round's name, unless the
 * newest version is the codebook as it stands. Throws `conflict` for a name that is taken, for a coder who codes in another round that
 * lasts, and for one who may not; `invalid` for coders or kinds that the kind of round does not have.
 */
export function openRound(
  context: CommandContext,
  input: z.output<typeof openInput>,
  freezing: ToFreeze | null,
  onServer: OnServer | null = null,
): { id: string } {
  const { db, newId, now, coderId } = context;
  const { coderIds: given, ...round } = input;
  const coderIds = [...new Set(given)];
  if (all(db, 'blindRound', { name: round.name }).length > 0)
    throw new AppError('conflict', 'errors:round_name_taken', { name: round.name });
  if (round.kind === 'kinds') {
    if (round.openKind === null || coderIds.length > 0)
      throw new AppError('invalid', 'errors:round_of_kinds_needs_kind');
    const other = standingRounds(db).find(({ kind }) => kind === 'kinds');
    if (other) throw new AppError('conflict', 'errors:round_of_kinds_stands', { round: other.name });
  } else {
    if (round.openKind !== null || coderIds.length === 0)
      throw new AppError('invalid', 'errors:round_needs_coders');
    // Codes that all share would tell what is sealed.
    if (onServer && round.codebook === 'open') throw new AppError('invalid', 'errors:team_round_codes');
    for (const id of coderIds) refuseCoder(db, get(db, 'coder', id));
  }
  expectOwner(context, round.name, coderIds);
  const openedAt = onServer?.at ?? now();
  const { id } = insert(db, 'blindRound', {
    id: onServer?.id ?? newId(),
    ...round,
    openedAt,
    openedBy: coderId,
    turnedAt: null,
    unlockedAt: null,
    unlockedBy: null,
    atUnlock: null,
    isWithheld: onServer ? true : null,
    versionId:
      freezing !== null && freezesCodebook(round) ? frozenVersion(context, round.name, freezing) : null,
  });
  if (round.openKind !== null)
    noteInRound(context, id, { kind: 'turn', at: openedAt, openKind: round.openKind });
  for (const each of coderIds) insert(db, 'blindRoundCoder', { id: newId(), roundId: id, coderId: each });
  return { id };
}

/**
 * Opens a round that the server of a team has and of which no act came, as it is there: by who opened it, then, with the version that
 * stands. Does nothing for one whose coders are not in the study any more.
 */
export function tellOfRound(context: CommandContext, round: TeamRound): void {
  const { db } = context;
  const { id, personIds: coderIds, codes: codebook, ownerSees, openedAt: at, openedBy } = round;
  if (coderIds.some((each) => find(db, 'coder', each) === undefined)) return;
  const name = freeName(round.name, namesOf(all(db, 'blindRound')));
  openRound(context, { name, kind: 'persons', coderIds, codebook, ownerSees, openKind: null }, null, {
    id,
    at,
  });
  const versionId = freezesCodebook({ kind: 'persons', codebook }) ? (presentVersion(db)?.id ?? null) : null;
  update(db, 'blindRound', id, { openedBy, versionId });
}

/** The id of the version that a round of this name freezes: the newest, where it is the codebook as it stands, or else a new one. */
export function frozenVersion(context: CommandContext, round: string, { state, words }: ToFreeze): string {
  const name = freeName(round, namesOf(all(context.db, 'codebookVersion')));
  const version = { name, reason: words.t('versions:frozen_reason', { round }) };
  return (presentVersion(context.db) ?? keepVersion(context, version, state)).id;
}

function refuseCoder(db: ReadDb, { id, name, kind }: CoderRecord): void {
  if (kind !== 'person' && kind !== 'second-pass')
    throw new AppError('invalid', 'errors:round_coder_is_person', { name });
  const members = all(db, 'blindRoundCoder');
  const other = standingRounds(db).find((round) => codersOf(members, round.id).includes(id));
  if (other) throw new AppError('conflict', 'errors:round_coder_taken', { name, round: other.name });
}

/**
 * The main coder decides about rounds, and everybody about those in which only they code, such as their own second pass.
 * Throws `conflict` for anybody else.
 */
function expectOwner(
  { db, coderId, personId }: CommandContext,
  round: string,
  coderIds: readonly string[],
): void {
  const person = personOf(db, coderId, personId);
  const owner = mainCoderId(db);
  const isOwnerOfTeam = teamOf(db)?.role === 'owner';
  if (isOwnerOfTeam || person === owner) return;
  if (coderIds.length > 0 && coderIds.every((id) => personOf(db, id) === person)) return;
  const name = owner === null ? '' : get(db, 'coder', owner).name;
  throw new AppError('conflict', 'errors:round_is_the_owners', { name, round });
}

/** The round, if it lasts. Throws `not_found`, and `conflict` if it was unlocked. */
function standing({ db }: CommandContext, id: string): BlindRoundRecord {
  const round = get(db, 'blindRound', id);
  if (!isStanding(round))
    throw new AppError('conflict', 'errors:round_unlocked', {
      round: round.name,
      at: round.unlockedAt?.slice(0, 10) ?? '',
    });
  return round;
}

/** Opens the other kind and closes the present one. Throws `invalid` for a round of persons, or for the kind that is open. */
export function turnRound(context: CommandContext, input: z.output<typeof turnInput>): void {
  const round = standing(context, input.id);
  if (round.kind !== 'kinds')
    throw new AppError('invalid', 'errors:round_does_not_turn', { round: round.name });
  if (round.openKind === input.openKind)
    throw new AppError('invalid', 'errors:round_turned_already', { round: round.name });
  expectOwner(context, round.name, []);
  const at = context.now();
  update(context.db, 'blindRound', round.id, { openKind: input.openKind, turnedAt: at });
  noteInRound(context, round.id, { kind: 'turn', at, openKind: input.openKind });
}

/** Where what was sealed in a team lay until the unlock. */
function keptIn(db: ReadDb): Pick<AtUnlock, 'keptIn'> {
  return isOverFolder(db) ? { keptIn: 'files' } : {};
}

function isOverFolder(db: ReadDb): boolean {
  return teamOf(db)?.transport === 'folder';
}

/** What the server of a team says of the unlock of a round. */
export interface UnlockedThere {
  readonly at: string;
  /** The person who unlocked it. */
  readonly by: string | null;
  readonly couldRead: CouldRead;
}

/**
 * Unlocks a round, and returns how many codings each of its coders had; `there` for one that a team's server has unlocked. Throws
 * `conflict` for one who may not.
 */
export function unlockRound(
  context: CommandContext,
  id: string,
  there: UnlockedThere | null = null,
): { codings: { coderId: string; n: number }[] } {
  const { db, now, coderId } = context;
  const round = standing(context, id);
  const coderIds = codersOf(roundRows(db).members, id);
  expectOwner(context, round.name, coderIds);
  // Over a folder, days may pass until the files of all have sent what they have.
  const until = there && isOverFolder(db) ? there.at : undefined;
  const counted = countedAtUnlock(db, round, coderIds, codingsOfLanes(db, round), until);
  // Without the server, nobody knows what the lanes of the others hold.
  const isPart = round.isWithheld === true && there === null;
  update(db, 'blindRound', id, {
    unlockedAt: there?.at ?? now(),
    unlockedBy: there?.by ?? coderId,
    atUnlock: isPart
      ? null
      : JSON.stringify(there ? { ...counted, ...readersOf(there), ...keptIn(db) } : counted),
  });
  return { codings: counted.coders.map((coder) => ({ coderId: coder.coderId, n: coder.codings })) };
}

function readersOf({ couldRead }: UnlockedThere): Pick<AtUnlock, 'couldRead' | 'couldReadIds'> {
  return { couldRead: couldRead.logins, couldReadIds: couldRead.personIds };
}
