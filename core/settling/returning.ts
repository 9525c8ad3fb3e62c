// What was removed here: where a row names it, it comes back as it was last known, or the row does without it; of a file, only
// what that has worked on since is asked about.
import { tables, type TableName } from '../tables/all.ts';
import { dispensable, parentsFirst, recordTables, references, tableNames } from './references.ts';
import type { SettlingRemark } from './remark.ts';
import type { LooseRows, Row, RowStore } from './rows.ts';
import type { Matching } from './matching.ts';
import { type Difference, type Past, type Told, verdictOn } from './settlement.ts';
import { saysSame } from './units.ts';

/** The last that is known of a row that is no more. */
export type LastOf = (table: TableName, id: string) => Row | undefined;

export class Returning {
  readonly #store: RowStore;
  readonly #lastOf: LastOf;
  readonly #tell: (remark: SettlingRemark, row: Row) => void;
  readonly #hasPlace: (table: TableName, row: Row) => boolean;
  /** Rows on their way back, which may name one another. */
  readonly #coming = new Set<string>();

  /** `hasPlace`: whether a row that was removed has a place among those of now. */
  constructor(
    store: RowStore,
    lastOf: LastOf,
    tell: (remark: SettlingRemark, row: Row) => void,
    hasPlace: (table: TableName, row: Row) => boolean,
  ) {
    this.#store = store;
    this.#lastOf = lastOf;
    this.#tell = tell;
    this.#hasPlace = hasPlace;
  }

  /**
   * The row as it can stand, what it needs being back: a link that has lost an end is `gone`, and what names something
   * that nobody knows is `unknown`. What names a merged code is passed on afterwards (`merged-codes.ts`).
   */
  placed(table: TableName, row: Row): Row | 'gone' | 'unknown' {
    let placed = row;
    for (const [field, to] of Object.entries(references[table])) {
      const id = placed[field];
      if (typeof id !== 'string' || this.#store.find(to, id)) continue;
      if (tables[table].rule === 'link') {
        this.#tell({ kind: 'link_gone', table, id: row.id }, row);
        return 'gone';
      }
      if (dispensable[table]?.includes(field)) placed = { ...placed, [field]: null };
      else if (table === 'code' && field === 'parentId') {
        placed = { ...placed, parentId: this.#ancestor(id) };
        this.#tell({ kind: 'moved_up', table, id: row.id }, row);
      } else if (!this.back(to, id)) return 'unknown';
    }
    return placed;
  }

  /**
   * Brings back a row that is no more, with what it names, and with the `fields` that are to be others; undefined where
   * nobody knows it.
   */
  back(table: TableName, id: string, fields: Partial<Row> = {}): Row | undefined {
    const key = `${table} ${id}`;
    const last = this.#coming.has(key) ? undefined : this.#lastOf(table, id);
    if (!last) return undefined;
    this.#coming.add(key);
    // Somebody took it out of use: it is here again for what stands on it alone.
    const retired = table === 'code' ? { status: 'retired', mergedInto: null } : {};
    const row = this.placed(table, { ...last, ...retired, ...fields });
    this.#coming.delete(key);
    if (row === 'gone' || row === 'unknown' || !this.#hasPlace(table, row)) return undefined;
    this.#store.insert(table, row as never);
    this.#tell({ kind: 'came_back', table, id }, row);
    return row;
  }

  /** The nearest code that lay above this one and is here; null where none is. */
  #ancestor(id: string): string | null {
    const seen = new Set<string>();
    for (let at: Row[string] | undefined = id; typeof at === 'string' && !seen.has(at);) {
      seen.add(at);
      if (this.#store.find('code', at)) return at;
      at = this.#lastOf('code', at)?.['parentId'];
    }
    return null;
  }
}

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
  for (const difference of differences) {
    const { table, ours, theirs, isAlike, units } = difference;
    const known = past.base(table, ours, theirs, isAlike);
    // What was changed here alone the file only has as it was: that is no new work.
    const news = units.filter((unit) => verdictOn(unit, difference, known, past) !== 'kept');
    name(table, theirs, news.flat());
  }
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
