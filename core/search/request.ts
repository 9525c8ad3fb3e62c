// What may be asked of a search, as plain JSON, and what is meant where nothing is said.
import type { Scope } from '../counting/request.ts';
import type { SourceKind } from '../records.ts';

/**
 * Where words may stand: `anywhere`, also inside of others; `word-start`; or as `whole-word`. `pattern` takes
 * what was typed for a regular expression.
 */
export type Matching = 'anywhere' | 'word-start' | 'whole-word' | 'pattern';

/** What is looked for; several phrases joined by `OR`, `或` or `|` are any of them. White space at its ends does not count, and a run of it equals any other run. */
export interface TextQuery {
  readonly text: string;
  /** Default: `anywhere`. */
  readonly matching?: Matching | undefined;
  /** Tell capitals from small letters. Default: no. */
  readonly matchCase?: boolean | undefined;
  /**
   * Tell written forms of one character apart: traditional from simplified Chinese, full from half width, curly
   * from straight quotation marks. Default: no. A pattern always does.
   */
  readonly exactForms?: boolean | undefined;
}

/**
 * Whether the acting coder has coded what is found. At the level of `hits` a hit is coded when it shares a character
 * with a coding of a span; at that of `sources` when its source carries any coding, of a span or as a whole.
 */
export interface CodedCondition {
  readonly level: 'hits' | 'sources';
  readonly coded: boolean;
  /** By any of these codes, with those below them and those a theme gathers. Default: by any code. */
  readonly codeIds?: readonly string[] | undefined;
}

/** Sources of one kind and class; `classId` is null for those without one. */
export interface KindClass {
  readonly kind: SourceKind;
  readonly classId: string | null;
}

/** Which of the sources in scope are listed: what was chosen in the counts beside the list. */
export interface Narrowing {
  /** Of any of these. Default: all. */
  readonly classes?: readonly KindClass[] | undefined;
  /** Dated in any of these years; null stands for no date. Default: all. */
  readonly years?: readonly (string | null)[] | undefined;
}

/** A search: what, and in which sources. */
export interface SearchRequest {
  readonly query: TextQuery;
  /** Default: all sources but excluded ones and duplicates. */
  readonly scope?: Scope | undefined;
  /** Only sources of this sample. */
  readonly sampleId?: string | undefined;
  readonly coded?: CodedCondition | undefined;
  readonly narrow?: Narrowing | undefined;
}

/**
 * The order of hits: by their source as lists of passages have it; by its date; by the words to the left of the hit,
 * the nearest first; or by those to its right.
 */
export type HitOrder = 'source' | 'date' | 'left' | 'right';

/** What of the text around a hit is meant: the hit alone, its sentence, or its paragraph. */
export type Extent = 'hit' | 'sentence' | 'paragraph';
