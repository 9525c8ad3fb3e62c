// This file's part in its team.
import type { Database } from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import type { Leavable } from '#core/team/rules.ts';
import type { Role } from '#core/team/transport.ts';
import { fileIdOf } from '../file-id.ts';
import type { ReadDb } from '../handles.ts';
import { statement } from '../statements.ts';

/** A parcel that is on its way: it may have arrived though nobody said so. */
export interface Sending {
  readonly id: string;
  readonly n: number;
  /** The acts in it, by their ids. */
  readonly acts: readonly string[];
  /** The newest act in it, by its number here. */
  readonly to: number;
  /** The SHA-256 of its bytes. */
  readonly sha256: string;
}

/** What a file knows of its team. */
export interface Team {
  readonly projectId: string;
  readonly transport: 'postgres' | 'folder';
  readonly address: string;
  readonly login: string;
  readonly fingerprint: string | null;
  readonly replicaId: string;
  /** The coder row of the person who works in this file. */
  readonly personId: string;
  readonly role: Role;
  /** The acts up to this number are in the log, or came with the file. */
  readonly since: number;
  /** The number of the last act of the log that is here, and the chain there. */
  readonly head: number;
  readonly chain: string;
  readonly epoch: string;
  /** How many parcels this replica has sent. */
  readonly n: number;
  /** The clock of the server before that of this machine, in milliseconds. */
  readonly clockOffset: number;
  readonly protocol: number;
  readonly sending: Sending | null;
  /** What the owners keep to themselves, as far as is known here. */
  readonly keeps: readonly Leavable[];
  /** Why no more is received: the number in the log, who sent it, and the key of a message; null where nothing is amiss. */
  readonly stopped: Stopped | null;
}

export interface Stopped {
  readonly at: number;
  readonly name: string;
  readonly why: string;
}

type Stored = Omit<Team, 'sending' | 'stopped' | 'keeps'> & {
  readonly keeps: string | null;
  readonly sending: string | null;
  readonly stopped: string | null;
};

/** The team of this file; null where it belongs to none. */
export function teamOf({ sqlite }: ReadDb): Team | null {
  const row = statement(
    sqlite,
    `SELECT project_id AS "projectId", transport, address, login, fingerprint, replica_id AS "replicaId",
       person_id AS "personId", role, since, head, chain, epoch, n, clock_offset AS "clockOffset", protocol, sending, stopped, keeps
     FROM team`,
  ).get() as Stored | undefined;
  if (!row) return null;
  const { sending, stopped, keeps } = row;
  return {
    ...row,
    sending: sending === null ? null : (JSON.parse(sending) as Sending),
    stopped: stopped === null ? null : (JSON.parse(stopped) as Stopped),
    keeps: keeps === null ? [] : (JSON.parse(keeps) as Leavable[]),
  };
}

/** The same for a file that has to belong to one. Throws `not_found` in a study of one person. */
export function expectTeam(db: ReadDb): Team {
  const team = teamOf(db);
  if (!team) throw new AppError('not_found', 'errors:no_team');
  return team;
}

/** What one has to know to belong to a team. */
export type TeamFacts = Pick<
  Team,
  | 'projectId'
  | 'transport'
  | 'address'
  | 'login'
  | 'fingerprint'
  | 'personId'
  | 'role'
  | 'head'
  | 'chain'
  | 'epoch'
  | 'protocol'
>;

/**
 * Makes the file one of a team. Everything done in it up to act `since`, by default all, counts as known there: it went
 * with the base, at `head` (0 and an empty chain for the file that the base was made of).
 */
export function startTeam(db: ReadDb, facts: TeamFacts, since = newestAct(db)): void {
  const { sqlite } = db;
  // Acts that the log of an earlier team numbered are not in this one.
  if (facts.head === 0) sqlite.exec('UPDATE change SET team_seq = NULL WHERE team_seq IS NOT NULL');
  sqlite
    .prepare(
      `INSERT OR REPLACE INTO team (only, project_id, transport, address, login, fingerprint, replica_id, person_id, role,
         since, head, chain, epoch, n, clock_offset, protocol)
       VALUES (1, @projectId, @transport, @address, @login, @fingerprint, @replicaId, @personId, @role,
         @since, @head, @chain, @epoch, 0, 0, @protocol)`,
    )
    .run({ ...facts, since, replicaId: fileIdOf(db) });
}

/** The number of the newest act; 0 in a study without any. */
export function newestAct({ sqlite }: ReadDb): number {
  return Number(statement(sqlite, 'SELECT coalesce(max(seq), 0) FROM change').pluck().get());
}

/** What changes of a file's part in its team. */
export type TeamNews = Partial<
  Pick<
    Team,
    | 'head'
    | 'chain'
    | 'epoch'
    | 'n'
    | 'clockOffset'
    | 'protocol'
    | 'sending'
    | 'stopped'
    | 'replicaId'
    | 'role'
    | 'transport'
    | 'address'
    | 'login'
    | 'fingerprint'
    | 'since'
    | 'keeps'
  >
>;

/**
 * Notes news of the team, in the open transaction or one of its own. Where all is known, nothing is written: each exchange notes what
 * it hears, and an act that its person does meanwhile would wait for the disk.
 */
export function noteTeam({ sqlite }: ReadDb, news: TeamNews): void {
  const noted = Object.entries(news);
  if (noted.length === 0) return;
  const columns = noted.map(
    ([field]) => `"${field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`,
  );
  const values = noted.map(([, value]) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
  );
  const set = columns.map((column) => `${column} = ?`).join(', ');
  const isNew = columns.map((column) => `${column} IS NOT ?`).join(' OR ');
  statement(sqlite, `UPDATE team SET ${set} WHERE ${isNew}`).run(...values, ...values);
}

/** Raises `since` to the last act before the first that is not in the log. */
export function noteSince({ sqlite }: ReadDb): void {
  statement(
    sqlite,
    `UPDATE team SET since = coalesce(
       (SELECT min(seq) - 1 FROM change WHERE seq > since AND team_seq IS NULL),
       (SELECT max(seq) FROM change), since)`,
  ).run();
}

/** Leaves the team, as a copy of a study does that becomes another file; nothing of the study changes. */
export function leaveTeam(sqlite: Database): void {
  const isThere = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'team'").get() !== undefined;
  if (isThere) sqlite.exec('DELETE FROM team; DELETE FROM team_held; DELETE FROM team_remark;');
}

/** Whether this person has an act in the team's log, or in what the file began with. */
export function hasActed({ sqlite }: ReadDb, personId: string): boolean {
  return statement(sqlite, 'SELECT 1 FROM change WHERE person_id = ? LIMIT 1').get(personId) !== undefined;
}
