// Which acts are about which rows. Derived from the history and kept beside it, so that whoever asks for the acts of some rows
// need not read all of it; whoever empties the table loses nothing but time. The rows of one act lie far apart in the table, so
// that noting each act by itself would write nearly half as many pages again as the act does: the last few wait, and are read.
import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { type Change, rowChanges, type ToldChange, toldChangeIn } from '#core/change.ts';
import type { Told } from '#core/history/told.ts';
import type { TableName } from '#core/records.ts';
import { jsonFields, references } from '#core/settling/references.ts';
import type { Row } from '#core/settling/rows.ts';
import type { ReadDb } from './handles.ts';
import { statement } from './statements.ts';

/** Tables of which somebody asks for all acts that touched one of their rows. */
const askedWhole = ['coder', 'source', 'code', 'themeCode', 'ownPin'] as const satisfies readonly TableName[];
type WholeTable = (typeof askedWhole)[number];

/** What an act can be about: a row, as `table id`, or a table as a whole, by its name. */
export type ThingKey = `${TableName} ${string}` | WholeTable;

/** A condition on rows of the history and its values. */
export interface ActsWhere {
  readonly sql: string;
  readonly values: readonly string[];
}

const INSERT = 'INSERT OR IGNORE INTO row_act (thing, act) VALUES (?, ?)';

/** Things of more acts than these are written together: in the order of the table, they are written fastest. */
const AT_ONCE = 200_000;

/** So many acts may wait to be noted, none of them longer than this in characters: whoever asks reads them. */
const WAITING = 64;
const LONG = 20_000;

/** No thing: the row that says up to which act all are noted. Without it all are, where there is any row. */
const NOTED = 0;
const MARK = `SELECT act FROM row_act WHERE thing = ${NOTED}`;
const UNMARK = `DELETE FROM row_act WHERE thing = ${NOTED}`;

/** What a thing is called in the table: 64 bits, since two that share them only make a reader look at an act in vain. */
function thingOf(key: string): bigint {
  return hash('sha256', key, 'buffer').readBigInt64BE(0);
}

/**
 * What a change is about: the rows that it touches and those that they name, then or now, the themes whose counts it changed,
 * and what an export was made of. Whoever did it stands with every act and is not among them.
 */
function* thingsIn({ told = {}, ...change }: ToldChange): Generator<ThingKey> {
  for (const { table, id, before, after } of rowChanges(change)) {
    if (isAskedWhole(table)) yield table;
    yield `${table} ${id}`;
    if (before) yield* namedBy(table, before);
    if (after) yield* namedBy(table, after);
  }
  yield* thingsTold(told);
}

function isAskedWhole(table: TableName): table is WholeTable {
  return (askedWhole as readonly TableName[]).includes(table);
}

function* thingsTold({ themes = [], exported }: Told): Generator<ThingKey> {
  for (const { themeId } of themes) yield `code ${themeId}`;
  for (const value of Object.values(exported?.settings ?? {})) yield* inJson(value);
}

function* namedBy(table: TableName, row: Row): Generator<ThingKey> {
  for (const [field, to] of namedFields[table]) {
    const id = row[field];
    if (typeof id === 'string') yield `${to} ${id}`;
  }
  for (const field of jsonFields[table] ?? []) yield* inJson(row[field]);
}

// The keys of `references` are the tables.
const namedFields = Object.fromEntries(
  Object.entries(references).map(([table, fields]) => [
    table,
    Object.entries(fields).filter(([, to]) => to !== 'coder'),
  ]),
) as unknown as Readonly<Record<TableName, readonly (readonly [string, TableName])[]>>;

/** What JSON names by an id may be a row of any of these. */
const meantByJson = ['source', 'code', 'respondent'] as const;

function* inJson(value: Row[string] | undefined): Generator<ThingKey> {
  if (typeof value !== 'string') return;
  for (const [id] of value.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))
    for (const table of meantByJson) yield `${table} ${id}`;
}

/** An act as it is written. */
export interface WrittenAct {
  readonly seq: number;
  readonly body: string;
  readonly change: Change;
  readonly told: Told;
}

