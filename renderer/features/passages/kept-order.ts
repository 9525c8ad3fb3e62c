// Keeps rows in place while they are being worked on: a change does not re-sort them until the order is chosen again or
// the list is reopened.

/** The rows in their previous order; each new row follows the row that precedes it in the new order. */
export function keptOrder<Row>(
  before: readonly string[],
  rows: readonly Row[],
  idOf: (row: Row) => string,
): readonly Row[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  const known = new Set(before);
  const newBehind = new Map<string | null, Row[]>();
  let previous: string | null = null;
  for (const row of rows) {
    const id = idOf(row);
    if (known.has(id)) previous = id;
    else {
      const behind = newBehind.get(previous);
      if (behind) behind.push(row);
      else newBehind.set(previous, [row]);
    }
  }
  return [null, ...before].flatMap((id) => {
    const row = id === null ? undefined : byId.get(id);
    return [...(row === undefined ? [] : [row]), ...(newBehind.get(id) ?? [])];
  });
}
