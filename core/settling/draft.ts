// Rows in memory that record what is done to them: used to try settling, and to weigh it before anything is written.
import { ChangeRecorder, type Change } from '../change.ts';
import type { Records, TableName } from '../records.ts';
import { tableNames } from './references.ts';
import type { LooseRows, Row, RowStore } from './rows.ts';

/** A store of rows in memory. */
export class Draft implements RowStore {
  readonly #rows: Map<TableName, Map<string, Row>>;
  readonly #recorder = new ChangeRecorder();

  constructor(rows: LooseRows) {
    this.#rows = new Map(
      tableNames.map((table) => [table, new Map((rows.get(table) ?? []).map((row) => [row.id, row]))]),
    );
  }

  find<T extends TableName>(table: T, id: string): Records[T] | undefined {
    return this.#of(table).get(id) as Records[T] | undefined;
  }

  all<T extends TableName>(table: T, where: Partial<Records[T]> = {}): Records[T][] {
    const wanted = Object.entries(where);
    const found = [...this.#of(table).values()].filter((row) =>
      wanted.every(([field, value]) => value === undefined || (row[field] ?? null) === value),
    );
    return found.toSorted((a, b) => (a.id < b.id ? -1 : 1)) as unknown as Records[T][];
  }

  insert<T extends TableName>(table: T, row: Records[T]): void {
    if (this.#of(table).has(row.id)) throw new RangeError(`${table} ${row.id} is there already`);
    this.#of(table).set(row.id, row);
    this.#recorder.added(table, row.id, row);
  }

  update<T extends TableName>(table: T, id: string, fields: Partial<Omit<Records[T], 'id'>>): void {
    const from = this.#there(table, id);
    const to = { ...from, ...fields } as Row;
    this.#of(table).set(id, to);
    this.#recorder.updated(table, id, from, to);
  }

  remove(table: TableName, id: string): void {
    const row = this.#there(table, id);
    this.#of(table).delete(id);
    this.#recorder.removed(table, id, row);
  }

  /** What was done: each row before and after. */
  change(): Change {
    return this.#recorder.take();
  }

  /** All rows as they are now. */
  rows(): LooseRows {
    return new Map([...this.#rows].map(([table, rows]) => [table, [...rows.values()]]));
  }

  #of(table: TableName): Map<string, Row> {
    const rows = this.#rows.get(table);
    if (!rows) throw new RangeError(`no table ${table}`);
    return rows;
  }

  #there(table: TableName, id: string): Row {
    const row = this.#of(table).get(id);
    if (!row) throw new RangeError(`${table} ${id} is not there`);
    return row;
  }
}
