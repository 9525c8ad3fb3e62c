// Records which acts are about which rows (table `row_act`), so that finding the acts about some rows does
// not mean reading the whole history. Derived from the history: emptying the table loses nothing but time.
// The entries of one act lie far apart in the table, and writing them act by act would write nearly half as
// many pages again as the acts themselves do. So the newest short acts wait to be recorded together; until
// then they are read from the history.
import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { type Change, type ToldChange, toldChangeIn } from '#core/change.ts';
import type { ActNotes } from '#core/history/act-notes.ts';
import type { TableName } from '#core/records.ts';
import type { ReadDb } from './handles.ts';
import { statement } from './statements.ts';
import { type ThingKey, thingsIn, isAskedWhole } from './things-in-acts.ts';

/** An SQL condition on acts, with its values. */
export interface ActsWhere {
  readonly sql: string;
  readonly values: readonly string[];
}

const INSERT = 'INSERT OR IGNORE INTO row_act (thing, act) VALUES (?, ?)';

/**
 * Entries are written in batches of at least this many: sorted in the order of the table, they are written
 * fastest.
 */
const MIN_BATCH = 200_000;

/**
 * When this many acts are not yet recorded, they are. An act of `MAX_WAITING_LENGTH` or more characters does
 * not wait.
 */
const MAX_WAITING = 64;
const MAX_WAITING_LENGTH = 20_000;

/** When acts arrive, those that wait are recorded from this many on, so that an act done here seldom has to record them. */
const MIN_ARRIVED = 32;

/**
 * The `thing` of the entry whose `act` is the newest recorded one. Where this entry is missing but others
 * exist, all acts are recorded.
 */
const LAST_RECORDED = 0;
const MARK = `SELECT act FROM row_act WHERE thing = ${LAST_RECORDED}`;
const UNMARK = `DELETE FROM row_act WHERE thing = ${LAST_RECORDED}`;

/**
 * The 64-bit number of a thing in the table. Two things may share a number: a reader then merely looks at an
 * act too many.
 */
function numberOfThing(key: string): bigint {
  return hash('sha256', key, 'buffer').readBigInt64BE(0);
}

/** An act as it is written. */
export interface WrittenAct {
  readonly seq: number;
  readonly body: string;
  /** Its link, and that of the act before it. */
  readonly link: string;
  readonly linkBefore: string;
  readonly change: Change;
  readonly told: ActNotes;
}

/**
 * Records what an act and those that wait are about, if the act is long or enough of them wait. Where
 * recording failed on a full disk, it starts again with all acts. Runs within the transaction that writes the
 * act.
 */
export function recordThings(sqlite: Database, { seq, body, link, linkBefore, ...act }: WrittenAct): void {
  const noted = mark(sqlite);
  const things = new Set(thingsIn({ ...act.change, told: act.told }));
  if (noted !== undefined && seq - noted < MAX_WAITING && body.length < MAX_WAITING_LENGTH) {
    const last = readLast.get(sqlite);
    // It need not be read again when all are recorded.
    if (last?.newest === seq - 1 && last.link === linkBefore)
      readLast.set(sqlite, { ...last, newest: seq, link, acts: [...last.acts, [seq, things]] });
    return;
  }
  const before = seq - 1;
  const waiting =
    noted === undefined
      ? thingsAfter(sqlite, isAnyNoted(sqlite) ? before : 0, before)
      : waitingUpTo(sqlite, noted, before);
  noteAll(sqlite, waiting, [seq, things]);
  readLast.set(sqlite, { after: seq, newest: seq, link, acts: [] });
}

/**
 * Call at the end of a transaction in which acts arrived: records what those that wait are about, if they are many. Nobody waits for
 * that as somebody would for an act of their own.
 */
export function recordArrived(sqlite: Database): void {
  const noted = mark(sqlite);
  const newest = newestAct(sqlite);
  if (noted === undefined || newest - noted < MIN_ARRIVED) return;
  noteAll(sqlite, waitingUpTo(sqlite, noted, newest), [newest, []]);
  readLast.set(sqlite, { after: newest, newest, link: linkOf(sqlite, newest), acts: [] });
}

/**
 * Records what an act is about as it was settled, besides what it was about `before`. Runs within the transaction that writes
 * it there.
 */
