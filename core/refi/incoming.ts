// What an exchange file becomes in a project: rows, and parts of the file that rows have no place for. A part stands
// with its row, so that it goes where the row goes and can be written back, with what must be known of it for that.
import type { DefinitionField } from '#core/codes/definition-fields.ts';
import type { Records, TableName } from '#core/records.ts';
import type { ErrorParameters } from '#core/errors.ts';
import { tableNames } from '../settling/references.ts';
import type { LooseRows } from '../settling/rows.ts';
import type { Element } from './element.ts';
import { isGuid } from '../guid.ts';

export const partKinds = [
  'project',
  'user',
  'code',
  'variable',
  'case',
  'source',
  'selection',
  'coding',
  'note',
  /** A description that became a memo; the key is that of what it describes. */
  'description',
  'set',
  'link',
  'graph',
  'media',
  'value',
  /** Something that was here already under another identifier: the file means this row by its own. */
  'alias',
] as const;
export type PartKind = (typeof partKinds)[number];

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

/** A remark of how many these are, and which; none where there are none. */
export function remarkOn(
  key: string,
  items: readonly string[],
  parameters: ErrorParameters = {},
): readonly Remark[] {
  return items.length === 0 ? [] : [{ key, parameters: { count: items.length, ...parameters }, items }];
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

/** What a field is called in each language. */
export type Headings = Readonly<Record<DefinitionField, readonly string[]>>;

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

/** Which ids rows get: the GUIDs of the file where they are such and stand for one thing, else new ones. */
export class Ids {
  readonly #newId: () => string;
  readonly #byKey = new Map<string, string>();
  readonly #used = new Set<string>();
  readonly #renamed: string[] = [];

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** Keys that could not be ids: they are none, or stand for something else already. */
  get renamed(): readonly string[] {
    return this.#renamed;
  }

  /** An id for what has this key in the file. Of several with one key, references mean the first. */
  assign(key: string): string {
    const isFree = isGuid(key) && !this.#used.has(key);
    const id = isFree ? key : this.#newId();
    if (!isFree && key !== '') this.#renamed.push(key);
    this.#used.add(id);
    if (key !== '' && !this.#byKey.has(key)) this.#byKey.set(key, id);
    return id;
  }

  /** The id of what has this key; undefined where nothing has. */
  of(key: string | null): string | undefined {
    return key === null ? undefined : this.#byKey.get(key);
  }
}

// Marks on elements that are kept as they came: no file has these names, and none is written with them.

/** Of a selection with a place: the words there. Its positions are those of the text as it is stored. */
export const WORDS = '{concord}words';

/** Of one without: how the file counts its text, `same` where all ways are alike, `lines` where line ends count twice. */
export const COUNTED = '{concord}counted';

/** Of a coding that is one with another here: of the same code, place and coder. */
export const TWIN = '{concord}twin';

/** Of a user, a code or a variable that came without a name: what it is called here. */
export const CALLED = '{concord}called';

/** Of a selection that is called by its words: it is by those that it has. */
export const CALLED_BY_WORDS = '{concord}called-by-words';

/** Of a code that came without a colour: the one that it was given. */
export const COLOUR = '{concord}colour';

/** Of a code that came below a root that is no code, as NVivo writes it: the key of that. */
export const ROOT = '{concord}root';

/** The element of a coder that no file names: whoever made what a file says no maker of. */
export const NOBODY = 'Nobody';

/** The coding of a part: itself, or what stands in the selection, or in the text of a pdf. */
export function codingIn(shell: Element): Element | undefined {
  if (shell.name === 'Coding') return shell;
  return shell.children.find(
    (child): child is Element => typeof child !== 'string' && child.name === 'Coding',
  );
}
