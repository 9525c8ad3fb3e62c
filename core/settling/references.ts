// How rows refer to one another and to blobs, which is what moving rows of one project into another needs to know.
import { tableNames, tables, type TableName } from '../tables/all.ts';
import type { Column } from '../tables/description.ts';
import { byId, type Row } from './rows.ts';

export { tableNames };

/** The fields of each table that refer to a row of another table. */
export const references = Object.fromEntries(
  tableNames.map((table) => [
    table,
    Object.fromEntries(columnsOf(table).flatMap(([field, { names }]) => (names ? [[field, names]] : []))),
  ]),
  // A test checks that the names are those of tables.
) as Readonly<Record<TableName, Readonly<Record<string, TableName>>>>;

/** Fields that refer to a row that may be missing: without it, the row stays as it is. */
export const dispensable = fieldsThat(({ isDispensable }) => isDispensable);

/** Fields that hold the hash of a blob. */
export const blobFields = fieldsThat(({ isBlob }) => isBlob);

/** Fields whose text is JSON that may refer to rows by id. */
export const jsonFields = fieldsThat(({ hasIds }) => hasIds);

/** Tables that record events and hold no work. */
export const recordTables: ReadonlySet<TableName> = new Set(
  tableNames.filter((table) => tables[table].rule === 'record'),
);

function columnsOf(table: TableName): [field: string, column: Column][] {
  return Object.entries<Column>(tables[table].columns);
}

/** The fields with this property, for tables that have any. */
function fieldsThat(
  are: (column: Column) => true | undefined,
): Readonly<Partial<Record<TableName, readonly string[]>>> {
  const found = tableNames.map(
    (table) => [table, columnsOf(table).flatMap(([field, column]) => (are(column) ? [field] : []))] as const,
  );
  return Object.fromEntries(found.filter(([, fields]) => fields.length > 0));
}

/**
 * The rows of one table, each after those of the same table that it refers to; rows that refer to each other
 * in a cycle come last.
 */
export function parentsFirst(table: TableName, rows: readonly Row[]): readonly Row[] {
  const own = Object.entries(references[table]).flatMap(([field, to]) => (to === table ? [field] : []));
  if (own.length === 0) return rows;
  const here = byId(rows);
  const placed = new Set<string>();
  const order: Row[] = [];
  const waiting = new Map<string, Row[]>();
  const place = (first: Row): void => {
    const stack = [first];
    for (let row = stack.pop(); row; row = stack.pop()) {
      if (placed.has(row.id)) continue;
      const missing = own.map((field) => row[field]).find((id) => id !== row.id && isMissing(id));
      if (typeof missing === 'string') {
        waiting.set(missing, [...(waiting.get(missing) ?? []), row]);
        continue;
      }
      placed.add(row.id);
      order.push(row);
      stack.push(...(waiting.get(row.id) ?? []).toReversed());
      waiting.delete(row.id);
    }
  };
  const isMissing = (id: Row[string] | undefined): boolean =>
    typeof id === 'string' && here.has(id) && !placed.has(id);
  for (const row of rows) place(row);
  return [...order, ...rows.filter(({ id }) => !placed.has(id))];
}