export function recordSettled(sqlite: Database, seq: number, settled: ToldChange, before?: Change): void {
  readWaitingAgain(sqlite);
  const noted = notedUpTo(sqlite);
  if (noted === null || seq > noted) return;
  const insert = statement(sqlite, INSERT);
  const known = new Set(before ? thingsIn(before) : []);
  for (const key of new Set(thingsIn(settled))) if (!known.has(key)) insert.run(numberOfThing(key), seq);
}

/**
 * Moves the entries of the acts `gone` to the act that now holds their changes; to none where `into` is null,
 * because the changes cancelled out. Does nothing for acts not yet recorded. Runs within the open
 * transaction.
 */
export function moveThings(
  sqlite: Database,
  gone: readonly (readonly [act: number, change: ToldChange])[],
  into: readonly [act: number, change: ToldChange] | null,
): void {
  const noted = notedUpTo(sqlite);
  if (noted === null) return;
  const forget = statement(sqlite, 'DELETE FROM row_act WHERE thing = ? AND act = ?');
  for (const [act, change] of gone)
    if (act <= noted) for (const key of new Set(thingsIn(change))) forget.run(numberOfThing(key), act);
  if (into === null || into[0] > noted) return;
  const insert = statement(sqlite, INSERT);
  for (const key of new Set(thingsIn(into[1]))) insert.run(numberOfThing(key), into[0]);
}

function mark(sqlite: Database): number | undefined {
  return statement(sqlite, MARK).pluck().get() as number | undefined;
}

function isAnyNoted(sqlite: Database): boolean {
  return statement(sqlite, 'SELECT 1 FROM row_act LIMIT 1').get() !== undefined;
}

/** The newest act up to which all are recorded; null where there are acts and none is recorded. */
function notedUpTo(sqlite: Database): number | null {
  const noted = mark(sqlite);
  if (noted !== undefined) return noted;
  const newest = newestAct(sqlite);
  return newest === 0 || isAnyNoted(sqlite) ? newest : null;
}

function newestAct(sqlite: Database): number {
  return Number(statement(sqlite, 'SELECT coalesce(max(seq), 0) FROM change').pluck().get());
}

/** Whether the schema has the table. */
function hasTable(sqlite: Database): boolean {
  return sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'row_act'").get() !== undefined;
}

/**
 * Records what all acts are about where nothing is recorded: in a study of an earlier version, or a salvaged
 * one. Runs within the open transaction, or else in one of its own.
 */
export function fillRowActs(sqlite: Database): void {
  if (!hasTable(sqlite) || notedUpTo(sqlite) !== null) return;
  const newest = newestAct(sqlite);
  sqlite.transaction(() => noteAll(sqlite, thingsAfter(sqlite, 0, newest), [newest, []]))();
}

/** Records acts in ascending order, the last one apart. */
function noteAll(
  sqlite: Database,
  acts: Iterable<readonly [act: number, things: ReadonlySet<ThingKey>]>,
  [last, things]: readonly [act: number, things: Iterable<ThingKey>],
): void {
  const waiting = new WaitingThings(sqlite);
  for (const each of acts) waiting.add(...each);
  waiting.add(last, things);
  waiting.write();
  statement(sqlite, UNMARK).run();
  statement(sqlite, INSERT).run(LAST_RECORDED, last);
}

/** Entries that wait to be written, by thing. */
class WaitingThings {
  readonly #sqlite: Database;
  #acts = new Map<ThingKey, number[]>();
  #count = 0;

  constructor(sqlite: Database) {
    this.#sqlite = sqlite;
  }

