// The calls of the thread that ranks passages (core/more-like).
import type { Span } from '#core/span.ts';

/** A source in which passages are looked for, or that has examples. */
export interface RankedSource {
  readonly hash: string;
  /** The language of the text (BCP 47), by which its words are cut; null if it is unknown. */
  readonly language: string | null;
  /** Passages that have the code: starts and ends alternate. */
  readonly coded: Int32Array;
  /** Passages that were refused, by the SHA-256 of their words. */
  readonly refused: readonly string[];
  /** Whether its passages are wanted. */
  readonly isWanted: boolean;
}

export interface RankAsked {
  /** In the order in which passages with one score are listed. */
  readonly sources: readonly RankedSource[];
  /** Terms that stay whole among the matched words. */
  readonly terms: readonly string[];
  /** Forms of words that are no reason. */
  readonly stopWords: readonly string[];
  readonly limit: number;
}

/** A passage that is like the examples. */
export interface LikePassage extends Span {
  /** The index of its source in the request. */
  readonly at: number;
  /** The number of its paragraph, from 1. */
  readonly paragraph: number;
  readonly quote: string;
  readonly score: number;
  /** Which words matched, the weightiest first. */
  readonly words: readonly string[];
  /** Where they are in the text. */
  readonly matches: readonly Span[];
}

export interface RankedPassages {
  /** The most alike first; none if there are too few examples. */
  readonly rows: readonly LikePassage[];
  /** How many passages have the code, and how many were refused. */
  readonly examples: number;
  readonly refused: number;
  /** How many passages were looked at, and how many of them have anything in common with the examples. */
  readonly looked: number;
  readonly alike: number;
}

/** Every call by name: its input and its output. */
export interface PassageCalls {
  /** Sends the hashes of all texts of the project, after any text has changed. */
  hold: [input: { readonly hashes: readonly string[] }, output: null];
  /** Waits until all passages are in memory; returns how many. */
  fill: [input: null, output: { readonly passages: number }];
  rank: [input: RankAsked, output: RankedPassages];
}
