// What an exchange file becomes in a project: rows, and parts of the file that rows have no place for. A part stands
// with its row, so that it goes where the row goes and can be written back.
import type { Records, TableName } from '#core/records.ts';
import type { ErrorParameters } from '#core/errors.ts';
import { tableNames } from '../settling/references.ts';
import type { LooseRows } from '../settling/rows.ts';
import type { Headings } from './definitions.ts';
import type { Element } from './element.ts';

export type PartKind =
  | 'project'
  | 'user'
  | 'code'
  | 'variable'
  | 'case'
  | 'source'
  | 'selection'
  | 'coding'
  | 'note'
  /** A description that became a memo; the key is that of what it describes. */
  | 'description'
  | 'set'
  | 'link'
  | 'graph'
  | 'media'
  | 'value'
  /** Something that was here already under another identifier: the file means this row by its own. */
  | 'alias';

export interface Part {
  readonly kind: PartKind;
  /** The row it belongs to; null for what Concord has no row for. */
  readonly ownerId: string | null;
  /** The identifier as compared; empty where the file gives none. */
  readonly key: string;
  /** The element as it stood, without what became columns of the row. */
  readonly shell: Element;
  /** Of an alias: what the file has it as. */
  readonly of?: PartKind;
}

/** Rows by table, parents before children. */
export type Rows = { readonly [T in TableName]?: readonly Records[T][] };

/** The rows without the tie between a table and its records, which a walk over all tables cannot keep. */
export function looseRows(rows: Rows): LooseRows {
  return new Map(tableNames.map((table) => [table, rows[table] ?? []]));
}

/** Something to know of an import: a key of the catalogues and its parameters. */
export interface Remark {
  readonly key: string;
  readonly parameters: ErrorParameters;
  /** The names of all that it is about, where it says how many there are. */
  readonly items?: readonly string[];
}

/** Whether a remark says what other programs do not find in a file. */
export function isLoss({ key }: Remark): boolean {
  return key.startsWith('exchange:lost_');
}

export interface Incoming {
  readonly rows: Rows;
  readonly parts: readonly Part[];
  readonly remarks: readonly Remark[];
}

/** Names for what the file leaves without one, in the analyst's language. */
export interface Unnamed {
  readonly user: string;
  readonly code: string;
  readonly source: string;
  readonly variable: string;
}

/** What plans need to know of the project; whether it has a thing already is asked when all is planned. */
export interface Present {
  /** Positions after the last of their tables. */
  readonly positions: Readonly<Record<'code' | 'attribute' | 'respondent' | 'class', number>>;
  readonly labels: readonly string[];
  /** Who brings the file in. */
  readonly coderId: string;
  readonly newId: () => string;
  /** An id that is the same for the same words: for rows that have none of their own in a file. */
  readonly idFrom: (words: string) => string;
  readonly now: string;
  readonly unnamed: Unnamed;
  /** What the definitions of a code are called in a description that holds several. */
  readonly headings: Headings;
}