  /** Acts must be added in ascending order. */
  add(act: number, things: Iterable<ThingKey>): void {
    for (const key of things) {
      const before = this.#acts.get(key);
      if (!before) this.#acts.set(key, [act]);
      else if (before.at(-1) === act) continue;
      else before.push(act);
      this.#count += 1;
    }
    if (this.#count >= MIN_BATCH) this.write();
  }

  write(): void {
    const insert = statement(this.#sqlite, INSERT);
    const byThing = Array.from(this.#acts, ([key, acts]) => [numberOfThing(key), acts] as const);
    for (const [thing, acts] of byThing.sort(([one], [other]) => (one < other ? -1 : 1)))
      for (const act of acts) insert.run(thing, act);
    this.#acts = new Map();
    this.#count = 0;
  }
}

/** What the acts after `after` up to `last` are about. */
function* thingsAfter(
  sqlite: Database,
  after: number,
  last: number,
): Generator<readonly [act: number, things: ReadonlySet<ThingKey>]> {
  const next = statement(
    sqlite,
    'SELECT seq, body, settled FROM change WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT 1',
  );
  for (let act = after; ;) {
    // Row by row: the act of a large import is as large as many others together.
    const found = next.get(act, last) as
      | { readonly seq: number; readonly body: string; readonly settled: string | null }
      | undefined;
    if (!found) return;
    act = found.seq;
    const things = thingsOrNone(found.body);
    yield [act, found.settled === null ? things : new Set([...things, ...thingsOrNone(found.settled)])];
  }
}

/**
 * What an act is about; nothing where its body is damaged, which checks report elsewhere and which must not
 * keep the study from opening.
 */
function thingsOrNone(body: string): ReadonlySet<ThingKey> {
  try {
    return new Set(thingsIn(toldChangeIn(body)));
  } catch {
    return new Set();
  }
}

/**
 * Where nothing is recorded, up to this many things are looked for in the bodies of all acts; beyond it every
 * act counts as being about them.
 */
const MAX_SEARCHED = 100;

/**
 * A condition for the acts about any of these things. It may let other acts through, so that the caller looks
 * at each act itself.
 */
export function actsAbout({ sqlite }: ReadDb, keys: Iterable<string>): ActsWhere {
  const asked = [...keys];
  // No entries exist for other tables as a whole, which would look as if no act had touched them.
  const unknown = asked.find((key) => !key.includes(' ') && !isAskedWhole(key as TableName));
  if (unknown !== undefined) throw new RangeError(`acts are not noted by the table ${unknown}`);
  const noted = notedUpTo(sqlite);
  if (noted !== null) {
    const sql = `seq IN (SELECT act FROM row_act WHERE thing IN (SELECT value FROM json_each(?))
      UNION ALL SELECT value FROM json_each(?))`;
    const wanted = new Set(asked);
    const waiting = waitingActs(sqlite, noted).flatMap(([act, things]) => (isAny(wanted, things) ? act : []));
    return { sql, values: [`[${asked.map(numberOfThing).join(',')}]`, `[${waiting.join(',')}]`] };
  }
  if (asked.length > MAX_SEARCHED) return { sql: 'TRUE', values: [] };
  const words = asked.map((key) => {
    const [table = '', ...id] = key.split(' ');
    return id.length > 0 ? id.join(' ') : `"${table}":{`;
  });
  return { sql: ['FALSE', ...words.map(() => 'instr(body, ?) > 0')].join(' OR '), values: words };
}

/**
 * Whether the two sets share a member. Walks the smaller: an import asks for hundreds of thousands of rows,
 * an undo for one at a time.
 */
function isAny(wanted: ReadonlySet<string>, things: ReadonlySet<string>): boolean {
  const [few, many] = wanted.size < things.size ? [wanted, things] : [things, wanted];
  for (const key of few) if (many.has(key)) return true;
  return false;
}

interface ReadActs {
  /** Those after this act: what was recorded after it may have been rolled back, and the same acts done again. */
  readonly after: number;
  readonly newest: number;
  /** The link of the newest act, which stands for all acts before it. */
  readonly link: unknown;
  readonly acts: readonly (readonly [act: number, things: ReadonlySet<ThingKey>])[];
}

/** The waiting acts as last read on each connection. */
const readLast = new WeakMap<Database, ReadActs>();

/** Has those that wait read again: another connection may have settled some of them. */
export function readWaitingAgain(sqlite: Database): void {
  readLast.delete(sqlite);
}

/** The acts that wait to be recorded, with what they are about. */
function waitingActs(sqlite: Database, noted: number): ReadActs['acts'] {
  return waitingUpTo(sqlite, noted, newestAct(sqlite));
}

function waitingUpTo(sqlite: Database, noted: number, newest: number): ReadActs['acts'] {
  if (newest <= noted) return [];
  const last = readLast.get(sqlite);
  const known = last && last.after <= noted && linkOf(sqlite, last.newest) === last.link ? last : null;
  if (known?.newest === newest) return known.acts.filter(([act]) => act > noted);
  const acts = [
    ...(known?.acts.filter(([act]) => act > noted) ?? []),
    ...thingsAfter(sqlite, Math.max(noted, known?.newest ?? 0), newest),
  ];
  readLast.set(sqlite, { after: noted, newest, link: linkOf(sqlite, newest), acts });
  return acts;
}

function linkOf(sqlite: Database, act: number): unknown {
  return statement(sqlite, 'SELECT link FROM change WHERE seq = ?').pluck().get(act);
}
