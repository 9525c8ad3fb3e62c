// Finds out which tables a query reads, from the statements that it runs, so that a window knows when to ask
// it again and nobody has to keep lists of tables.
import type { Database } from 'better-sqlite3';
import type { TableName } from '#core/records.ts';
import { tableNames } from '#core/tables/all.ts';
import type { ReadDb } from './handles.ts';
import { planOf } from './row-plans.ts';

interface Noted {
  readonly tables: Set<TableName>;
  /** Whether only recorded tables were read, whose changes a Change reports. */
  isRecorded: boolean;
}

/** What the running query has read; null while no query is observed. */
let noted: Noted | null = null;

/** Notes tables that are read from a copy in memory which follows the database. */
export function noteTables(tables: readonly TableName[]): void {
  for (const table of tables) noted?.tables.add(table);
}

/** Notes the tables that a statement names. */
export function noteStatement(sqlite: Database, sql: string): void {
  if (!noted) return;
  const named = namedIn(sqlite, sql);
  if (named === null) noted.isRecorded = false;
  else noteTables(named);
}

/**
 * Runs a query and returns its answer with the tables it read. The tables are null where it also read
 * something that no Change reports, such as the history: any act may then change the answer.
 */
export function tablesRead<T>(
  { sqlite }: ReadDb,
  answer: () => T,
): { readonly value: T; readonly tables: readonly TableName[] | null } {
  // Called before statements are observed, since its own statement is not part of the query.
  unrecordedIn(sqlite);
  const before = noted;
  const mine: Noted = { tables: new Set(), isRecorded: true };
  noted = mine;
  const prepare = sqlite.prepare.bind(sqlite);
  sqlite.prepare = (sql: string) => {
    noteStatement(sqlite, sql);
    return prepare(sql);
  };
  try {
    const value = answer();
    return { value, tables: mine.isRecorded ? [...mine.tables] : null };
  } finally {
    // Deleting the own property uncovers the method of the class.
    Reflect.deleteProperty(sqlite, 'prepare');
    noted = before;
  }
}

/** Runs what need not be noted, because everybody reads everything again when it changes. */
export function unnoted<T>(read: () => T): T {
  const before = noted;
  noted = null;
  try {
    return read();
  } finally {
    noted = before;
  }
}

const recorded = new Map<string, TableName>(tableNames.map((table) => [planOf(table).name, table]));

/**
 * Tables whose rows never change while a study is open: a blob is found by its hash, and a file keeps its
 * identity.
 */
const STANDING: ReadonlySet<string> = new Set(['blob', 'file']);

const unrecorded = new WeakMap<Database, ReadonlySet<string>>();
const known = new Map<string, readonly TableName[] | null>();
const MAX_KNOWN = 1_000;

/** The recorded tables whose names stand in a statement; null where it names unrecorded ones. */
function namedIn(sqlite: Database, sql: string): readonly TableName[] | null {
  const found = known.get(sql);
  if (found !== undefined) return found;
  const words = new Set(sql.match(/[a-z]\w*/gi));
  const others = unrecordedIn(sqlite);
  const named = [...words].some((word) => others.has(word))
    ? null
    : [...words].flatMap((word) => recorded.get(word) ?? []);
  // Limited, because statements with one placeholder for each id are all different.
  if (known.size < MAX_KNOWN) known.set(sql, named);
  return named;
}

function unrecordedIn(sqlite: Database): ReadonlySet<string> {
  let found = unrecorded.get(sqlite);
  if (!found) {
    const all = sqlite.prepare('SELECT name FROM sqlite_master').pluck().all() as string[];
    found = new Set(all.filter((name) => !recorded.has(name) && !STANDING.has(name)));
    unrecorded.set(sqlite, found);
  }
  return found;
}
