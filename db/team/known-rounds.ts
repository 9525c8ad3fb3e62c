// What this file knows of the blind rounds of its team, as the server told when it was last asked.
import type { LaneProgress, TeamRound } from '#core/team/lanes.ts';
import type { ReadDb } from '../handles.ts';
import { statement } from '../statements.ts';
import { unnoted } from '../tables-read.ts';
import { find } from '../write.ts';

/** The rounds of a team, as far as this person may know them. */
export interface KnownRounds {
  readonly rounds: readonly TeamRound[];
  /** For owners, how far everybody is; for others, how far they are themselves. */
  readonly progress: readonly LaneProgress[];
  /** By round, the number of the last parcel of one's own lane that is here. */
  readonly lanes: Readonly<Record<string, number>>;
  /** Where lanes stay in the files: the same of the files that this one was before, by their ids; not set where it was none. */
  readonly before?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Where this file moves its team away from, until the rounds that last tell of it; null or not set while it does not. */
  readonly leaving?: Leaving | null;
}

/**
 * A move of the team: from what kind of place and from which, as the row of the team names it, when, ISO 8601, and in the middle of
 * which rounds, by their ids.
 */
export interface Leaving {
  readonly from: 'folder' | 'server';
  readonly address: string;
  readonly at: string;
  readonly rounds: readonly string[];
}

const NONE: KnownRounds = { rounds: [], progress: [], lanes: {} };

/** What is known; nothing in a study of one person. */
export function knownRounds({ sqlite }: ReadDb): KnownRounds {
  const known = statement(sqlite, 'SELECT rounds FROM team').pluck().get() as string | null | undefined;
  return known == null ? NONE : (JSON.parse(known) as KnownRounds);
}

/**
 * The rounds that last on the server and of which the study does not know: the act that tells of one comes later, or never where
 * the program that opened it was ended. What they hide is hidden from when they are known.
 */
export function unheardRounds(db: ReadDb): TeamRound[] {
  return unnoted(() => knownRounds(db)).rounds.filter(
    ({ id, unlockedAt }) => unlockedAt === null && find(db, 'blindRound', id) === undefined,
  );
}

/** The ids of the rounds that are unlocked where the log is kept, whether or not the study knows of it. */
export function unlockedThere(db: ReadDb): ReadonlySet<string> {
  const { rounds } = unnoted(() => knownRounds(db));
  return new Set(rounds.flatMap(({ id, unlockedAt }) => (unlockedAt === null ? [] : [id])));
}

/** Notes what is new, in the open transaction or one of its own. */
export function noteRounds(db: ReadDb, news: Partial<KnownRounds>): void {
  const next = JSON.stringify({ ...knownRounds(db), ...news });
  statement(db.sqlite, 'UPDATE team SET rounds = ? WHERE rounds IS NOT ?').run(next, next);
}

/** Notes that a parcel of one's own lane is here. */
export function noteLane(db: ReadDb, roundId: string, lane: number): void {
  const { lanes } = knownRounds(db);
  noteRounds(db, { lanes: { ...lanes, [roundId]: Math.max(lane, lanes[roundId] ?? 0) } });
}

/**
 * Forgets what is in one's own lanes, or in that of one round, since the place of the log may have lost some of it. The next exchange
 * asks what is there; the rest is sealed again, or, where the round is over, goes openly.
 */
export function askLanesAgain(db: ReadDb, roundId: string | null = null): void {
  openLane(db, roundId);
  const { lanes } = knownRounds(db);
  const kept = Object.entries(lanes).filter(([id]) => roundId !== null && id !== roundId);
  noteRounds(db, { lanes: Object.fromEntries(kept) });
}

/** Has what is in one's own lane of a round, or of all, go openly or be sealed again: none of it is late. */
export function openLane({ sqlite }: ReadDb, roundId: string | null): void {
  statement(
    sqlite,
    `UPDATE change SET is_late = 0
     WHERE round IS NOT NULL AND is_late IS NULL AND team_seq IS NULL AND round = coalesce(?, round)`,
  ).run(roundId);
}

/** Notes that nothing of the lanes of a round is left to publish. */
export function notePublished(db: ReadDb, roundId: string): void {
  const { rounds } = knownRounds(db);
  noteRounds(db, {
    rounds: rounds.map((round) => (round.id === roundId ? { ...round, isPublishing: false } : round)),
  });
}
