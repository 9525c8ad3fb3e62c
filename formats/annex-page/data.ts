// What an annex says besides its tables and its texts, as JSON in the file.

/** A text in each language of the file, by its tag. */
export type InLanguages = Readonly<Record<string, string>>;

/** A source of the file. */
export interface SourceData {
  readonly name: string;
  readonly date: string;
  /** A BCP 47 tag; empty where it is not known. */
  readonly language: string;
  /** The number of its class; -1 without one. */
  readonly class: number;
  /** Numbers of the people interviewed. */
  readonly people: readonly number[];
}

/** A number of a table: its unit, itself, and how much of it and how many passages are withheld. */
export type CellData = readonly [unit: string, count: number, units: number, passages: number];

/** A table: what its columns are called, in each language, and in addresses. */
export interface TableData {
  readonly columns: readonly InLanguages[];
  readonly addresses: readonly string[];
}

export interface AnnexData {
  /** The languages of the file, the first of which is shown first. */
  readonly languages: readonly string[];
  /** The sentences of the list of passages by language, then by key. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly codes: readonly { readonly names: InLanguages; readonly colour: number }[];
  readonly classes: readonly InLanguages[];
  readonly people: readonly string[];
  readonly sources: readonly SourceData[];
  /** The number of the first source of each block of texts. */
  readonly blocks: readonly number[];
  readonly tables: readonly TableData[];
  readonly cells: readonly CellData[];
  readonly flags: Readonly<Record<string, number>>;
}
