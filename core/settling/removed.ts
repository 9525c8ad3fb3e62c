// What of a file was removed here, and whether it comes back: only what the file has worked on since is asked about.
import type { TableName } from '../records.ts';
import type { Matching } from './matching.ts';
import { parentsFirst, recordTables, references, tableNames } from './references.ts';
import type { LooseRows, Row } from './rows.ts';
import type { Difference, Past, Told } from './settlement.ts';
import { saysSame } from './units.ts';

/**
 * Of a row that was removed here: the file says something `new` of it, or has new work that names it; or it says nothing
 * else than was known then.
 */
export type Removed = 'new' | 'unchanged';

/** Rows of the file that were removed here, by `table id` as they would be here. */
export function removedIn(
  { rows: arriving, away }: { readonly rows: LooseRows; readonly away: ReadonlySet<string> },
  matching: Matching,
  differences: readonly Difference[],
  past: Past,
  told: Told,
): Map<string, Removed> {
  const found = new Map<string, Removed>();
  const isRemoved = (table: TableName, { id }: Row): boolean =>
    !matching.met(table, id) && past.removed(table, matching.idOf(table, id)) !== undefined;
  // In most files nothing is, and a large study has hundreds of thousands of rows.
  if (![...arriving].some(([table, rows]) => rows.some((row) => isRemoved(table, row)))) return found;
  const named = new Set<string>();
  const name = (table: TableName, row: Row, fields: readonly string[]): void => {
    for (const [field, to] of Object.entries(references[table]))
      if (fields.includes(field)) named.add(`${to} ${String(row[field])}`);
  };
  for (const { table, theirs, units } of differences) name(table, theirs, units.flat());
  // What names comes before what it names.
  for (const table of tableNames.toReversed())
    for (const row of parentsFirst(table, arriving.get(table) ?? []).toReversed()) {
      if (matching.met(table, row.id) || away.has(`${table} ${row.id}`)) continue;
      const theirs = matching.here(table, row);
      const key = `${table} ${theirs.id}`;
      const isTwin = matching.isTwin(table, row.id);
      const base = past.removed(table, isTwin ? row.id : theirs.id);
      const isSame =
        base === 'known' ||
        (base !== undefined && base !== true && saysSame(told(table, row) ?? [], theirs, base));
      if (isTwin) {
        // Of two that are one here, one was removed and the other was not: that is new work on it.
        if (!isSame) named.add(key);
        continue;
      }
      if (base !== undefined) found.set(key, isSame && !named.has(key) ? 'unchanged' : 'new');
      if (found.get(key) !== 'unchanged' && !recordTables.has(table))
        name(table, theirs, Object.keys(theirs));
    }
  return found;
}