/**
 * Notes, within the transaction that writes an act, what it and all that wait are about, where it is long or many wait; of all
 * acts, where those before it are not noted since the disk was full.
 */
export function noteThings(sqlite: Database, { seq, body, change, told }: WrittenAct): void {
  const noted = mark(sqlite);
  if (noted !== undefined && seq - noted < WAITING && body.length < LONG) return;
  noteAfter(sqlite, noted ?? (isAnyNoted(sqlite) ? seq - 1 : 0), seq, { ...change, told });
}

/**
 * Notes that what the acts `gone` did stands in another act from now on, where they are noted already; null where they came to
 * nothing. Within the transaction that is open.
 */
export function refileThings(
  sqlite: Database,
  gone: readonly (readonly [act: number, change: ToldChange])[],
  into: readonly [act: number, change: ToldChange] | null,
): void {
  const noted = notedUpTo(sqlite);
  if (noted === null) return;
  const forget = statement(sqlite, 'DELETE FROM row_act WHERE thing = ? AND act = ?');
  for (const [act, change] of gone)
    if (act <= noted) for (const key of new Set(thingsIn(change))) forget.run(thingOf(key), act);
  if (into === null || into[0] > noted) return;
  const insert = statement(sqlite, INSERT);
  for (const key of new Set(thingsIn(into[1]))) insert.run(thingOf(key), into[0]);
}

function mark(sqlite: Database): number | undefined {
  return statement(sqlite, MARK).pluck().get() as number | undefined;
}

function isAnyNoted(sqlite: Database): boolean {
  return statement(sqlite, 'SELECT 1 FROM row_act LIMIT 1').get() !== undefined;
}

/** Up to which act all are noted; null where none is, and some were done. */
function notedUpTo(sqlite: Database): number | null {
  const noted = mark(sqlite);
  if (noted !== undefined) return noted;
  const newest = newestAct(sqlite);
  return newest === 0 || isAnyNoted(sqlite) ? newest : null;
}

function newestAct(sqlite: Database): number {
  return Number(statement(sqlite, 'SELECT coalesce(max(seq), 0) FROM change').pluck().get());
}

/** Whether the schema has a place for it. */
function hasPlace(sqlite: Database): boolean {
  return sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'row_act'").get() !== undefined;
}

/**
 * Notes of all acts what they are about, where that is not known: a study of an earlier version, or one that was salvaged.
 * Within the transaction that is open, or else in one of its own.
 */
export function fillRowActs(sqlite: Database): void {
  if (!hasPlace(sqlite) || notedUpTo(sqlite) !== null) return;
  sqlite.transaction(() => noteAfter(sqlite, 0, newestAct(sqlite)))();
}

/** Notes all acts after one up to another, whose change need not be read where it is `known`. */
function noteAfter(sqlite: Database, after: number, last: number, known?: ToldChange): void {
  const waiting = new WaitingThings(sqlite);
  for (const [act, things] of thingsAfter(sqlite, after, known ? last - 1 : last)) waiting.add(act, things);
  if (known) waiting.add(last, thingsIn(known));
  waiting.write();
  statement(sqlite, UNMARK).run();
  statement(sqlite, INSERT).run(NOTED, last);
}

/** What waits to be noted, by thing. */
class WaitingThings {
  readonly #sqlite: Database;
  #acts = new Map<bigint, number[]>();
  #count = 0;

  constructor(sqlite: Database) {
    this.#sqlite = sqlite;
  }

