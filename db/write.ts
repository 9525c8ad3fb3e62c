// The only place that writes rows. Each write runs its SQL and tells the recorder of the running command.
import { hash as digest } from 'node:crypto';
import { type Change, tablesInOrder } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import { carried } from '#core/text/plain-text.ts';
import type { Records, TableName } from '#core/records.ts';
import type { ReadRows, RowStore } from '#core/settling/rows.ts';
import { absenceOf, fillAbsent } from './absent.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromDriver, planOf, toDriver, type TablePlan } from './row-plans.ts';
import { statement, write } from './statements.ts';

const HASH_OF_NOTHING = digest('sha256', '');

/** The row with this id, or undefined. */
export function find<T extends TableName>(db: ReadDb, table: T, id: string): Records[T] | undefined {
  const plan = planOf(table);
  const stored = statement(db.sqlite, plan.byId).get(id);
  return stored ? (fromDriver(stored, plan) as Records[T]) : undefined;
}

/** The row with this id. Throws `not_found`, naming the table's noun. */
export function get<T extends TableName>(db: ReadDb, table: T, id: string): Records[T] {
  const row = find(db, table, id);
  if (!row) throw new AppError('not_found', `errors:no_such_${table}`, { id });
  return row;
}

/** The id of the main coder, read for every act; null where the file has lost its project row. */
export function mainCoderId({ sqlite }: ReadDb): string | null {
  const id = statement(sqlite, 'SELECT main_coder_id FROM project').pluck().get();
  return typeof id === 'string' ? id : null;
}

/** A condition for rows, in SQL, with the columns whose values it takes. */
interface Filter {
  readonly sql: string;
  /** The statement that reads all of them. Asked for all rows of a table, it puts them in order. */
  readonly select: string;
  readonly taking: readonly TablePlan['columns'][number][];
}

/** By plan, the conditions by the fields that they compare. Each is made once: settling asks for rows a hundred thousand times. */
const filters = new WeakMap<TablePlan, Map<string, Filter>>();

function filterOf(plan: TablePlan, where: object): { filter: Filter; values: unknown[] } {
  let compared = '';
  for (const [field, value] of Object.entries(where))
    if (value !== undefined) compared += value === null ? `${field}! ` : `${field} `;
  let known = filters.get(plan);
  if (!known) filters.set(plan, (known = new Map()));
  let filter = known.get(compared);
  if (!filter) known.set(compared, (filter = filterBy(plan, where)));
  const values = filter.taking.map(([field, column]) =>
    column.mapToDriverValue((where as Record<string, unknown>)[field]),
  );
  return { filter, values };
}

function filterBy(plan: TablePlan, where: object): Filter {
  const conditions: string[] = [];
  const taking: TablePlan['columns'][number][] = [];
  for (const each of plan.columns) {
    const [field, column] = each;
    const value = (where as Record<string, unknown>)[field];
    if (value === undefined) continue;
    const name = isCoarse(column.name, where) ? `+"${column.name}"` : `"${column.name}"`;
    conditions.push(value === null ? `${name} IS NULL` : `${name} = ?`);
    if (value !== null) taking.push(each);
  }
  const sql = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  return { sql, select: `${plan.select} ${sql === '' ? 'ORDER BY id' : sql}`, taking };
}

/** How many rows have columns that equal the given values. Counts without reading the rows. */
export function count<T extends TableName>(db: ReadDb, table: T, where: Partial<Records[T]>): number {
  const plan = planOf(table);
  const { filter, values } = filterOf(plan, where);
  const counted = statement(db.sqlite, `SELECT count(*) FROM "${plan.name}" ${filter.sql}`).pluck();
  return Number(counted.get(...values));
}

