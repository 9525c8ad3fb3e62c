// Tells whether rows from elsewhere could form a project: by the described fields, and by inserting them into
// empty tables in memory.
import Sqlite, { type Database } from 'better-sqlite3';
import { references, tableNames } from '#core/settling/references.ts';
import type { LooseRows, Row } from '#core/settling/rows.ts';
import { rowsOfNoKind } from './kinds.ts';
import { write } from './statements.ts';
import { planOf, toDriver } from './row-plans.ts';
import { storable } from './write.ts';

/**
 * What keeps these rows and blobs from forming a project with the tables of the open one, in SQLite's words: a value
 * that a column does not take, a second row where only one may be, a reference to nothing. Null where they can form
 * one.
 */
export function faultOf(open: Database, rows: LooseRows, blobHashes: Iterable<string>): string | null {
  const sqlite = emptyLike(open);
  try {
    sqlite.exec('BEGIN');
    const blob = sqlite.prepare("INSERT INTO blob (hash, bytes) VALUES (?, x'')");
    for (const hash of new Set(blobHashes)) blob.run(hash);
    for (const [table, list] of withoutPlainCodings(rows)) {
      const plan = planOf(table);
      for (const row of list) write(sqlite, plan.insert, toDriver(storable(row), plan));
    }
    sqlite.exec('COMMIT');
    const [unkind] = rowsOfNoKind(sqlite);
    return unkind ? `${unkind.table}: ${unkind.count} of no known kind` : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    sqlite.close();
  }
}

/**
 * The rows without the codings that no other row refers to and that plainly break no constraint of their table: a large
 * study has hundreds of thousands, and inserting them takes longer than everything else here.
 */
function withoutPlainCodings(rows: LooseRows): LooseRows {
  const codings = rows.get('coding') ?? [];
  const named = new Set<unknown>();
  for (const table of tableNames)
    for (const [field, to] of Object.entries(references[table]))
      if (to === 'coding') for (const row of rows.get(table) ?? []) named.add(row[field]);
  const [sources, codes, coders, ids] = [
    rows.get('source'),
    rows.get('code'),
    rows.get('coder'),
    codings,
  ].map((list) => new Set<unknown>(list?.map(({ id }) => id)));
  // Of two with one id, the second would be refused.
  if (ids?.size !== codings.length) return rows;
  const isPlain = (row: Row): boolean =>
    !named.has(row.id) &&
    sources?.has(row['sourceId']) === true &&
    codes?.has(row['codeId']) === true &&
    coders?.has(row['coderId']) === true &&
    typeof row['createdAt'] === 'string' &&
    isPlaced(row) &&
    [
      'weight',
      'stance',
      'voice',
      'respondentId',
      'translation',
      'suggestedBy',
      'rationale',
      'confidence',
    ].every((field) => row[field] === null) &&
    storable(row) === row;
  return new Map(rows).set(
    'coding',
    codings.filter((row) => !isPlain(row)),
  );
}

/** Whether a coding is on a place, with the digest of its words. */
function isPlaced({ start, end, quoteDigest }: Row): boolean {
  const isSpan = Number.isSafeInteger(start) && Number.isSafeInteger(end);
  return isSpan && Number(start) >= 0 && Number(start) < Number(end) && typeof quoteDigest === 'string';
}

/** The tables of a project, empty. Indexes that enforce nothing are left out: they would only take time and memory. */
function emptyLike(open: Database): Database {
  const parts = open.prepare(
    `SELECT sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' OR sql LIKE 'CREATE UNIQUE%'
     ORDER BY type = 'index'`,
  );
  const empty = new Sqlite(':memory:');
  empty.pragma('foreign_keys = ON');
  for (const sql of parts.pluck().all()) empty.exec(String(sql));
  return empty;
}