  /** Acts come one after another. */
  add(act: number, things: Iterable<ThingKey>): void {
    for (const key of new Set(things)) {
      const thing = thingOf(key);
      const before = this.#acts.get(thing);
      if (!before) this.#acts.set(thing, [act]);
      else if (before.at(-1) === act) continue;
      else before.push(act);
      this.#count += 1;
    }
    if (this.#count >= AT_ONCE) this.write();
  }

  write(): void {
    const insert = statement(this.#sqlite, INSERT);
    for (const thing of BigInt64Array.from(this.#acts.keys()).sort())
      for (const act of this.#acts.get(thing) ?? []) insert.run(thing, act);
    this.#acts = new Map();
    this.#count = 0;
  }
}

/** What acts after one up to another are about. */
function* thingsAfter(
  sqlite: Database,
  after: number,
  last: number,
): Generator<readonly [act: number, things: ReadonlySet<ThingKey>]> {
  const next = statement(
    sqlite,
    'SELECT seq, body FROM change WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT 1',
  );
  for (let act = after; ;) {
    // One at a time: the row of a large import is itself as large as many others.
    const found = next.get(act, last) as { readonly seq: number; readonly body: string } | undefined;
    if (!found) return;
    act = found.seq;
    yield [act, thingsOrNone(found.body)];
  }
}

/** What a row of the history is about; nothing where it is damaged, which is told elsewhere and keeps no study closed. */
function thingsOrNone(body: string): ReadonlySet<ThingKey> {
  try {
    return new Set(thingsIn(toldChangeIn(body)));
  } catch {
    return new Set();
  }
}

/** Fewer things than these are looked for in the acts themselves, where it is not known which are about them. */
const FEW = 100;

/**
 * The acts that are about one of these. Where that was never noted, there may be others among them: whoever asks for certain
 * rows looks at each act itself.
 */
export function actsAbout({ sqlite }: ReadDb, keys: Iterable<string>): ActsWhere {
  const asked = [...keys];
  // Of other tables no act was noted as a whole, which would look as if there were none.
  const unknown = asked.find((key) => !key.includes(' ') && !isAskedWhole(key as TableName));
  if (unknown !== undefined) throw new RangeError(`acts are not noted by the table ${unknown}`);
  const noted = notedUpTo(sqlite);
  if (noted !== null) {
    const sql = `seq IN (SELECT act FROM row_act WHERE thing IN (SELECT value FROM json_each(?))
      UNION ALL SELECT value FROM json_each(?))`;
    const wanted = new Set(asked);
    const waiting = waitingActs(sqlite, noted).flatMap(([act, things]) => (isAny(wanted, things) ? act : []));
    return { sql, values: [`[${asked.map(thingOf).join(',')}]`, `[${waiting.join(',')}]`] };
  }
  if (asked.length > FEW) return { sql: 'TRUE', values: [] };
  const words = asked.map((key) => {
    const [table = '', ...id] = key.split(' ');
    return id.length > 0 ? id.join(' ') : `"${table}":{`;
  });
  return { sql: ['FALSE', ...words.map(() => 'instr(body, ?) > 0')].join(' OR '), values: words };
}

/** Whether any is in both. The fewer are gone through: an import asks for hundreds of thousands, an undo for one at a time. */
function isAny(wanted: ReadonlySet<string>, things: ReadonlySet<string>): boolean {
  const [few, many] = wanted.size < things.size ? [wanted, things] : [things, wanted];
  for (const key of few) if (many.has(key)) return true;
  return false;
}

interface ReadActs {
  readonly newest: number;
  /** That of the newest, which stands for all before it. */
  readonly link: unknown;
  readonly acts: readonly (readonly [act: number, things: ReadonlySet<string>])[];
}

/** What was read last on a connection of the acts that wait to be noted. */
const readLast = new WeakMap<Database, ReadActs>();

/** The acts that wait to be noted, with what they are about. */
function waitingActs(sqlite: Database, noted: number): ReadActs['acts'] {
  const newest = newestAct(sqlite);
  if (newest <= noted) return [];
  const last = readLast.get(sqlite);
  const known = last && linkOf(sqlite, last.newest) === last.link ? last : null;
  if (known?.newest === newest) return known.acts.filter(([act]) => act > noted);
  const acts = [
    ...(known?.acts.filter(([act]) => act > noted) ?? []),
    ...thingsAfter(sqlite, Math.max(noted, known?.newest ?? 0), newest),
  ];
  readLast.set(sqlite, { newest, link: linkOf(sqlite, newest), acts });
  return acts;
}

function linkOf(sqlite: Database, act: number): unknown {
  return statement(sqlite, 'SELECT link FROM change WHERE seq = ?').pluck().get(act);
}
