// A project of another program as the exchange standard tells it (REFI-QDA 1.5, Project.xsd): read as it stands,
// before anything of it becomes rows of Concord. References are by key, see `keyOf`; every literal is kept.
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
