// Finds every row of a damaged file: along the tree of each table from its root, and then in the leaves that
// no tree leads to.
import type { RawPages } from './pages.ts';
import { payloadOf, tablePage, valuesOf, type Cell, type Value } from './records.ts';

/** The root page of each table, by its name. */
export interface Roots {
  readonly pages: ReadonlyMap<string, number>;
  /** The tables whose root page comes from a proven row of the schema. */
  readonly proven: ReadonlySet<string>;
}

/** One row; or, without `cell`, a place in a table where rows may be missing. */
export interface Found {
  /** The table whose tree leads here; null for a leaf that no tree leads to. */
  readonly table: string | null;
  readonly cell: Cell | null;
  /** Null where the row is damaged. */
  readonly values: readonly Value[] | null;
  /** Whether every page of the row, and every page on the way to it, is proven. */
  readonly isProven: boolean;
}

/**
 * Walks through all tables in the order of their rows, then through the remaining leaves. Adds the numbers of
 * all pages that it can read to `claimed`.
 */
export function* walk(pages: RawPages, roots: Roots, claimed: Set<number> = new Set()): Generator<Found> {
  for (const [table, root] of roots.pages)
    yield* treeAt(pages, root, table, roots.proven.has(table), claimed);
  for (let number = 2; number <= pages.count; number += 1) {
    if (claimed.has(number)) continue;
    const page = tablePage(pages, number);
    for (const cell of page?.cells ?? []) if (cell) yield rowAt(pages, cell, null, false, claimed);
  }
}

function* treeAt(
  pages: RawPages,
  number: number,
  table: string,
  isWayProven: boolean,
  claimed: Set<number>,
): Generator<Found> {
  const page = claimed.has(number) ? null : tablePage(pages, number);
  if (!page) return yield { table, cell: null, values: null, isProven: false };
  claimed.add(number);
  const isProven = isWayProven && pages.isProven(number);
  // A page that is not proven may have held more rows than it shows.
  if (!isProven) yield { table, cell: null, values: null, isProven: false };
  for (const child of page.children) yield* treeAt(pages, child, table, isProven, claimed);
  for (const cell of page.cells) {
    if (cell) yield rowAt(pages, cell, table, isProven, claimed);
    else yield { table, cell, values: null, isProven: false };
  }
}

function rowAt(
  pages: RawPages,
  cell: Cell,
  table: string | null,
  isWayProven: boolean,
  claimed: Set<number>,
): Found {
  const payload = payloadOf(pages, cell);
  const values = payload?.isWhole ? valuesOf(payload.bytes) : null;
  // Overflow pages of a damaged row may belong to another row, so they are not claimed.
  if (values) for (const page of payload?.further ?? []) claimed.add(page);
  return { table, cell, values, isProven: isWayProven && values !== null && (payload?.isProven ?? false) };
}
