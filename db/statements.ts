// Statements that acts run, prepared once for each connection. One that is prepared for each act is there until its memory
// is cleaned up, and SQLite goes through all that are there whenever a pragma may have changed what they mean: a thousand
// acts left so many that this took longer than writing.
import type { Database, Statement } from 'better-sqlite3';
import { noteStatement } from './tables-read.ts';

const prepared = new WeakMap<Database, Map<string, Statement>>();

/** The statement on this connection. */
export function statement(sqlite: Database, sql: string): Statement {
  noteStatement(sqlite, sql);
  let statements = prepared.get(sqlite);
  if (!statements) prepared.set(sqlite, (statements = new Map()));
  let found = statements.get(sql);
  if (!found) statements.set(sql, (found = sqlite.prepare(sql)));
  return found;
}
