// Statements that acts run, prepared once for each connection. A statement prepared for each act lives until
// the garbage collector removes it, and SQLite visits all living statements whenever a pragma may have
// changed their meaning: after a thousand acts that took longer than writing.
import type { Database, Statement } from 'better-sqlite3';
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
