// A project of another program as the exchange standard tells it (REFI-QDA 1.5, Project.xsd): read as it stands,
// before anything of it becomes rows of Concord. References are by key, see `keyOf`; every literal is kept. And what must be known
// of all sources before one of them is read: a large study has hundreds of thousands of selections, and its sources are held packed.
import type { Element, Held } from './element.ts';
import type { FileSpan } from './positions.ts';

/** Who and when, as written; null where the file does not say. */
export interface Stamp {
  readonly creator: string | null;
  readonly created: string | null;
  readonly modified: string | null;
}

/** What nearly everything of a file has. */
export interface Owner {
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  /** Keys of notes. */
  readonly notes: readonly string[];
  /** The element without the children that become rows; its description, notes and values are in it, as they stood. */
  readonly shell: Element;
  readonly whole: Element;
}

export interface RefiUser {
  readonly key: string;
  readonly name: string;
  readonly shell: Element;
}

export interface RefiCode extends Owner {
  readonly isCodable: boolean;
  readonly colour: string | null;
  readonly children: readonly RefiCode[];
}

export interface RefiVariable extends Owner {
  /** `Text`, `Boolean`, `Integer`, `Float`, `Date` or `DateTime`; as written where it is none of these. */
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

export interface RefiSelection extends Owner, FileSpan {
  readonly stamp: Stamp;
  readonly codings: readonly RefiCoding[];
}

/** Where the words of a text stand: in the file itself, or beside it. */
export interface TextPlaces {
  readonly content: string | null;
  readonly plainPath: string | null;
  readonly richPath: string | null;
}

/** A text with its selections: a source, a note, or what stands for the text of a pdf. */
export interface RefiText extends Owner, TextPlaces {
  readonly stamp: Stamp;
  readonly selections: readonly RefiSelection[];
  /** Codings of the whole. */
  readonly codings: readonly RefiCoding[];
  readonly values: readonly RefiValue[];
}

export interface RefiPdf extends Owner {
  readonly stamp: Stamp;
  readonly path: string | null;
  /** Its text, with the selections in it; null where the file has none. */
  readonly text: RefiText | null;
  /** Selections of places on a page, kept as they stand; the key with the codings in it. */
  readonly areas: readonly Pick<RefiSelection, 'key' | 'codings' | 'shell'>[];
  readonly codings: readonly RefiCoding[];
  readonly values: readonly RefiValue[];
}

export type RefiSource =
  | { readonly kind: 'text'; readonly text: RefiText }
  | { readonly kind: 'pdf'; readonly pdf: RefiPdf }
  /** Pictures, sound and film, with all that is in them. */
  | { readonly kind: 'other'; readonly key: string; readonly name: string; readonly shell: Element };

export interface RefiLink {
  readonly key: string;
  readonly origin: string | null;
  readonly target: string | null;
  readonly shell: Element;
}

export interface RefiProject {
  readonly name: string;
  /** The program that wrote it, as it calls itself; empty where it does not. */
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
  /** The project's own attributes and what else stands in it. */
  readonly shell: Element;
}

/** What a text and a pdf have in common. */
export function bodyOf(source: Exclude<RefiSource, { readonly kind: 'other' }>): RefiText | RefiPdf {
  return source.kind === 'text' ? source.text : source.pdf;
}

/** All codes, those above before those below. */
export function* everyCode(codes: readonly RefiCode[]): Generator<RefiCode> {
  for (const code of codes) {
    yield code;
    yield* everyCode(code.children);
  }
}

/** A source without what is in it. */
export interface SourceOutline {
  readonly kind: RefiSource['kind'];
  /** Where its text is, of a pdf that which stands for it; null where there is none. */
  readonly text: {
    readonly name: string;
    readonly plainPath: string | null;
    /** How many selections are in it. */
    readonly selections: number;
  } | null;
  /** Every path that it names. */
  readonly paths: readonly string[];
  /** How many codings there are, everywhere in it. */
  readonly codings: number;
}

/** The text of a source, of a pdf that which stands for it; null where there is none. */
export function textOf(source: RefiSource): RefiText | null {
  return source.kind === 'text' ? source.text : source.kind === 'pdf' ? source.pdf.text : null;
}

/** The outline of a source. */
export function outlineOf(source: RefiSource): SourceOutline {
  const text = textOf(source);
  return {
    kind: source.kind,
    text: text && { name: text.name, plainPath: text.plainPath, selections: text.selections.length },
    paths: pathsIn(source),
    codings: codingsIn(source),
  };
}

function pathsIn(source: RefiSource): string[] {
  if (source.kind === 'other') return [...mediaPaths(source.shell)];
  const text = textOf(source);
  const pdf = source.kind === 'pdf' ? source.pdf.path : null;
  return [pdf, text?.plainPath ?? null, text?.richPath ?? null].filter((path) => path !== null);
}

/** The paths of a picture, a sound or a film, and of its transcripts. */
function* mediaPaths({ attributes, children }: Element): Generator<string> {
  for (const name of ['path', 'plainTextPath', 'richTextPath']) {
    const path = attributes[name];
    if (path !== undefined) yield path;
  }
  for (const child of children) if (typeof child !== 'string') yield* mediaPaths(child);
}

function codingsIn(source: RefiSource): number {
  if (source.kind === 'other') return codingElements(source.shell);
  const text = textOf(source);
  const inText = text
    ? text.codings.length + text.selections.reduce((sum, { codings }) => sum + codings.length, 0)
    : 0;
  if (source.kind === 'text') return inText;
  const onPages = source.pdf.areas.reduce((sum, { codings }) => sum + codings.length, 0);
  return inText + onPages + source.pdf.codings.length;
}

function codingElements({ name, children }: Element): number {
  return children.reduce<number>(
    (sum, child) => sum + (typeof child === 'string' ? 0 : codingElements(child)),
    name === 'Coding' ? 1 : 0,
  );
}
