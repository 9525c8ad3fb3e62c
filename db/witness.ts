// What the history says about each row: its state after the last act that touched it. Used to name the rows
// that differ when the digest says that some do.
import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Change } from '#core/change.ts';
import type { TableName } from '#core/records.ts';
import { storedRows } from './digest.ts';
import { planOf, toDriver, type TablePlan } from './row-plans.ts';
import { tableNames } from '#core/tables/all.ts';

/** The ids of the rows of one table that differ from the history. */
export interface DifferingRows {
  readonly table: string;
  /** Rows whose values differ from what the history last gave them. */
  readonly changed: readonly string[];
  /** Rows that are missing, though no act removed them. */
  readonly lost: readonly string[];
  /** Rows that exist, though no act left them there. */
  readonly unknown: readonly string[];
}

/** Every row that differs from the history, by table; empty where none does. Reads the whole history. */
export function rowsDifferingFromHistory(sqlite: Database): DifferingRows[] {
  const left = lastStates(sqlite);
  const found: DifferingRows[] = [];
  for (const table of tableNames) {
    const plan = planOf(table);
    const states = left.get(table) ?? new Map<string, string>();
    const changed: string[] = [];
    const unknown: string[] = [];
    for (const row of storedRows(sqlite, plan)) {
      const state = states.get(row[0]);
      if (state === undefined) unknown.push(row[0]);
      else if (state !== stateOf(plan, row)) changed.push(row[0]);
      states.delete(row[0]);
    }
    const lost = [...states.keys()];
    if (changed.length + lost.length + unknown.length > 0)
      found.push({ table: plan.name, changed, lost, unknown });
  }
  return found;
}

function lastStates(sqlite: Database): Map<TableName, Map<string, string>> {
  const states = new Map(tableNames.map((table) => [table, new Map<string, string>()]));
  const bodies = sqlite.prepare('SELECT body FROM change ORDER BY seq').pluck().iterate();
  for (const body of bodies as IterableIterator<string>) {
    const change = JSON.parse(body) as Change;
    for (const [table, rows] of states) {
      const plan = planOf(table);
      const keep = (id: string, row: object) => rows.set(id, stateOf(plan, toDriver(row, plan)));
      for (const [id, row] of Object.entries<object>(change.added[table] ?? {})) keep(id, row);
      const updated = Object.entries<readonly [object, object]>(change.updated[table] ?? {});
      for (const [id, [, to]] of updated) keep(id, to);
      for (const id of Object.keys(change.removed[table] ?? {})) rows.delete(id);
    }
  }
  return states;
}

/** A hash of a row's values in the order of its columns: short enough to hold for several hundred thousand rows. */
export function stateOf(plan: TablePlan, values: readonly unknown[]): string {
  const namesAndValues = plan.columns.flatMap(([, { name }], index) =>
    values[index] === null ? [] : [name, values[index]],
  );
  return hash('sha256', JSON.stringify(namesAndValues), 'base64').slice(0, 16);
}
