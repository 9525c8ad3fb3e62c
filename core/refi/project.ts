// A project of another program in the terms of the exchange standard (REFI-QDA 1.5, Project.xsd), unchanged,
// before it becomes rows. References are keys, see `keyOf`; every literal is kept. Also outlines of all
// sources, which must be known before any is read in full: a large study has hundreds of thousands of
// selections, and its sources are held packed.
import { childOf, childrenOf, type Element, type Held } from './element.ts';
import type { FileSpan } from './positions.ts';

/** Who made something, and when, as written; null where the file does not say. */
export interface Stamp {
  readonly creator: string | null;
  readonly created: string | null;
  readonly modified: string | null;
}

/** What nearly everything in a file has. */
export interface Owner {
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  /** Keys of notes. */
  readonly notes: readonly string[];
  /** The element without the children that become rows. Its description, notes and values are still in it. */
  readonly shell: Element;
  readonly whole: Element;
}

export interface RefiUser {
  readonly key: string;
  readonly name: string;
  readonly shell: Element;
}

/** A code with its sub-codes. */
export interface RefiCode extends Owner {
  readonly isCodable: boolean;
  readonly colour: string | null;
  readonly children: readonly RefiCode[];
}

export interface RefiVariable extends Owner {
  /** `Text`, `Boolean`, `Integer`, `Float`, `Date` or `DateTime`; otherwise as written. */
  readonly type: string;
}

/** The value of a variable; null where it is empty. The literal is as written. */
export interface RefiValue {
  readonly variable: string;
  readonly literal: string | null;
}

export interface RefiCase extends Owner {
  readonly values: readonly RefiValue[];
  /** Keys. */
  readonly sources: readonly string[];
}

export interface RefiCoding {
  readonly key: string;
  /** The key of the code; null where the file names none. */
  readonly code: string | null;
  readonly stamp: Stamp;
  readonly notes: readonly string[];
  readonly shell: Element;
}

/** A selection of a text, with its codings. */
export interface RefiSelection extends Owner, FileSpan {
  readonly stamp: Stamp;
  readonly codings: readonly RefiCoding[];
}

/** Where the words of a text are: in the file itself, or beside it. */
export interface TextPlaces {
  readonly content: string | null;
  readonly plainPath: string | null;
  readonly richPath: string | null;
}

/** A text with its selections: a source, a note, or the text that represents a PDF. */
export interface RefiText extends Owner, TextPlaces {
  readonly stamp: Stamp;
  readonly selections: readonly RefiSelection[];
  /** Codings of the whole text. */
  readonly codings: readonly RefiCoding[];
  readonly values: readonly RefiValue[];
}

export interface RefiPdf extends Owner {
  readonly stamp: Stamp;
  readonly path: string | null;
  /** Its text, with the selections in it; null where the file has none. */
  readonly text: RefiText | null;
  /** Selections of areas on a page, kept as they are; the key, and the codings within. */
  readonly areas: readonly Pick<RefiSelection, 'key' | 'codings' | 'shell'>[];
  readonly codings: readonly RefiCoding[];
  readonly values: readonly RefiValue[];
}

export type RefiSource =
  | { readonly kind: 'text'; readonly text: RefiText }
  | { readonly kind: 'pdf'; readonly pdf: RefiPdf }
  /** Pictures, sound and film, with everything inside. */
  | { readonly kind: 'other'; readonly key: string; readonly name: string; readonly shell: Element };

/** A link between two things. */
export interface RefiLink {
  readonly key: string;
  readonly origin: string | null;
  readonly target: string | null;
  readonly shell: Element;
}

/** A project in the terms of the standard. */
export interface RefiProject {
  readonly name: string;
  /** The name of the program that wrote the file; empty where it gives none. */
  readonly origin: string;
  readonly description: string | null;
  readonly notes: readonly string[];
  readonly users: readonly RefiUser[];
  readonly codes: readonly RefiCode[];
  readonly variables: readonly RefiVariable[];
  readonly cases: readonly RefiCase[];
  readonly sources: Held<RefiSource>;
  /** The texts of notes. */
  readonly noteTexts: readonly RefiText[];
  readonly links: readonly RefiLink[];
  readonly sets: readonly Owner[];
  readonly graphs: readonly Element[];
  /** The project's own attributes, and everything else in it. */
  readonly shell: Element;
}

/** The common fields of a text and a PDF. */
export function bodyOf(source: Exclude<RefiSource, { readonly kind: 'other' }>): RefiText | RefiPdf {
  return source.kind === 'text' ? source.text : source.pdf;
}

/** All codes, parents before children. */
export function* everyCode(codes: readonly RefiCode[]): Generator<RefiCode> {
  for (const code of codes) {
    yield code;
    yield* everyCode(code.children);
  }
}

/** A source without its content. */
export interface SourceOutline {
  readonly kind: RefiSource['kind'];
  /** Where its text is (for a PDF, the text that represents it); null where there is none. */
  readonly text: {
    readonly name: string;
    readonly plainPath: string | null;
    /** The number of selections in it. */
    readonly selections: number;
  } | null;
  /** Every path that it names. */
  readonly paths: readonly string[];
  /** The number of codings anywhere in it. */
  readonly codings: number;
}

/** The text of a source (for a PDF, the text that represents it); null where there is none. */
export function textOf(source: RefiSource): RefiText | null {
  return source.kind === 'text' ? source.text : source.kind === 'pdf' ? source.pdf.text : null;
}

/** The kind of the source that an element describes. */
export function kindOfSource({ name }: Element): RefiSource['kind'] {
  return name === 'TextSource' ? 'text' : name === 'PDFSource' ? 'pdf' : 'other';
}

/** The element of a source, with everything in it. */
export function elementOf(source: RefiSource): Element {
  return source.kind === 'other' ? source.shell : bodyOf(source).whole;
}

/** The outline of a source, counted in its element: a large study has hundreds of thousands of selections. */
export function outlineOf(source: Element): SourceOutline {
  const kind = kindOfSource(source);
  if (kind === 'other')
    return { kind, text: null, paths: [...mediaPaths(source)], codings: codingElements(source) };
  const text = kind === 'text' ? source : (childOf(source, 'Representation') ?? null);
  const selections = text ? childrenOf(text, 'PlainTextSelection') : [];
  const { plainTextPath = null, richTextPath = null, name = '' } = text?.attributes ?? {};
  const { path = null } = kind === 'pdf' ? source.attributes : {};
  const areas = kind === 'pdf' ? [source, ...childrenOf(source, 'PDFSelection')] : [];
  const coded = [...(text ? [text] : []), ...selections, ...areas];
  return {
    kind,
    text: text && { name, plainPath: plainTextPath, selections: selections.length },
    paths: [path, plainTextPath, richTextPath].filter((each) => each !== null),
    codings: coded.reduce((sum, each) => sum + childrenOf(each, 'Coding').length, 0),
  };
}

/** The paths of a picture, a sound or a film, and of its transcripts. */
function* mediaPaths({ attributes, children }: Element): Generator<string> {
  for (const name of ['path', 'plainTextPath', 'richTextPath']) {
    const path = attributes[name];
    if (path !== undefined) yield path;
  }
  for (const child of children) if (typeof child !== 'string') yield* mediaPaths(child);
}

function codingElements({ name, children }: Element): number {
  return children.reduce<number>(
    (sum, child) => sum + (typeof child === 'string' ? 0 : codingElements(child)),
    name === 'Coding' ? 1 : 0,
  );
}
