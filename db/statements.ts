// Statements that acts run, prepared once for each connection. A statement prepared for each act lives until
// the garbage collector removes it, and SQLite visits all living statements whenever a pragma may have
// changed their meaning: after a thousand acts that took longer than writing.
//
// A writing statement checks references between rows at once, until one breaks a reference that a later statement of
// the same act may mend; from then on they are checked at the commit. Switching makes SQLite compile all statements
// again, which takes longer than most acts, so only the few acts that need it switch.
import Sqlite, { type Database, type Statement } from 'better-sqlite3';
import { noteStatement } from './tables-read.ts';

const prepared = new WeakMap<Database, Map<string, Statement>>();

/** The prepared statement on this connection. */
export function statement(sqlite: Database, sql: string): Statement {
  noteStatement(sqlite, sql);
  let statements = prepared.get(sqlite);
  if (!statements) prepared.set(sqlite, (statements = new Map()));
  let found = statements.get(sql);
  if (!found) statements.set(sql, (found = sqlite.prepare(sql)));
  return found;
}

const AT_COMMIT = 'PRAGMA defer_foreign_keys = ON';
const AT_ONCE = 'PRAGMA defer_foreign_keys = OFF';

/** Connections with statements that were compiled for checking at the commit. */
const compiledForCommit = new WeakSet<Database>();

/**
 * Switches back to immediate checking; to be called before an act begins. The last commit has reset the
 * pragma, but not the compiled statements: one compiled for checking at the commit would leave its row behind
 * when it is refused at once. Within a transaction nothing changes, since SQLite would forget the references
 * that are still broken.
 */
export function checkAtOnce(sqlite: Database): void {
  if (sqlite.inTransaction || !compiledForCommit.delete(sqlite)) return;
  statement(sqlite, AT_ONCE).run();
}

/**
 * Runs a writing statement of an act. Throws whatever the statement throws, except for a broken reference
 * that may be mended before the commit.
 */
export function write(sqlite: Database, sql: string, values: readonly unknown[]): void {
  const change = statement(sqlite, sql);
  try {
    change.run(...values);
  } catch (error) {
    if (!isBrokenReference(error) || compiledForCommit.has(sqlite)) throw error;
    statement(sqlite, AT_COMMIT).run();
    compiledForCommit.add(sqlite);
    change.run(...values);
  }
}

function isBrokenReference(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}
