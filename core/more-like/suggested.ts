// The passages that are suggested for a code, also in the form that scripts read. Names and nesting of the JSON are part of
// the contract of `concord more-like --format json`.
import type { CountingFacts } from '../counting/facts.ts';
import { astralPositionsOf } from '../counting/passage-run.ts';
import type { ConsentScope } from '../respondents/consent.ts';
import type { SourceRecord } from '../records.ts';
import type { Span } from '../span.ts';
import { codePointsBefore } from '../text/plain-text.ts';

/** A passage that is like those of a code. */
export interface SuggestedPassage extends Span {
  readonly sourceId: string;
  readonly textHash: string;
  /** The number of its paragraph, from 1. */
  readonly paragraph: number;
  readonly quote: string;
  /** From 0 to 1: an order, no probability. */
  readonly score: number;
  /** Which words matched, the weightiest first. */
  readonly words: readonly string[];
  /** Where they are in the text. */
  readonly matches: readonly Span[];
}

/** The passages most like those of a code; none if the code has too few. */
export interface Suggestions {
  readonly rows: readonly SuggestedPassage[];
  /** How many passages have the code, and how many were refused. */
  readonly examples: number;
  readonly refused: number;
  /** How many passages were looked at, and how many of them have anything in common with the examples. */
  readonly looked: number;
  readonly alike: number;
  /** The sources looked at, and whose codings are the examples. */
  readonly facts: CountingFacts;
}

/** What a host adds to the suggestions: names and sentences. */
export interface SuggestionsTold {
  /** The path of the code. */
  readonly code: string;
  readonly sources: ReadonlyMap<string, SourceRecord>;
  /** Everybody heard in a source, as one cell, and the narrowest scope that one of them agreed to; null for none. */
  readonly whose: (sourceId: string) => {
    readonly respondent: string;
    readonly consent: ConsentScope | null;
  };
  readonly method: string;
  readonly notice: string | null;
}

/** The suggestions as plain JSON. Positions are in Unicode code points, a paragraph counts from 1. */
export function suggestionsJson(
  { rows, examples, refused, looked, alike }: Suggestions,
  { code, sources, whose, method, notice }: SuggestionsTold,
) {
  return {
    code,
    examples,
    refused,
    looked,
    alike,
    rows: rows.map(({ sourceId, start, end, paragraph, score, words, quote }) => {
      const source = sources.get(sourceId);
      const astral = source ? astralPositionsOf(source) : [];
      return {
        source_id: sourceId,
        source: source?.label ?? source?.title ?? sourceId,
        start: codePointsBefore(astral, start),
        end: codePointsBefore(astral, end),
        paragraph,
        score,
        words,
        quote,
        ...whose(sourceId),
      };
    }),
    method,
    notice,
  };
}
