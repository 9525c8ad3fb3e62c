// How the tables of a project lie in its file: the order of their columns, and the root pages of their trees.
import Database from 'better-sqlite3';
import type { TableName } from '#core/records.ts';
import { migrate, type Migration } from '../migrations.ts';
import { planOf } from '../row-plans.ts';
import { tableNames } from '#core/tables/all.ts';
import type { RawPages } from './pages.ts';
import type { Value } from './records.ts';
import { walk, type Roots } from './walk.ts';

/** The values of a row by column name. */
export type Row = Readonly<Record<string, Value>>;

/** The layout of a project's tables. */
export interface Layout {
  /** The columns of each table, in the order of the stored rows. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** The column that holds the rowid, for tables that have one. */
  readonly numbered: ReadonlyMap<string, string>;
  /** The root pages in a project that was created with all migrations at once. */
  readonly roots: ReadonlyMap<string, number>;
}

/** The recorded table with this name in the file; undefined for `blob`, `change` and the derived tables. */
export const recordedTables: ReadonlyMap<string, TableName> = new Map(
  tableNames.map((table) => [planOf(table).name, table]),
);

/** The layout that these migrations create. */
export function layoutOf(migrations: readonly Migration[]): Layout {
  const fresh = new Database(':memory:');
  try {
    migrate(fresh, migrations, 0, '');
    const tables = fresh
      .prepare(
        // Tables without rowids are derived from others and are made again.
        `SELECT name, rootpage FROM sqlite_schema JOIN pragma_table_list(sqlite_schema.name) AS list USING (name)
         WHERE sqlite_schema.type = 'table' AND list.wr = 0 ORDER BY rootpage`,
      )
      .raw()
      .all() as [string, number][];
    const infoOf = fresh.prepare('SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid');
    const columns = new Map<string, string[]>();
    const numbered = new Map<string, string>();
    for (const [table] of tables) {
      const info = infoOf.all(table) as { name: string; type: string; pk: number }[];
      const number = info.find(({ type, pk }) => pk === 1 && type === 'INTEGER');
      columns.set(
        table,
        info.map(({ name }) => name),
      );
      if (number) numbered.set(table, number.name);
    }
    return { columns, numbered, roots: new Map(tables) };
  } finally {
    fresh.close();
  }
}

const SCHEMA = 'sqlite_schema';

/** The root pages: according to the first page, or else those of a project created with all migrations at once. */
export function rootsIn(pages: RawPages, layout: Layout): Roots {
  const found = new Map<string, number>();
  const proven = new Set<string>();
  let isWhole = true;
  const schema = { pages: new Map([[SCHEMA, 1]]), proven: new Set([SCHEMA]) };
  for (const row of walk(pages, schema)) {
    if (row.table !== SCHEMA) break;
    isWhole &&= row.isProven;
    const [type, name, , root] = row.values ?? [];
    if (type !== 'table' || typeof name !== 'string' || typeof root !== 'number') continue;
    found.set(name, root);
    if (row.isProven) proven.add(name);
  }
  const roots = [...layout.roots].map(
    ([name, root]) => [name, found.get(name) ?? (isWhole ? 0 : root)] as const,
  );
  return { pages: new Map(roots.filter(([, root]) => root > 0)), proven };
}

/** The row of a table, from its values as they lie in the file; null where there are too many. */
export function rowOf(
  { columns, numbered }: Layout,
  table: string,
  values: readonly Value[],
  rowid: number,
): Row | null {
  const names = columns.get(table) ?? [];
  if (values.length > names.length) return null;
  const row: Record<string, Value> = {};
  // Rows from before a column was added have no value for it.
  for (const [index, name] of names.entries()) row[name] = values[index] ?? null;
  const number = numbered.get(table);
  if (number !== undefined) row[number] = rowid;
  return row;
}

/** The values of a row of a recorded table, in the order that digests use. */
export function valuesInOrder(table: TableName, row: Row): Value[] {
  return planOf(table).columns.map(([, { name }]) => row[name] ?? null);
}
