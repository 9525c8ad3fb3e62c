// Which acts are about which rows. Derived from the history and kept beside it, so that whoever asks for the acts of some rows
// need not read all of it; whoever empties the table loses nothing but time.
import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { toldChangeIn, type Change, type ToldChange } from '#core/change.ts';
import type { Told } from '#core/history/told.ts';
import type { TableName } from '#core/records.ts';
import { rowChanges } from '#core/settling/change-rows.ts';
import { jsonFields, references } from '#core/settling/references.ts';
import type { Row } from '#core/settling/rows.ts';
import type { ReadDb } from './handles.ts';
import { statement } from './statements.ts';

/** Tables of which somebody asks for all acts that touched one of their rows. */
const askedWhole = ['coder', 'source', 'code', 'themeCode'] as const satisfies readonly TableName[];
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

/** What a thing is called in the table: 64 bits, since two that share them only make a reader look at an act in vain. */
function thingOf(key: string): bigint {
  return hash('sha256', key, 'buffer').readBigInt64BE(0);
}

/**
 * What a change is about: the rows that it touches and those that they name, then or now, the themes whose counts it changed,
 * and what an export was made of. Whoever did it stands with every act and is not among them.
 */
export function* thingsIn({ told = {}, ...change }: ToldChange): Generator<ThingKey> {
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

/**
 * Notes what an act is about, within the transaction that writes it; of all acts, where those before it are not noted since
 * the disk was full: an act alone would look as if it were the only one.
 */
export function noteThings(sqlite: Database, act: number, change: Change, told: Told): void {
  if (!isThere(sqlite)) fillRowActs(sqlite);
  const keys = new Set<string>(thingsIn({ ...change, told }));
  const things = new Set(Array.from(keys, thingOf));
  const insert = statement(sqlite, INSERT);
  for (const thing of things.size > 100 ? inOrder([...things]) : things) insert.run(thing, act);
}

function inOrder(things: bigint[]): bigint[] {
  return [...BigInt64Array.from(things).sort()];
}

/** Whether it is known which acts are about what: of an empty history it always is. */
function isThere(sqlite: Database): boolean {
  const noted = statement(sqlite, 'SELECT 1 FROM row_act LIMIT 1').get();
  return noted !== undefined || statement(sqlite, 'SELECT 1 FROM change LIMIT 1').get() === undefined;
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
  if (!hasPlace(sqlite) || isThere(sqlite)) return;
  sqlite.transaction(() => {
    const next = sqlite.prepare('SELECT seq, body FROM change WHERE seq > ? ORDER BY seq LIMIT 1').raw();
    let waiting = new Map<bigint, number[]>();
    let count = 0;
    const write = (): void => {
      const insert = statement(sqlite, INSERT);
      for (const thing of inOrder([...waiting.keys()]))
        for (const act of waiting.get(thing) ?? []) insert.run(thing, act);
      waiting = new Map();
      count = 0;
    };
    for (let act = Number.MIN_SAFE_INTEGER; ;) {
      // One at a time: the row of a large import is itself as large as many others.
      const found = next.get(act) as [seq: number, body: string] | undefined;
      if (!found) break;
      act = found[0];
      for (const key of thingsOrNone(found[1])) {
        const thing = thingOf(key);
        const before = waiting.get(thing);
        if (!before) waiting.set(thing, [act]);
        else if (before.at(-1) === act) continue;
        else before.push(act);
        count += 1;
      }
      if (count >= AT_ONCE) write();
    }
    write();
  })();
}

/** What a row of the history is about; nothing where it is damaged, which is told elsewhere and keeps no study closed. */
function thingsOrNone(body: string): ReadonlySet<string> {
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
  if (isThere(sqlite)) {
    const sql = 'seq IN (SELECT act FROM row_act WHERE thing IN (SELECT value FROM json_each(?)))';
    return { sql, values: [`[${asked.map(thingOf).join(',')}]`] };
  }
  if (asked.length > FEW) return { sql: 'TRUE', values: [] };
  const words = asked.map((key) => {
    const [table = '', ...id] = key.split(' ');
    return id.length > 0 ? id.join(' ') : `"${table}":{`;
  });
  return { sql: ['FALSE', ...words.map(() => 'instr(body, ?) > 0')].join(' OR '), values: words };
}
