// What a search can be asked, as plain JSON, and the defaults.
import type { Scope } from '../counting/request.ts';
import type { SourceKind } from '../records.ts';

/**
 * Where words may match: `anywhere`, even inside other words; at a `word-start`; or as a `whole-word`. With
 * `pattern` the text is a regular expression, with `listed-word` one word as lists of words count it.
 */
export type Matching = 'anywhere' | 'word-start' | 'whole-word' | 'pattern' | 'listed-word';

/** How a list of words was cut, whose word is searched for: a BCP 47 tag, and what else was counted. */
export interface WordsCut {
  readonly language: string;
  readonly withHeadings?: boolean | undefined;
  readonly withRemarks?: boolean | undefined;
}

/**
 * What is searched for. Several phrases separated by `OR`, `或` or `|` match if any does. White space at the
 * ends is ignored, and any run of it equals any other.
 */
export interface TextQuery {
  readonly text: string;
  /** Default: `anywhere`. */
  readonly matching?: Matching | undefined;
  /** Distinguish capital and small letters. Default: no. */
  readonly matchCase?: boolean | undefined;
  /**
   * Distinguish written forms of one character: traditional and simplified Chinese, full and half width,
   * curly and straight quotation marks. Default: no. A pattern always does.
   */
  readonly exactForms?: boolean | undefined;
  /** With `listed-word`, and only then. */
  readonly cut?: WordsCut | undefined;
}

/**
 * Whether the acting coder has coded what is found. At the level of `hits`, a hit is coded when it shares a
 * character with a coding of a span; at that of `sources`, when its source has any coding, of a span or as a
 * whole.
 */
export interface CodedCondition {
  readonly level: 'hits' | 'sources';
  readonly coded: boolean;
  /** With any of these codes, the codes below them and those added to a theme. Default: with any code. */
  readonly codeIds?: readonly string[] | undefined;
}

/** Sources of one kind and class; `classId` is null for those without one. */
export interface KindClass {
  readonly kind: SourceKind;
  readonly classId: string | null;
}

/** Which of the sources in scope are listed, as chosen in the counts beside the list. */
export interface Narrowing {
  /** Of any of these classes. Default: all. */
  readonly classes?: readonly KindClass[] | undefined;
  /** Dated in any of these years; null means no date. Default: all. */
  readonly years?: readonly (string | null)[] | undefined;
}

/** A search: what, and in which sources. */
export interface SearchRequest {
  readonly query: TextQuery;
  /** Default: all sources except excluded ones and duplicates. */
  readonly scope?: Scope | undefined;
  /** Only sources of this sample. */
  readonly sampleId?: string | undefined;
  readonly coded?: CodedCondition | undefined;
  readonly narrow?: Narrowing | undefined;
}

/**
 * The order of hits: by source, as in lists of passages; by its date; by the words to the left of the hit,
 * the nearest first; or by those to its right.
 */
export type HitOrder = 'source' | 'date' | 'left' | 'right';

/** How much of the text around a hit is meant: the hit alone, its sentence, or its paragraph. */
export type Extent = 'hit' | 'sentence' | 'paragraph';
