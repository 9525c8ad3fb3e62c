// Settles what Wei did onto rows that others have changed, in memory.
import type { Change } from '#core/change.ts';
import type { TableName } from '#core/records.ts';
import { Draft } from '#core/settling/draft.ts';
import type { Row } from '#core/settling/rows.ts';
import { settle, type Settling } from '#core/settling/settle.ts';

export type Tables = Partial<Record<TableName, readonly Row[]>>;
export const people: Tables = {
  coder: ['wei', 'lena'].map((id) => ({ id, name: id, kind: 'person', personId: null })),
  source: ['s', 't'].map((id) => ({ id, title: id, classId: null, duplicateOf: null })),
};

/** The change from one state to another. */
export function changeOf(from: Tables, to: Tables): Change {
  const draft = new Draft(new Map(Object.entries(from) as [TableName, Row[]][]));
  const tables = new Set([...Object.keys(from), ...Object.keys(to)]) as Set<TableName>;
  for (const table of tables) {
    const after = new Map((to[table] ?? []).map((row) => [row.id, row]));
    for (const { id } of from[table] ?? []) if (!after.has(id)) draft.remove(table, id);
    for (const row of after.values())
      if (draft.find(table, row.id)) draft.update(table, row.id, row);
      else draft.insert(table, row as never);
  }
  return draft.change();
}

/** Settles Wei's work, from `base` to `meant`, onto the rows `now`, which others have changed. */
export function settled(base: Tables, meant: Tables, now: Tables, given: Partial<Settling> = {}) {
  const draft = new Draft(new Map(Object.entries({ ...people, ...now }) as [TableName, Row[]][]));
  const known = [base, meant].flatMap((tables) =>
    Object.entries(tables).flatMap(([table, rows]) =>
      rows.map((row) => [`${table} ${row.id}`, row] as const),
    ),
  );
  const last = new Map(known);
  let made = 0;
  const { remarks, held } = settle(draft, changeOf(base, meant), {
    coderId: 'wei',
    later: 'intended',
    lastOf: (table, id) => last.get(`${table} ${id}`),
    newId: () => `new ${(made += 1)}`,
    ...given,
  });
  return {
    rows: (table: TableName): readonly Row[] =>
      (draft.rows().get(table) ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    told: remarks.map(({ kind, id }) => `${kind} ${id}`),
    held: held.map(({ row }) => row.id),
    change: draft.change(),
  };
}