/** All rows whose columns equal the given values, ordered by id; all rows when no value is given. */
export function all<T extends TableName>(
  db: ReadDb,
  table: T,
  where: Partial<Records[T]> = {},
): Records[T][] {
  const plan = planOf(table);
  const { filter, values } = filterOf(plan, where);
  const found = statement(db.sqlite, filter.select).all(...values);
  const rows = (
    plan.converted.length === 0 ? found : found.map((stored) => fromDriver(stored, plan))
  ) as Records[T][];
  // Sorted here. Asked for an order, SQLite weighs more plans for the same rows, some of which might change with the
  // values given, and so it compiles the statement again each time, which takes longer than finding a few rows.
  return filter.sql === '' || rows.length < 2 ? rows : rows.sort(byId);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * The same rows in batches: a table of a large study would fill the memory, and between two batches others
 * may use the same connection. Rows written meanwhile may be included.
 */
export function* inBatches<T extends TableName>(db: ReadDb, table: T, most = 1000): Generator<Records[T][]> {
  const plan = planOf(table);
  const end = `ORDER BY id LIMIT ${most}`;
  let last: string | null = null;
  do {
    const rows: unknown[] =
      last === null
        ? statement(db.sqlite, `${plan.select} ${end}`).all()
        : statement(db.sqlite, `${plan.select} WHERE id > ? ${end}`).all(last);
    const batch = (
      plan.converted.length === 0 ? rows : rows.map((stored) => fromDriver(stored, plan))
    ) as Records[T][];
    if (batch.length > 0) yield batch;
    last = batch.length < most ? null : (batch.at(-1)?.id ?? null);
  } while (last !== null);
}

/** The ids of all rows, ascending. */
export function idsOf(db: ReadDb, table: TableName): string[] {
  return statement(db.sqlite, `SELECT id FROM "${planOf(table).name}" ORDER BY id`)
    .pluck()
    .all() as string[];
}

/**
 * Whether another condition leads to far fewer rows than this column's index would. A project keeps no
 * statistics, so SQLite takes all its indexes for equally good and might walk through all that a coder has
 * ever coded to find one coding of a source. A plus before the column name keeps SQLite from using its index.
 */
function isCoarse(column: string, where: object): boolean {
  const isOfSource = (where as { readonly sourceId?: unknown }).sourceId !== undefined;
  return isOfSource && (column === 'code_id' || column === 'coder_id');
}

/**
 * The row as the database will return it. The recorder must see this form: undo would take any difference for
 * a later edit and refuse.
 */
export function storable<R extends object>(row: R): R {
  let kept = row;
  for (const [field, value] of Object.entries(row)) {
    if (typeof value !== 'string') continue;
    const text = carried(value);
    if (text !== value) kept = { ...kept, [field]: text };
  }
  return kept;
}

/** Adds a row and returns it as it is stored. */
export function insert<T extends TableName>(db: WriteDb, table: T, given: Records[T]): Records[T] {
  const row = storable(given);
  const plan = planOf(table);
  write(db.sqlite, plan.insert, toDriver(row, plan));
  db.recorder.added(table, row.id, row);
  return row;
}

/** Changes some fields of a row and returns the new row. Throws `not_found`. */
export function update<T extends TableName>(
  db: WriteDb,
  table: T,
  id: string,
  fields: Partial<Omit<Records[T], 'id'>>,
): Records[T] {
  const from = get(db, table, id);
  const to = storable({ ...from, ...fields });
  replace(db, table, to);
  db.recorder.updated(table, id, from, to);
  return to;
}

function replace<T extends TableName>(db: WriteDb, table: T, row: Records[T]): void {
  const plan = planOf(table);
  write(db.sqlite, plan.update, [...toDriver(row, plan), row.id]);
}

/** Removes a row. Throws `not_found`; whatever still refers to it must be removed in the same command. */
export function remove(db: WriteDb, table: TableName, id: string): void {
  const row = get(db, table, id);
  write(db.sqlite, `DELETE FROM "${planOf(table).name}" WHERE id = ?`, [id]);
  db.recorder.removed(table, id, row);
}

/** Removes every row whose columns equal the given values; returns how many. */
export function removeWhere<T extends TableName>(db: WriteDb, table: T, where: Partial<Records[T]>): number {
  const rows = all(db, table, where);
  for (const row of rows) remove(db, table, row.id);
  return rows.length;
}

/**
 * Applies a whole Change: how undo and redo write. Throws `conflict` when a row is not as the change says, so
 * that undo never overwrites later edits.
 */
export function applyChange(db: WriteDb, change: Change): void {
  const named = tablesInOrder(change);
  for (const table of named.toReversed()) {
    for (const [id, row] of Object.entries(change.removed[table] ?? {})) {
      expectRow(db, table, id, row);
      remove(db, table, id);
    }
  }
  for (const table of named) {
    for (const row of Object.values(change.added[table] ?? {})) insert(db, table, row);
    for (const [id, [was, to]] of Object.entries(change.updated[table] ?? {})) {
      const from = expectRow(db, table, id, was);
      // The pair was recorded for this table, which the loop over table names hides from the type checker.
      replace(db, table, to as never);
      db.recorder.updated(table, id, from, to);
    }
  }
}

function expectRow(db: ReadDb, table: TableName, id: string, expected: object): object {
  const row = find(db, table, id);
  const known = expected as Record<string, unknown>;
  const same = row && Object.entries(row).every(([field, value]) => value === (known[field] ?? null));
  if (!row || !same) throw new AppError('conflict', 'errors:changed_since', { table });
  return row;
}

/** The SHA-256 of the bytes, as 64 hex digits: the name of a blob. */
export function hashOf(bytes: Uint8Array | string): string {
  return digest('sha256', bytes);
}

/**
 * Keeps bytes under their hash and returns the hash; `known` is the hash where it was computed before. Blobs
 * are never changed and are not part of a Change.
 */
export function putBlob(db: WriteDb, bytes: Uint8Array | string, known?: string): string {
  const buffer = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  const hash = known ?? hashOf(buffer);
  addBlob(db, buffer, hash);
  return hash;
}

/** Keeps bytes under their hash, as `putBlob`. Returns whether they were not there yet. */
export function addBlob(db: WriteDb, bytes: Uint8Array, hash: string): boolean {
  const keep = statement(db.sqlite, 'INSERT OR IGNORE INTO blob (hash, bytes) VALUES (?, ?)');
  if (keep.run(hash, bytes).changes > 0) return true;
  fillAbsent(db.sqlite, hash, bytes);
  return false;
}

/** The bytes of a blob. Throws `not_found`, also for an original of a team's study that is still to come. */
export function getBlob(db: ReadDb, hash: string): Buffer {
  const bytes = statement(db.sqlite, 'SELECT bytes FROM blob WHERE hash = ?').pluck().get(hash);
  if (!Buffer.isBuffer(bytes)) throw new AppError('not_found', 'errors:no_such_blob', { id: hash });
  if (bytes.length === 0 && hash !== HASH_OF_NOTHING) throw absenceOf(db, hash);
  return bytes;
}

/** The text of a blob that was written from a string. Throws `not_found`. */
export function getText(db: ReadDb, hash: string): string {
  return getBlob(db, hash).toString('utf8');
}

/** The first 16 hex digits of the SHA-256 of a quote: shows whether a coding is still on its words. */
export function quoteDigest(quote: string): string {
  return hashOf(quote).slice(0, 16);
}

/** The rows of an open project for what reads rows and knows no database. */
export function readRowsOf(db: ReadDb): ReadRows {
  return { find: (table, id) => find(db, table, id), all: (table, where) => all(db, table, where) };
}

/**
 * The rows of an open project for settling, which knows no database. Reads and writes within the transaction
 * of `db`, whose recorder hears of every write.
 */
export function rowsOf(db: WriteDb): RowStore {
  return {
    ...readRowsOf(db),
    insert: (table, row) => void insert(db, table, row),
    update: (table, id, fields) => void update(db, table, id, fields),
    remove: (table, id) => {
      remove(db, table, id);
    },
  };
}
