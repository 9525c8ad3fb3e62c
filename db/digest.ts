// The digest: one number for all rows of the study, the sum modulo 2^128 of a hash of each row. Adding,
// changing or removing a row adds or subtracts its hash, so that an act computes the new digest from the rows
// it changed alone, and the order of rows does not matter. Rows that belong to one person are not in the digest,
// since other files of the study have none of them. Rows that differ from what the acts wrote give another
// digest. It finds accidents, not forgery.
import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { type Change, rowChanges } from '#core/change.ts';
import type { TableName } from '#core/records.ts';
import { planOf, toDriver, type TablePlan } from './row-plans.ts';
import { studyTables } from '#core/tables/all.ts';
import { statement } from './statements.ts';

const MASK = (1n << 128n) - 1n;

/**
 * The hash of a row: of its values as the database stores them, in the order of the columns. Null values are
 * left out, so that adding a column without values changes no digest.
 */
function rowHash(plan: TablePlan, values: readonly unknown[]): bigint {
  const nameAndValues: unknown[] = [plan.name];
  for (const [index, [, { name }]] of plan.columns.entries()) {
    const value = values[index];
    if (value !== null) nameAndValues.push(name, value);
  }
  const bytes = hash('sha256', JSON.stringify(nameAndValues), 'buffer');
  return (bytes.readBigUInt64LE(0) << 64n) | bytes.readBigUInt64LE(8);
}

/** The sum as it is stored: 32 hex digits. */
function written(sum: bigint): string {
  return (sum & MASK).toString(16).padStart(32, '0');
}

/** The digest of no rows. */
export const emptyDigest = written(0n);

const isOfStudy: ReadonlySet<TableName> = new Set(studyTables);

/** The digest after a change, from the digest `before` it. */
export function digestAfter(before: string, change: Change): string {
  let sum = BigInt(`0x${before}`);
  for (const { table, before: was, after: is } of rowChanges(change)) {
    if (!isOfStudy.has(table)) continue;
    const plan = planOf(table);
    if (is) sum += rowHash(plan, toDriver(is, plan));
    if (was) sum -= rowHash(plan, toDriver(was, plan));
  }
  return written(sum);
}

/**
 * The digest of all rows, computed by reading each of them. In a file of an earlier schema: of the tables and
 * columns that it has.
 */
export function digestOfRows(sqlite: Database): string {
  let sum = 0n;
  for (const table of studyTables) for (const row of hashesOf(sqlite, table)) sum += row;
  return written(sum);
}

function* hashesOf(sqlite: Database, table: TableName): Generator<bigint> {
  const plan = planOf(table);
  for (const row of storedRows(sqlite, plan)) yield rowHash(plan, row);
}

const COLUMNS = 'SELECT name FROM pragma_table_info(?)';

/**
 * All rows of a table as they are stored, values in the order of the plan. In a file of an earlier schema the
 * missing columns are left out, and a missing table has no rows.
 */
export function storedRows(
  sqlite: Database,
  plan: TablePlan,
): Iterable<readonly [id: string, ...values: unknown[]]> {
  const there = new Set(statement(sqlite, COLUMNS).pluck().all(plan.name));
  if (there.size === 0) return [];
  const columns = plan.columns.map(([, { name }]) => (there.has(name) ? `"${name}"` : 'NULL'));
  const rows = sqlite
    .prepare(`SELECT ${columns.join(', ')} FROM "${plan.name}"`)
    .raw()
    .iterate();
  // The first column of every recorded table is its id.
  return rows as IterableIterator<[string, ...unknown[]]>;
}
