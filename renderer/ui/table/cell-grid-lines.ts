// The lines of a grid of cells: rows, and the heads of groups that open and close.
import type { ReactNode } from 'react';

/** Rows under a common head; a group without a head is not closed. */
export interface GridGroupOfRows<Row> {
  readonly id: string;
  readonly head: ReactNode;
  readonly rows: readonly Row[];
}

/** A head or a row. */
export type Line<Row> =
  | { readonly what: 'group'; readonly id: string; readonly head: ReactNode; readonly isOpen: boolean }
  | { readonly what: 'row'; readonly id: string; readonly row: Row };

/** The lines of the groups; of a closed group its head alone. */
export function linesOf<Row>(
  groups: readonly GridGroupOfRows<Row>[],
  idOf: (row: Row) => string,
  closed: ReadonlySet<string>,
): Line<Row>[] {
  return groups.flatMap(({ id, head, rows }): Line<Row>[] => {
    const isOpen = !closed.has(id);
    const own = isOpen ? rows.map((row): Line<Row> => ({ what: 'row', id: idOf(row), row })) : [];
    return head === null ? own : [{ what: 'group', id, head, isOpen }, ...own];
  });
}
