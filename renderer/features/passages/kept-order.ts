// Rows stay where they are while one works on them: what an act would sort elsewhere waits until the order is chosen
// again or the list is opened again.

/** The rows in the order that they had; what is new stands behind the row that it comes after by its own order. */
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
