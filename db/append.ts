// Appends acts to the history, each chained to the one before.
import { randomUUID } from 'node:crypto';
import type { Change } from '#core/change.ts';
import type { ActNotes } from '#core/history/act-notes.ts';
import { bodyOf, expectTravels } from './act-size.ts';
import { textsReferredTo, type TextsReferredTo } from './act-texts.ts';
import { linkAfter } from './chain.ts';
import { digestAfter, digestOfRows, emptyDigest } from './digest.ts';
import { fileIdOf } from './file-id.ts';
import type { ReadDb } from './handles.ts';
import type { Doer } from './history.ts';
import { personOf } from './person.ts';
import { recordThings } from './row-acts.ts';
import { statement } from './statements.ts';

const NEWEST = 'SELECT seq, group_id AS "group" FROM change ORDER BY seq DESC LIMIT 1';
const ROW = 'SELECT seq, link, digest FROM change WHERE seq = ?';
/** `||` keeps SQLite from compiling the statement anew with each value: a plan might depend on a bare one. */
const END_OF_GROUP = "SELECT max(seq) FROM change WHERE group_id = ? || ''";
const DONE_SINCE = `
  SELECT DISTINCT coder_id AS "coderId", person_id AS "personId" FROM change WHERE seq > ?`;
/** By place: to look up each name would take as long as to write a short value. */
const COLUMNS = [
  'seq',
  'at',
  'coder_id',
  'method',
  'group_id',
  'undoes',
  'redoes',
  'body',
  'link',
  'digest',
  'id',
  'person_id',
  'replica_id',
  'texts',
  'team_seq',
  'round',
  'is_late',
] as const;
const APPEND = `INSERT INTO change (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`;

/** Who did what, as the history records it. At most one of `group`, `undoes`, `redoes` is set. */
export interface Deed {
  readonly method: string;
  readonly coderId: string;
  /** Whose work it is, where the coder is a layer that several people write to; see `personOf`. */
  readonly personId?: string;
  readonly at: string;
  /** The group that undo takes back as a whole; null for an act that cannot be undone. */
  readonly group?: string | null;
  readonly undoes?: string;
  readonly redoes?: string;
}

/** What is known of an act that was not done here now: it came from the team, or makes room for what came. */
export interface Arrived {
  readonly id: string;
  readonly personId: string;
  readonly replicaId: string;
  /** The texts that its spans mean; left out where they are the present ones. */
  readonly texts?: TextsReferredTo;
  /** Its number in the log of the team; 0 for one that does not travel, null for one's own that is not there yet. */
  readonly teamSeq: number | null;
  /** The blind round of the team in which it was done; null for none, or where the team's server knew of none. */
  readonly roundId?: string | null;
  /** Whether it was sent after the unlock of that round. */
  readonly isLate?: boolean;
  /** Whether it was in the lane of that round in an earlier file, so that it is sealed there, or goes openly without being late. */
  readonly isOfLane?: boolean;
  /** Whether it stays in the history where nothing of it is left, since something refers to it. */
  readonly isKept?: boolean;
}

/** The newest act: the fields that the next one needs. */
interface Head {
  readonly seq: number;
  readonly link: string;
  readonly digest: string;
}

/** Appends acts through one connection. The caller holds the write transaction. */
export class HistoryEnd {
  readonly #db: ReadDb;
  /** The act that was written last, kept because reading a large act from the file takes long. */
  #head: Head | null = null;
  /** The new group under which an interrupted group continues. */
  readonly #continued = new Map<string, string>();

  readonly #most: number;

  constructor(db: ReadDb, most: number) {
    this.#db = db;
    this.#most = most;
  }

  /**
   * Appends an act: chained to the one before, with the digest of all rows after it, and with `notes` kept
   * beside the change; `arrived` for one that was not done here now. Returns the number of the act. Throws `unsupported`
   * for one that is longer than a string can be, or that the log of the study's team would not take.
   */
  append(deed: Deed, change: Change, notes: ActNotes = {}, arrived?: Arrived): number {
    const { sqlite } = this.#db;
    const newest = statement(sqlite, NEWEST).get() as { seq: number; group: string | null } | undefined;
    const before = this.#headAt(newest?.seq ?? 0);
    const texts = arrived?.texts ?? textsReferredTo(this.#db, change);
    const person = arrived?.personId ?? personOf(this.#db, deed.coderId, deed.personId);
    const groupOf = (group: string): string =>
      arrived ? group : this.#standingGroup(group, newest?.group ?? null, person);
    const row = {
      seq: before.seq + 1,
      at: deed.at,
      coder_id: deed.coderId,
      method: deed.method,
      group_id: deed.group == null ? null : groupOf(deed.group),
      undoes: deed.undoes ?? null,
      redoes: deed.redoes ?? null,
      body: bodyOf(Object.keys(notes).length === 0 ? change : { ...change, told: notes }),
      id: arrived?.id ?? randomUUID(),
      person_id: person,
      replica_id: arrived?.replicaId ?? fileIdOf(this.#db),
      texts: Object.keys(texts).length === 0 ? null : JSON.stringify(texts),
    };
    if (!arrived) expectTravels(sqlite, row.body, this.#most);
    const link = linkAfter(before.link, row);
    // A study that was salvaged without its history has rows before its first act.
    const digest = before.seq === 0 ? digestOfRows(sqlite) : digestAfter(before.digest, change);
    const stored = {
      ...row,
      link,
      digest,
      team_seq: arrived?.teamSeq ?? null,
      round: arrived?.roundId ?? null,
      is_late: arrived?.isLate === true ? 1 : arrived?.isOfLane === true ? 0 : null,
    };
    statement(sqlite, APPEND).run(...COLUMNS.map((column) => stored[column]));
    recordThings(sqlite, {
      seq: row.seq,
      body: row.body,
      link,
      linkBefore: before.link,
      change,
      told: notes,
    });
    this.#head = { seq: row.seq, link, digest };
    return row.seq;
  }

  /** Forgets the act that was written last: it was rolled back, or another connection has written since. */
  forget(): void {
    this.#head = null;
  }

  #headAt(seq: number): Head {
    if (seq === 0) return { seq, link: '', digest: emptyDigest };
    if (this.#head?.seq === seq) return this.#head;
    return statement(this.#db.sqlite, ROW).get(seq) as Head;
  }

  /**
   * The group to write an act under. A group is one uninterrupted stretch of one person's acts: where another
   * act of theirs (also an undo) came in between, what follows begins a new group. Undo thus takes a person's
   * acts back strictly in order.
   */
  #standingGroup(wanted: string, newest: string | null, person: string): string {
    const group = this.#continued.get(wanted) ?? wanted;
    if (newest === group) return group;
    const { sqlite } = this.#db;
    const end = statement(sqlite, END_OF_GROUP).pluck().get(group);
    if (typeof end !== 'number') return group;
    const since = statement(sqlite, DONE_SINCE).all(end) as Doer[];
    const isOthers = since.every((by) => (by.personId ?? personOf(this.#db, by.coderId)) !== person);
    if (isOthers) return group;
    const next = randomUUID();
    this.#continued.set(wanted, next);
    return next;
  }
}
