// When references between rows are checked: with each statement, until one breaks a reference that a later statement of the
// same act may mend. From there on they are checked at the commit. SQLite compiles all statements again when that is asked
// for, which takes longer than most acts: so it is asked for by the few acts that need it.
import Sqlite, { type Database } from 'better-sqlite3';
import { statement } from './statements.ts';

const AT_COMMIT = 'PRAGMA defer_foreign_keys = ON';
const AT_ONCE = 'PRAGMA defer_foreign_keys = OFF';

/** Connections that have statements which were compiled to be checked at the commit. */
const compiledForCommit = new WeakSet<Database>();

/**
 * To be called before an act begins. The commit before has ended the waiting, but not how statements were compiled: one that
 * was compiled to wait would leave its row behind when it is refused at once. Within a transaction all stays as it is:
 * there SQLite would forget the references that are still broken.
 */
export function checkAtOnce(sqlite: Database): void {
  if (sqlite.inTransaction || !compiledForCommit.delete(sqlite)) return;
  statement(sqlite, AT_ONCE).run();
}

/** Runs a statement of an act that writes. Throws what it throws, but no broken reference that the commit may find mended. */
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
