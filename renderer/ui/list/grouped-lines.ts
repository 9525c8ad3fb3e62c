/** A group of rows under a heading. */
export interface Grouping<Row> {
  readonly of: (row: Row) => string;
  /** These groups come first, in this order; the others follow in the order of their first row. */
  readonly order?: readonly string[];
}

/** One line of a table on the screen. */
export type Line<Row> =
  | { readonly kind: 'group'; readonly id: string; readonly group: string; readonly rows: readonly Row[] }
  | { readonly kind: 'row'; readonly id: string; readonly row: Row };

/**
 * The lines of a table: the rows, or the rows under the headings of their groups, without the rows of closed groups.
 */
export function lines<Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  grouping: Grouping<Row> | undefined,
  closed: ReadonlySet<string>,
): Line<Row>[] {
  const line = (row: Row): Line<Row> => ({ kind: 'row', id: idOf(row), row });
  if (!grouping) return rows.map(line);
  const groups = new Map<string, Row[]>((grouping.order ?? []).map((group) => [group, []]));
  for (const row of rows) {
    const group = grouping.of(row);
    const members = groups.get(group);
    if (members) members.push(row);
    else groups.set(group, [row]);
  }
  const all: Line<Row>[] = [];
  for (const [group, members] of groups) {
    if (members.length === 0) continue;
    all.push({ kind: 'group', id: groupLineId(group), group, rows: members });
    if (!closed.has(group)) for (const row of members) all.push(line(row));
  }
  return all;
}

/** Finds a line by its id. The index is made at the first question: keys and menus ask, the first picture does not. */
export function lineFinder<Row>(all: readonly Line<Row>[]): (id: string) => Line<Row> | undefined {
  let byId: ReadonlyMap<string, Line<Row>> | null = null;
  return (id) => (byId ??= new Map(all.map((line) => [line.id, line]))).get(id);
}

/** The id of a group's heading; no row's id starts like it. */
function groupLineId(group: string): string {
  return `group\u0000${group}`;
}
