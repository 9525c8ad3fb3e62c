// A large table as the program sends it, by column. A row is an object that reads its fields where they stand: making
// thousands of rows with all their fields before the first picture would take longer than everything else about them.
// What is asked of a field of all rows is answered from its column, without the rows.
import type { ColumnOf, RowsByColumn } from '#core/tables/rows-by-column.ts';

/** A field of all rows, in their order: its values, and the place of each row's among them. */
export interface FieldOfRows<Value> {
  /** Each value once. */
  readonly values: readonly Value[];
  /** By row, the place of its value in `values`. */
  readonly at: readonly number[];
}

/** A field of all rows of a table, however the table is held. */
export function fieldOf<Row extends { readonly id: string }, Field extends keyof Row>(
  rows: ReadonlyMap<string, Row>,
  field: Field,
): FieldOfRows<Row[Field]> {
  const column = columnIn(rows, field);
  if (column !== undefined && 'few' in column) return { values: column.few, at: column.at };
  if (column !== undefined && 'same' in column)
    return { values: [column.same], at: Array.from({ length: rows.size }, () => 0) };
  return placed(eachOf(rows, field));
}

/** The values of a field, one for each row of a table. */
export function eachOf<Row extends { readonly id: string }, Field extends keyof Row>(
  rows: ReadonlyMap<string, Row>,
  field: Field,
): readonly Row[Field][] {
  const column = columnIn(rows, field);
  if (column === undefined) return Array.from(rows.values(), (row) => row[field]);
  if ('each' in column) return column.each;
  if ('same' in column) return Array.from({ length: rows.size }, () => column.same);
  const { few, at } = column;
  return at.map((place) => few[place]!);
}

/** The number of rows of a table by their value of a field. */
export function countsOf<Row extends { readonly id: string }, Field extends keyof Row>(
  rows: ReadonlyMap<string, Row>,
  field: Field,
): Map<Row[Field], number> {
  const column = columnIn(rows, field);
  if (column !== undefined && 'same' in column) return new Map([[column.same, rows.size]]);
  const { values, at } = fieldOf(rows, field);
  const counts = values.map(() => 0);
  for (const place of at) counts[place]! += 1;
  return new Map(values.map((value, place) => [value, counts[place]!]));
}

/** The column of a field; undefined if the table is not held by column, or is empty. */
function columnIn<Row extends { readonly id: string }, Field extends keyof Row>(
  rows: ReadonlyMap<string, Row>,
  field: Field,
): ColumnOf<Row[Field]> | undefined {
  return rows instanceof ColumnRows ? (rows as ColumnRows<Row>).column(field) : undefined;
}

function placed<Value>(each: readonly Value[]): FieldOfRows<Value> {
  const places = new Map<Value, number>();
  const at = each.map((value) => {
    let place = places.get(value);
    if (place === undefined) places.set(value, (place = places.size));
    return place;
  });
  return { values: [...places.keys()], at };
}

/** The place of a row in the columns. A symbol, because a table may call a field anything. */
const PLACE = Symbol('place');

type Placed = new (place: number) => { readonly [PLACE]: number };

/**
 * The rows of a table by id, in the order sent. Their fields can be read like those of any row but are no properties of
 * their own: `{ ...row }` would copy none, as `Object.keys` lists none. The index by id is made when it is first needed.
 */
export class ColumnRows<Row extends { readonly id: string }> implements ReadonlyMap<string, Row> {
  readonly size: number;
  readonly #columns: RowsByColumn<Row>['columns'];
  readonly #rows: readonly Row[];
  #index: ReadonlyMap<string, Row> | null = null;

  constructor({ count, columns }: RowsByColumn<Row>) {
    const Here = rowsOver(columns);
    this.size = count;
    this.#columns = columns;
    // It has a reader for every field of the row.
    this.#rows = Array.from({ length: count }, (_, place) => new Here(place) as unknown as Row);
  }

  /** A field of all rows, as it was sent; undefined without rows. */
  column<Field extends keyof Row>(field: Field): ColumnOf<Row[Field]> | undefined {
    return this.#columns[field];
  }

  get(id: string): Row | undefined {
    return this.#byId().get(id);
  }

  has(id: string): boolean {
    return this.#byId().has(id);
  }

  keys(): MapIterator<string> {
    return this.#byId().keys();
  }

  values(): MapIterator<Row> {
    return this.#rows.values();
  }

  entries(): MapIterator<[string, Row]> {
    return this.#byId().entries();
  }

  [Symbol.iterator](): MapIterator<[string, Row]> {
    return this.entries();
  }

  forEach(act: (row: Row, id: string, all: ReadonlyMap<string, Row>) => void): void {
    for (const row of this.#rows) act(row, row.id, this);
  }

  #byId(): ReadonlyMap<string, Row> {
    if (this.#index === null) {
      const index = new Map<string, Row>();
      for (const row of this.#rows) index.set(row.id, row);
      this.#index = index;
    }
    return this.#index;
  }
}

/** A class of rows over these columns. */
function rowsOver<Row>(columns: RowsByColumn<Row>['columns']): Placed {
  class RowHere {
    readonly [PLACE]: number;

    constructor(place: number) {
      this[PLACE] = place;
    }

    /** As JSON it is a row like any other. */
    toJSON(): object {
      return Object.fromEntries(Object.keys(columns).map((field) => [field, Reflect.get(this, field)]));
    }
  }
  for (const [field, column] of Object.entries<ColumnOf<unknown> | undefined>(columns))
    if (column !== undefined)
      Object.defineProperty(RowHere.prototype, field, { get: readerOf(column), enumerable: true });
  return RowHere;
}

function readerOf(column: ColumnOf<unknown>): (this: { readonly [PLACE]: number }) => unknown {
  if ('same' in column) {
    const { same } = column;
    return () => same;
  }
  if ('each' in column) {
    const { each } = column;
    return function read() {
      return each[this[PLACE]];
    };
  }
  const { few, at } = column;
  return function read() {
    return few[at[this[PLACE]]!];
  };
}
