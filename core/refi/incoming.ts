// What an exchange file becomes in a project: rows, and parts of the file that rows have no place for. A part
// belongs to a row, goes where that row goes, and holds what exporting the row again needs.
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
  /** A description that became a memo; the key is that of the described thing. */
  'description',
  'set',
  'link',
  'graph',
  'media',
  'value',
  /** Another identifier of an existing row, by which the file refers to this row. */
  'alias',
] as const;
export type PartKind = (typeof partKinds)[number];

/** An element that is kept with its row. */
export interface Part {
  readonly kind: PartKind;
  /** The row it belongs to; null where Concord has no row for it. */
  readonly ownerId: string | null;
  /** The identifier in the form used for comparison; empty where the file has none. */
  readonly key: string;
  /** The element as it was, without what became columns of the row. */
  readonly shell: Element;
  /** For an alias: the kind that the file has it as. */
  readonly of?: PartKind;
}

/** Rows by table, parents before children. */
export type Rows = { readonly [T in TableName]?: readonly Records[T][] };

/** The rows without the type of each table's records, which a loop over all tables cannot keep. */
export function looseRows(rows: Rows): LooseRows {
  return new Map(tableNames.map((table) => [table, rows[table] ?? []]));
}

/** Something to report about an import or export: a key of the catalogues and its parameters. */
export interface Remark {
  readonly key: string;
  readonly parameters: ErrorParameters;
  /** The names of the things it is about, where its sentence only counts them. */
  readonly items?: readonly string[];
}

/** A remark on how many items there are, and which; none where there are none. */
export function remarkOn(
  key: string,
  items: readonly string[],
  parameters: ErrorParameters = {},
): readonly Remark[] {
  return items.length === 0 ? [] : [{ key, parameters: { count: items.length, ...parameters }, items }];
}

/** Whether a remark reports something that other programs will not find in the file. */
export function isLoss({ key }: Remark): boolean {
  return key.startsWith('exchange:lost_');
}

/** Rows and parts that a plan adds, and what is to be reported. */
export interface Incoming {
  readonly rows: Rows;
  readonly parts: readonly Part[];
  readonly remarks: readonly Remark[];
}

/** Names, in the analyst's language, for what has no name in the file. */
export interface Unnamed {
  readonly user: string;
  readonly code: string;
  readonly source: string;
  readonly variable: string;
}

/** The heading of each field in each language. */
export type Headings = Readonly<Record<DefinitionField, readonly string[]>>;

/** What planning needs to know of the project. Whether a thing exists already is decided after planning. */
export interface Present {
  /** Positions after the last row of each table. */
  readonly positions: Readonly<Record<'code' | 'attribute' | 'respondent' | 'class', number>>;
  readonly labels: readonly string[];
  /** The coder who imports the file. */
  readonly coderId: string;
  readonly newId: () => string;
  /** An id that is the same for the same words, for rows without an identifier in the file. */
  readonly idFrom: (words: string) => string;
  readonly now: string;
  readonly unnamed: Unnamed;
  /** The headings of a code's definitions in a description that holds several. */
  readonly headings: Headings;
}

/** Chooses the ids of rows: the GUIDs of the file where they are valid and unique, else new ones. */
export class Ids {
  readonly #newId: () => string;
  readonly #byKey = new Map<string, string>();
  readonly #used = new Set<string>();
  readonly #renamed: string[] = [];

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** Keys that could not become ids: they are not GUIDs, or already identify something else. */
  get renamed(): readonly string[] {
    return this.#renamed;
  }

  /** An id for the thing with this key in the file. If several have one key, references mean the first. */
  assign(key: string): string {
    const isFree = isGuid(key) && !this.#used.has(key);
    const id = isFree ? key : this.#newId();
    if (!isFree && key !== '') this.#renamed.push(key);
    this.#used.add(id);
    if (key !== '' && !this.#byKey.has(key)) this.#byKey.set(key, id);
    return id;
  }

  /** The id of the thing with this key; undefined where there is none. */
  of(key: string | null): string | undefined {
    return key === null ? undefined : this.#byKey.get(key);
  }
}

// Marks on elements that are kept as they came. No file has attributes with these names, and none is exported
// with them.

/** On a selection with a place: its words. Its positions are those of the stored text. */
export const WORDS = '{concord}words';

/**
 * On a selection without a place: how the file counts its text. `same` where all conventions agree, `lines`
 * where line ends count twice.
 */
export const COUNTED = '{concord}counted';

/** On a coding that became one with another coding here: same code, place and coder. */
export const TWIN = '{concord}twin';

/** On a user, a code or a variable without a name: its name here. */
export const CALLED = '{concord}called';

/** On a selection whose name repeats its words: the name follows the words. */
export const CALLED_BY_WORDS = '{concord}called-by-words';

/** On a code without a colour: the colour that it got here. */
export const COLOUR = '{concord}colour';

/** On a code below a root that is not a code, as NVivo writes it: the key of the root. */
export const ROOT = '{concord}root';

/** The name of the element of a coder who is in no file, but stands for the maker where a file names none. */
export const NOBODY = 'Nobody';

/** The coding within a part: the part itself, or the one in the selection or in the text of a PDF. */
export function codingIn(shell: Element): Element | undefined {
  if (shell.name === 'Coding') return shell;
  return shell.children.find(
    (child): child is Element => typeof child !== 'string' && child.name === 'Coding',
  );
}
