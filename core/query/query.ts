// A query as a value: plain JSON, read from text by `read-query.ts` and written by `write-query.ts`. README.md has the
// table of operators. Names are those that were typed; `resolve-query.ts` puts the ids of the project in their place.
import type { SourceRecord, SourceKind, Stance, Voice } from '../records.ts';

/** What a query asks for. It yields places: passages, and sources coded as a whole. */
export type Query =
  /** Passages of a code with all it counts; `direct`: of that very code. A name, a path or, once resolved, an id. */
  | { readonly what: 'code'; readonly code: string; readonly direct: boolean }
  /** Hits of words, as a search finds them. */
  | { readonly what: 'words'; readonly text: string }
  /** Matches of a regular expression, as a search finds them. */
  | { readonly what: 'pattern'; readonly text: string }
  | { readonly what: 'or' | 'and'; readonly left: Query; readonly right: Query }
  /** Where at least `least` of the parts meet; from 1 to the number of parts. */
  | { readonly what: 'at-least'; readonly least: number; readonly parts: readonly Query[] }
  | { readonly what: 'relation'; readonly relation: Relation; readonly left: Query; readonly right: Query }
  /** Passages that no other code touches. */
  | { readonly what: 'only'; readonly of: Query }
  | { readonly what: 'filter'; readonly filter: Filter; readonly of: Query };

/** How the places of the left side must stand to those of the right. */
export type Relation =
  | { readonly by: 'overlapping' | 'not-overlapping' | 'inside' | 'containing' | 'touching' }
  /** Within this many paragraphs; 0 is the same paragraph. */
  | { readonly by: 'near' | 'followed' | 'preceded'; readonly paragraphs: number }
  /** In the same paragraph, sentence or span; or in none. */
  | { readonly by: 'paragraphs' | 'sentences' | 'passages'; readonly with: boolean }
  /** In the same source; or in none. */
  | { readonly by: 'sources'; readonly with: boolean }
  /** In interviews of the same person; or in none. */
  | { readonly by: 'respondents'; readonly with: boolean };

/** A condition on codings, which acts before they are grouped into passages, or on sources. */
export type Filter =
  | { readonly on: 'coder'; readonly coder: string }
  /** Null: codings without a stance. */
  | { readonly on: 'stance'; readonly stance: Stance | null }
  /** Null: codings of documents. */
  | { readonly on: 'voice'; readonly voice: Voice | null }
  /** At least this weight, from 0 to 100. */
  | { readonly on: 'weight'; readonly least: number }
  | { readonly on: 'kind'; readonly kind: SourceKind }
  /** Here and below, null stands for sources without a value. */
  | { readonly on: 'class'; readonly class: string | null }
  | { readonly on: 'language'; readonly language: string | null }
  /** Partial dates, both included; null is an open end. */
  | { readonly on: 'date'; readonly from: string | null; readonly to: string | null }
  | { readonly on: 'attribute'; readonly attribute: string; readonly value: string | null }
  | { readonly on: 'sample'; readonly sample: string }
  | { readonly on: 'status'; readonly status: SourceRecord['status'] }
  | { readonly on: 'respondent'; readonly respondent: string }
  | { readonly on: 'reviewed'; readonly reviewed: boolean };

/** The queries directly within a query, from left to right. */
export function partsOf(query: Query): readonly Query[] {
  switch (query.what) {
    case 'code':
    case 'words':
    case 'pattern':
      return [];
    case 'at-least':
      return query.parts;
    case 'only':
    case 'filter':
      return [query.of];
    default:
      return [query.left, query.right];
  }
}

/** Whether the filter chooses codings, and so acts on every code below it. */
export function isOfCodings({ on }: Filter): boolean {
  return on === 'coder' || on === 'stance' || on === 'voice' || on === 'weight';
}

/** Whether any part asks for a code; words and patterns have no codings to choose from. */
export function hasCode(query: Query): boolean {
  return query.what === 'code' || partsOf(query).some(hasCode);
}

/** The query and all queries within it, parents first. */
export function* everyPart(query: Query): Generator<Query> {
  yield query;
  for (const part of partsOf(query)) yield* everyPart(part);
}
