// The rows of a change, looked at field by field.
import type { Change } from '../change.ts';
import type { TableName } from '../records.ts';
import { tableNames } from './references.ts';
import type { Row } from './rows.ts';

/** The rows of one table in a change. */
export function rowsIn(change: Change, table: TableName) {
  return {
    added: (change.added[table] ?? {}) as unknown as Readonly<Record<string, Row>>,
    updated: (change.updated[table] ?? {}) as unknown as Readonly<Record<string, readonly [Row, Row]>>,
    removed: (change.removed[table] ?? {}) as unknown as Readonly<Record<string, Row>>,
  };
}

/** What became of a row: null where it was not there, or is there no more. */
export interface RowChange {
  readonly table: TableName;
  readonly id: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** Everything that a change did, row by row. */
export function* rowChanges(change: Change): Generator<RowChange> {
  for (const table of tableNames) {
    const { added, updated, removed } = rowsIn(change, table);
    for (const [id, after] of Object.entries(added)) yield { table, id, before: null, after };
    for (const [id, [before, after]] of Object.entries(updated)) yield { table, id, before, after };
    for (const [id, before] of Object.entries(removed)) yield { table, id, before, after: null };
  }
}
