// A large table as the program sends it, by column. A row is an object that reads its fields where they stand: making
// thousands of rows with all their fields before the first picture would take longer than everything else about them.
import type { ColumnOf, RowsByColumn } from '#core/tables/rows-by-column.ts';

/** The place of a row in the columns. A symbol, because a table may call a field anything. */
const PLACE = Symbol('place');

type Placed = new (place: number) => { readonly [PLACE]: number };

/**
 * The rows of a table by id, in the order sent. Their fields can be read like those of any row but are no properties of
 * their own: `{ ...row }` would copy none, as `Object.keys` lists none. The index by id is made when it is first needed.
 */
export class ColumnRows<Row extends { readonly id: string }> implements ReadonlyMap<string, Row> {
  readonly size: number;
  readonly #rows: readonly Row[];
  #index: ReadonlyMap<string, Row> | null = null;

  constructor({ count, columns }: RowsByColumn<Row>) {
    const Here = rowsOver(columns);
    this.size = count;
    // It has a reader for every field of the row.
    this.#rows = Array.from({ length: count }, (_, place) => new Here(place) as unknown as Row);
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
