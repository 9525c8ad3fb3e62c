// How a table is described: once, as plain data. How its rows are stored, settled, exchanged and checked
// follows from the description.

/** The description of a column. */
export interface Column {
  readonly type: 'text' | 'integer' | 'real' | 'boolean';
  readonly isNullable?: true;
  /** The only values allowed. */
  readonly values?: readonly (string | number)[];
  /** Whether later versions may add values: the schema then does not enforce the list, `check` does. */
  readonly isOpen?: true;
  /** The table whose rows the value refers to by id. */
  readonly names?: string;
  /** Whether the row stays as it is where the row that it refers to does not exist here. */
  readonly isDispensable?: true;
  /** Whether the value is the hash of a blob. */
  readonly isBlob?: true;
  /** Whether the value is JSON that may refer to rows by id. */
  readonly hasIds?: true;
  /** The default value; for a nullable column it is null. */
  readonly initially?: string | number | boolean;
  /** The schema version that added the column to an existing table. */
  readonly since?: number;
}

export type Columns = Readonly<Record<string, Column>>;

/** What a table is to the study; every table states this. */
export interface Marks {
  /**
   * `study`: acts write its rows, and history, digest, exports and parcels include them. `own`: data of this
   * file or of one person alone, in no digest and no parcel. `derived`: can be made again from the rest.
   */
  readonly part: 'study' | 'own' | 'derived';
  /** Whether what is done to it in a blind round stays hidden from everybody else until the round ends. */
  readonly blind: 'sealed' | 'open';
  /** Whether it may hold a respondent's words or identity, so that a withdrawal has to search it. */
  readonly withdrawal: 'scrubbed' | 'kept';
}

/**
 * Who has all rows of a table in memory. `corpus`: counting, since they decide what a coding counts for, and every
 * window. `window`: every window. `none`: nobody; codings are counted in columns of their own.
 */
export type Memory = 'corpus' | 'window' | 'none';

/** How its rows are matched with those of others, as far as the columns do not tell. */
export interface Meeting<Field extends string = string> {
  /** Sets of fields, the closest match first: rows that agree in all fields of one set are the same thing. */
  readonly alike: readonly (readonly Field[])[];
  /** Whether no two such rows may exist: ids then do not matter. */
  readonly isOnlyOne?: true;
  /** Whether two things of the same name are always the same thing, whatever is chosen for other tables. */
  readonly isShared?: true;
  /**
   * What becomes of a row that both sides added. `beside`: both stay; `one`: they become one; `link`: they
   * become one, and the link disappears with either of its ends; `record`: it records an event, and nobody
   * works on it.
   */
  readonly rule: 'beside' | 'one' | 'link' | 'record';
  /** Fields that are settled together; each of the others is a unit by itself. */
  readonly units?: readonly (readonly Field[])[];
  /** Units that place a row among others of its table. They are taken over only where the result is sound. */
  readonly placing?: readonly (readonly Field[])[];
}

/** The description of a table. */
export interface Table<C extends Columns = Columns> extends Marks, Meeting {
  readonly columns: C;
  readonly memory: Memory;
  /** The schema version that added the table, where exchange files of earlier schemas exist. */
  readonly since?: number;
}

/**
 * Describes a table whose rows acts write. Columns stand in the order of the database. The table is part of
 * the study unless `part` says otherwise.
 */
export function table<const C extends Columns, const M extends Memory>(
  columns: C,
  facts: Omit<Marks, 'part'> &
    Partial<Pick<Marks, 'part'>> &
    Meeting<keyof C & string> & { readonly memory: M; readonly since?: number },
): Table<C> & { readonly memory: M } {
  return { columns, part: 'study', ...facts };
}

type ValueOf<C extends Column> =
  | (C extends { values: readonly (infer V)[] }
      ? V
      : { text: string; integer: number; real: number; boolean: boolean }[C['type']])
  | (C extends { isNullable: true } ? null : never);

/** A row of a table. */
export type RowOf<T extends Table> = {
  -readonly [F in keyof T['columns']]: ValueOf<T['columns'][F]>;
};

export const text = { type: 'text' } as const;
export const integer = { type: 'integer' } as const;
export const real = { type: 'real' } as const;
export const boolean = { type: 'boolean' } as const;
/** The SHA-256 of a blob, as 64 hex digits. */
export const blob = { type: 'text', isBlob: true } as const;
/** JSON that may refer to rows. */
export const json = { type: 'text', hasIds: true } as const;

/** One of these words. */
export function oneOf<const V extends readonly [string, ...string[]]>(...values: V) {
  return { type: 'text', values } as const;
}

/** The id of a row of that table. */
export function idOf(names: string) {
  return { type: 'text', names } as const;
}

/** The same column, nullable: null means "not stated". */
export function orNull<const C extends Column>(column: C) {
  return { ...column, isNullable: true } as const;
}

/** The same column with a default value. */
export function initially<const C extends Column>(column: C, value: ValueOf<C>) {
  return { ...column, initially: value } as const;
}
