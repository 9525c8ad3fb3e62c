// A Change is one recorded edit as a value. Undo, the audit trail and the refresh of every window read
// the same one, row by row.
import type { ActNotes } from './history/act-notes.ts';
import type { Records, TableName } from './records.ts';
import { tableNames } from './settling/references.ts';
import type { Row } from './settling/rows.ts';

type RowOf<T extends TableName> = Records[T];

/** What one command did, by table and row id. Each row is in exactly one of the three parts. */
export interface Change {
  readonly added: { readonly [T in TableName]?: Readonly<Record<string, RowOf<T>>> };
  readonly updated: {
    readonly [T in TableName]?: Readonly<Record<string, readonly [from: RowOf<T>, to: RowOf<T>]>>;
  };
  readonly removed: { readonly [T in TableName]?: Readonly<Record<string, RowOf<T>>> };
}

export const emptyChange: Change = { added: {}, updated: {}, removed: {} };

/** The change that takes back `change`. `invert(invert(c))` equals `c`. */
export function invert(change: Change): Change {
  const updated: Record<string, Record<string, readonly [unknown, unknown]>> = {};
  for (const [table, rows] of Object.entries(change.updated)) {
    const back: Record<string, readonly [unknown, unknown]> = {};
    for (const [id, [from, to]] of Object.entries(rows)) back[id] = [to, from];
    updated[table] = back;
  }
  // The loop keeps each row under its own table, which the mapped type cannot see.
  return { added: change.removed, updated: updated, removed: change.added };
}

/** The body of an act in the history: a change, and what is kept beside it. */
export type ToldChange = Change & { readonly told?: ActNotes };

/** Parses the body of an act. */
export function toldChangeIn(body: string): ToldChange {
  return JSON.parse(body) as ToldChange;
}

/** The change in the body of an act, without what is kept beside it. */
export function changeIn(body: string): Change {
  const { added, updated, removed } = toldChangeIn(body);
  return { added, updated, removed };
}

/** Whether the change holds no row. */
export function isEmpty({ added, updated, removed }: Change): boolean {
  const hasRows = (rows: object): boolean => Object.keys(rows).length > 0;
  return ![added, updated, removed].some((part) => Object.values(part).some(hasRows));
}

/** The tables the change touches, in alphabetical order. */
export function tablesOf(change: Change): TableName[] {
  const names = new Set<string>();
  for (const part of [change.added, change.updated, change.removed]) {
    for (const [table, rows] of Object.entries(part)) if (Object.keys(rows).length > 0) names.add(table);
  }
  // Keys of a Change are table names by its type.
  return [...names].sort() as TableName[];
}

type LooseRow = object;
interface LooseChange {
  added: Record<string, Record<string, LooseRow>>;
  updated: Record<string, Record<string, readonly [LooseRow, LooseRow]>>;
  removed: Record<string, Record<string, LooseRow>>;
}

/**
 * Collects the edits of one transaction and combines them: a row that is added and then removed leaves
 * nothing, and so on.
 */
export class ChangeRecorder {
  readonly #change: LooseChange = { added: {}, updated: {}, removed: {} };
  #told: ActNotes | null = null;

  /** Keeps something beside the change. An act that keeps something is recorded even where it changes no row. */
  tell(notes: ActNotes): void {
    this.#told = { ...this.#told, ...notes };
  }

  /** What is kept beside the change; null for nothing. */
  get told(): ActNotes | null {
    return this.#told;
  }

  /** Collects a whole change that came after what was collected so far. */
  all(change: Change): void {
    for (const { table, id, before, after } of rowChanges(change)) {
      if (before && after) this.updated(table, id, before, after);
      else if (after) this.added(table, id, after);
      else if (before) this.removed(table, id, before);
    }
  }

  added(table: TableName, id: string, row: LooseRow): void {
    const removed = this.#change.removed[table]?.[id];
    if (removed) {
      delete this.#change.removed[table]?.[id];
      if (!sameRow(removed, row)) (this.#change.updated[table] ??= {})[id] = [removed, row];
      return;
    }
    (this.#change.added[table] ??= {})[id] = row;
  }

  updated(table: TableName, id: string, from: LooseRow, to: LooseRow): void {
    const added = this.#change.added[table];
    if (added && id in added) {
      added[id] = to;
      return;
    }
    const earlier = this.#change.updated[table]?.[id];
    const first = earlier ? earlier[0] : from;
    if (sameRow(first, to)) delete this.#change.updated[table]?.[id];
    else (this.#change.updated[table] ??= {})[id] = [first, to];
  }

  removed(table: TableName, id: string, row: LooseRow): void {
    const added = this.#change.added[table];
    if (added && id in added) {
      delete added[id];
      return;
    }
    const earlier = this.#change.updated[table]?.[id];
    if (earlier) delete this.#change.updated[table]?.[id];
    (this.#change.removed[table] ??= {})[id] = earlier ? earlier[0] : row;
  }

  /** The combined change; tables without rows are left out. */
  take(): Change {
    const { added, updated, removed } = this.#change;
    return {
      added: withoutEmpty(added),
      updated: withoutEmpty(updated),
      removed: withoutEmpty(removed),
    };
  }
}

function withoutEmpty<T extends object>(tables: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(tables).filter(([, rows]) => Object.keys(rows).length > 0));
}

function sameRow(a: LooseRow, b: LooseRow): boolean {
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  return Object.keys(left).every((key) => left[key] === right[key]);
}

/** The rows of one table in a change. */
export function rowsIn(change: Change, table: TableName) {
  return {
    added: (change.added[table] ?? {}) as unknown as Readonly<Record<string, Row>>,
    updated: (change.updated[table] ?? {}) as unknown as Readonly<Record<string, readonly [Row, Row]>>,
    removed: (change.removed[table] ?? {}) as unknown as Readonly<Record<string, Row>>,
  };
}

const order: ReadonlyMap<string, number> = new Map(tableNames.map((table, index) => [table, index]));

/** The tables that a change names, each after those that its rows name: nearly always one, of dozens. */
export function tablesInOrder({ added, updated, removed }: Change): readonly TableName[] {
  const names = new Set<string>();
  for (const part of [added, updated, removed])
    for (const table of Object.keys(part)) if (order.has(table)) names.add(table);
  const placed = [...names].sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
  // Only names of tables are in that order.
  return placed as TableName[];
}

/** A row before and after a change: null where it did not exist yet, or no longer exists. */
export interface RowChange {
  readonly table: TableName;
  readonly id: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** Every row of a change, with its states before and after, in the order of the tables. */
export function* rowChanges(change: Change): Generator<RowChange> {
  for (const table of tablesInOrder(change)) {
    const { added, updated, removed } = rowsIn(change, table);
    for (const [id, after] of Object.entries(added)) yield { table, id, before: null, after };
    for (const [id, [before, after]] of Object.entries(updated)) yield { table, id, before, after };
    for (const [id, before] of Object.entries(removed)) yield { table, id, before, after: null };
  }
}
