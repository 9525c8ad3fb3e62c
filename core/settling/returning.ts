// Rows that were removed here. Where another row refers to one, it comes back in its last known state, or the
// other row does without it. For a file, a question is asked only about what the file has worked on since.
import { tables, type TableName } from '../tables/all.ts';
import { dispensable, parentsFirst, recordTables, references, tableNames } from './references.ts';
import type { SettlingRemark } from './remark.ts';
import type { LooseRows, Row, RowStore } from './rows.ts';
import type { Matching } from './matching.ts';
import { type Difference, type Past, type StatedFields, verdictOn } from './settlement.ts';
import { twinOf } from './twins.ts';
import { saysSame } from './units.ts';

/** Returns the last known state of a removed row. */
export type LastOf = (table: TableName, id: string) => Row | undefined;

/** Restores removed rows that others refer to. */
export class Returning {
  readonly #store: RowStore;
  readonly #lastOf: LastOf;
  readonly #tell: (remark: SettlingRemark, row: Row) => void;
  readonly #hasPlace: (table: TableName, row: Row) => boolean;
  /** Rows that are being restored, which may refer to one another. */
  readonly #coming = new Set<string>();

  /** `hasPlace` tells whether a removed row may come back among the present ones. */
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
   * The row as it can stand, after restoring what it needs. `gone`: a link that has lost an end, which no twin stands for. `unknown`:
   * the row refers to something that nobody knows. References to merged codes are passed on later
   * (`merged-codes.ts`).
   */
  placed(table: TableName, row: Row): Row | 'gone' | 'unknown' {
    let placed = row;
    for (const [field, to] of Object.entries(references[table])) {
      const id = placed[field];
      if (typeof id !== 'string' || this.#store.find(to, id)) continue;
      if (tables[table].rule === 'link') {
        const twin = this.#twinOfGone(to, id);
        if (twin) {
          placed = { ...placed, [field]: twin.id };
          continue;
        }
        this.#tell({ kind: 'link_gone', table, id: row.id }, row);
        return 'gone';
      }
      if (dispensable[table]?.includes(field)) placed = { ...placed, [field]: null };
      else if (table === 'code' && field === 'parentId') {
        placed = { ...placed, parentId: this.#ancestor(id) };
        this.#tell({ kind: 'moved_up', table, id: row.id }, row);
      } else {
        const found = this.back(to, id);
        if (!found) return 'unknown';
        if (found.id !== id) placed = { ...placed, [field]: found.id };
      }
    }
    return placed;
  }

  /**
   * Restores a removed row, with what it refers to and with the given `fields` changed; undefined where its
   * state is not known. Where the same thing is here under another id, returns that row.
   */
  back(table: TableName, id: string, fields: Partial<Row> = {}): Row | undefined {
    const key = `${table} ${id}`;
    const last = this.#coming.has(key) ? undefined : this.#lastOf(table, id);
    if (!last) return undefined;
    this.#coming.add(key);
    // Somebody removed the code, so it comes back retired, only for what refers to it.
    const retired = table === 'code' ? { status: 'retired', mergedInto: null } : {};
    const row = this.placed(table, { ...last, ...retired, ...fields });
    this.#coming.delete(key);
    if (row === 'gone' || row === 'unknown' || !this.#hasPlace(table, row)) return undefined;
    const twin = twinOf(this.#store, table, row);
    if (twin) return twin;
    this.#store.insert(table, row as never);
    this.#tell({ kind: 'came_back', table, id }, row);
    return row;
  }

  /** The row here that is the same thing as one that is not here any more: the two have become one. */
  #twinOfGone(table: TableName, id: string): Row | undefined {
    const last = this.#lastOf(table, id);
    return last && twinOf(this.#store, table, last);
  }

  /** The nearest code above this one that still exists; null where none does. */
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
 * What a file says of a row that was removed here. `new`: something that was not known then, or new work that
 * refers to it. `unchanged`: nothing new.
 */
export type Removed = 'new' | 'unchanged';

/** The rows of the file that were removed here, by the `table id` that they would have here. */
export function removedIn(
  { rows: arriving, away }: { readonly rows: LooseRows; readonly away: ReadonlySet<string> },
  matching: Matching,
  differences: readonly Difference[],
  past: Past,
  statedFields: StatedFields,
): Map<string, Removed> {
  const found = new Map<string, Removed>();
  const isRemoved = (table: TableName, { id }: Row): boolean =>
    !matching.met(table, id) && past.removed(table, matching.idOf(table, id)) !== undefined;
  // Most files have none, and a large study has hundreds of thousands of rows.
  if (![...arriving].some(([table, rows]) => rows.some((row) => isRemoved(table, row)))) return found;
  const named = new Set<string>();
  const name = (table: TableName, row: Row, fields: readonly string[]): void => {
    for (const [field, to] of Object.entries(references[table]))
      if (fields.includes(field)) named.add(`${to} ${String(row[field])}`);
  };
  for (const difference of differences) {
    const { table, ours, theirs, isAlike, units } = difference;
    const known = past.base(table, ours, theirs, isAlike);
    // Fields that were changed only here are still as they were in the file: that is not new work.
    const news = units.filter((unit) => verdictOn(unit, difference, known, past) !== 'kept');
    name(table, theirs, news.flat());
  }
  // Rows that refer to others come before those.
  for (const table of tableNames.toReversed())
    for (const row of parentsFirst(table, arriving.get(table) ?? []).toReversed()) {
      if (matching.met(table, row.id) || away.has(`${table} ${row.id}`)) continue;
      const theirs = matching.here(table, row);
      const key = `${table} ${theirs.id}`;
      const isTwin = matching.isTwin(table, row.id);
      const base = past.removed(table, isTwin ? row.id : theirs.id);
      const isSame =
        base === 'known' ||
        (base !== undefined && base !== true && saysSame(statedFields(table, row) ?? [], theirs, base));
      if (isTwin) {
        // Two rows of the file are one here, and only one of the two was removed: the other is new work on it.
        if (!isSame) named.add(key);
        continue;
      }
      if (base !== undefined) found.set(key, isSame && !named.has(key) ? 'unchanged' : 'new');
      if (found.get(key) !== 'unchanged' && !recordTables.has(table))
        name(table, theirs, Object.keys(theirs));
    }
  return found;
}
