// Which tables a question reads, told by the statements that it runs: so a window knows when to ask it again, and nobody
// writes down for each question what it goes by.
import type { Database } from 'better-sqlite3';
import type { TableName } from '#core/records.ts';
import { tableNames } from '#core/tables/all.ts';
import type { ReadDb } from './handles.ts';
import { planOf } from './row-plans.ts';

interface Noted {
  readonly tables: Set<TableName>;
  /** Whether nothing was read but recorded tables, of which a Change tells. */
  isRecorded: boolean;
}

/** What the question that is answered now has read; null while none is. */
let noted: Noted | null = null;

/** Notes tables that are read from memory, where they are held true to the database. */
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
 * Answers a question at once, with the tables that it has read; null where it has also read what no Change tells of, such as
 * the history: then any act may change the answer.
 */
export function tablesRead<T>(
  { sqlite }: ReadDb,
  answer: () => T,
): { readonly value: T; readonly tables: readonly TableName[] | null } {
  // Asked for before statements are noted, which it is none of.
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
    // What stands on the connection hides the one of its class.
    Reflect.deleteProperty(sqlite, 'prepare');
    noted = before;
  }
}

const recorded = new Map<string, TableName>(tableNames.map((table) => [planOf(table).name, table]));

/** Their rows do not change while a study is open: bytes are found by their hash, and a file is what it is. */
const STANDING: ReadonlySet<string> = new Set(['blob', 'file']);

const unrecorded = new WeakMap<Database, ReadonlySet<string>>();
const known = new Map<string, readonly TableName[] | null>();
const MAX_KNOWN = 1_000;

/** The recorded tables whose names stand in a statement; null where those of others do. */
function namedIn(sqlite: Database, sql: string): readonly TableName[] | null {
  const found = known.get(sql);
  if (found !== undefined) return found;
  const words = new Set(sql.match(/[a-z]\w*/gi));
  const others = unrecordedIn(sqlite);
  const named = [...words].some((word) => others.has(word))
    ? null
    : [...words].flatMap((word) => recorded.get(word) ?? []);
  // Statements with as many places as there are ids are each another.
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
