// How a table is described: plain data, once. What its rows are, how they are stored, settled, exchanged and checked
// follows from it.

export interface Column {
  readonly type: 'text' | 'integer' | 'real' | 'boolean';
  readonly isNullable?: true;
  /** The only values that it may have. */
  readonly values?: readonly (string | number)[];
  /** Whether that list grows with later versions: the table does not hold its rows to it, `check` does. */
  readonly isOpen?: true;
  /** The table whose rows it names by their ids. */
  readonly names?: string;
  /** Whether the row stays what it is where the row that it names is not here. */
  readonly isDispensable?: true;
  /** Whether it is the hash of a blob. */
  readonly isBlob?: true;
  /** Whether its text is JSON that may name rows by their ids. */
  readonly hasIds?: true;
  /** What it is before anything is said of it; what may be null is null. */
  readonly initially?: string | number | boolean;
  /** The schema that brought it to a table that was there before. */
  readonly since?: number;
}

export type Columns = Readonly<Record<string, Column>>;

/** What a table is to the study, which none goes without. */
export interface Marks {
  /**
   * `study`: acts write its rows, and history, digest, exports and parcels carry them. `own`: of this file or of one person
   * alone, in no digest and no parcel. `derived`: made again from the rest.
   */
  readonly part: 'study' | 'own' | 'derived';
  /** Whether what is done to it in a blind round is shown to nobody else until the round ends. */
  readonly blind: 'sealed' | 'open';
  /** Whether words of a respondent, or who it is, may stand in it: a withdrawal looks for them there. */
  readonly withdrawal: 'scrubbed' | 'kept';
}

/** How its rows meet rows of others, where a table says more than its columns. */
export interface Meeting<Field extends string = string> {
  /** Sets of fields, the closest first: rows that have all of one set alike are the same thing. */
  readonly alike: readonly (readonly Field[])[];
  /** Whether there can be no two such rows: then the id says nothing. */
  readonly isOnlyOne?: true;
  /** Whether a thing of the same name is never a second thing, whatever is wanted for the rest. */
  readonly isShared?: true;
  /**
   * What becomes of a row that both sides added: `beside`, both stand; `one`, they are one; `link`, they are one, and
   * without an end it is nothing; `record`, nobody works on it, since it says what happened.
   */
  readonly rule: 'beside' | 'one' | 'link' | 'record';
  /** Fields that are taken together or not at all; each of the others is a unit by itself. */
  readonly units?: readonly (readonly Field[])[];
  /** Units that place a row among others of its table: taken only where all is sound with them. */
  readonly placing?: readonly (readonly Field[])[];
}

export interface Table<C extends Columns = Columns> extends Marks, Meeting {
  readonly columns: C;
  /** The schema that brought it, where exchange files were written before. */
  readonly since?: number;
}

/** Describes a table whose rows acts write, by its columns in the order in which the database has them; one of the study, unless `part` says otherwise. */
export function table<const C extends Columns>(
  columns: C,
  facts: Omit<Marks, 'part'> &
    Partial<Pick<Marks, 'part'>> &
    Meeting<keyof C & string> & { readonly since?: number },
): Table<C> {
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
/** JSON that may name rows. */
export const json = { type: 'text', hasIds: true } as const;

/** One of these words. */
export function oneOf<const V extends readonly [string, ...string[]]>(...values: V) {
  return { type: 'text', values } as const;
}

/** The id of a row of that table. */
export function idOf(names: string) {
  return { type: 'text', names } as const;
}

/** That, or null where it is not said. */
export function orNull<const C extends Column>(column: C) {
  return { ...column, isNullable: true } as const;
}

/** That, and `value` until something else is said. */
export function initially<const C extends Column>(column: C, value: ValueOf<C>) {
  return { ...column, initially: value } as const;
}
