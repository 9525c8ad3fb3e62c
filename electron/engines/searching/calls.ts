// The messages between the main thread and the threads that it calls; the calls of the one that holds the texts.
import type { ErrorValue } from '#core/errors.ts';
import type { TextFind } from '#core/query/awaited-texts.ts';
import type { Hits } from '#core/search/hits.ts';
import type { Extent, TextQuery } from '#core/search/request.ts';
import type { WordList } from '#core/wordlist/word-list.ts';

/** Coded spans in the texts of a view, by the text's index in it; see `codedHits`. */
export interface CodedSpans {
  readonly coded: boolean;
  readonly spans: readonly Int32Array[];
}

/** Which texts to search, and for what. The thread keeps a view under its name until it is told to forget it. */
export interface ViewAsked {
  readonly name: string;
  readonly query: TextQuery;
  /** The texts in the order of their hits. A text may occur twice, for two sources. */
  readonly hashes: readonly string[];
  readonly coded: CodedSpans | null;
  /** `text`: hits in reading order; `left`, `right`: by the words on that side of the hit. */
  readonly order: 'text' | 'left' | 'right';
}

export interface ViewMade {
  /** How many hits each text has. */
  readonly counts: Uint32Array;
  readonly total: number;
  /** Equal for equal hits in equal order. */
  readonly stamp: string;
}

/** A hit, by the index of its text in the view, with the words around it. */
export interface ShownHit {
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly left: string;
  readonly hit: string;
  readonly right: string;
  readonly sentence: string;
  /** The paragraph's number, from 1. */
  readonly paragraph: number;
}

/** Spans in one text of a view. */
export interface TextSpans {
  readonly at: number;
  /** How many hits these spans cover. */
  readonly hits: number;
  /** Starts and ends alternate. */
  readonly spans: Uint32Array;
}

/** Places in texts, one text after another. */
export interface PlacesAsked {
  readonly hashes: readonly string[];
  /** How many places are in each text, in the order of `hashes`. */
  readonly counts: Int32Array;
  /** For each place its start and its end; -1 twice for a whole text. */
  readonly spans: Int32Array;
}

/** How texts of a language are cut into words: the language without region, and the terms that are one word each. */
export interface WordsIn {
  readonly language: string;
  readonly terms: readonly string[];
}

/** A text whose words are counted. */
export interface TextOfWords {
  readonly hash: string;
  /** Its document, whose headings are left out; null to count them. */
  readonly docHash: string | null;
  /** Spans that are left out: starts and ends alternate. */
  readonly leftOut: Int32Array;
}

/** Which words to list. Groups and people are given for each text, in order. */
export interface WordsAsked extends WordsIn {
  readonly texts: readonly TextOfWords[];
  readonly groups: number;
  readonly groupsOf: readonly (readonly number[])[];
  readonly peopleOf: readonly (readonly number[])[];
  readonly stopWords: readonly string[];
  readonly withSingleCharacters: boolean;
  readonly minCount: number;
  readonly minSources: number;
  /** The word that each of these forms counts as. */
  readonly forms: ReadonlyMap<string, string>;
  /** The most words to list; of compared groups for each. */
  readonly limit: number;
}

/** The words listed, and what is said of all others. */
export interface WordsMade extends WordList {
  /** The version of ICU, by whose rules words were cut. */
  readonly icu: string;
}

/** Every call by name: its input and its output. */
export interface Calls {
  /** Sends the hashes of all texts of the project, after any text has changed. */
  hold: [input: { readonly hashes: readonly string[] }, output: null];
  /** Waits until all texts are in memory; returns how many UTF-16 units they have. */
  fill: [input: null, output: { readonly texts: number; readonly length: number }];
  /** Which of the texts have not been searched yet, and whether any text has been. */
  unsearched: [
    input: { readonly query: TextQuery; readonly hashes: readonly string[] },
    output: { readonly isKnown: boolean; readonly hashes: readonly string[] },
  ];
  /** Stores hits that were found elsewhere. */
  keep: [
    input: { readonly query: TextQuery; readonly found: readonly (readonly [hash: string, hits: Hits])[] },
    output: null,
  ];
  view: [input: ViewAsked, output: ViewMade];
  forget: [input: { readonly names: readonly string[] }, output: null];
  /** Rows `from` to `to` of a view. */
  page: [
    input: {
      readonly name: string;
      readonly from: number;
      readonly to: number;
      readonly context: number;
      readonly sentences: boolean;
    },
    output: readonly ShownHit[],
  ];
  /** The spans to code for rows of a view, or for all of them. */
  spans: [
    input: {
      readonly name: string;
      readonly extent: Extent;
      readonly ranges: readonly (readonly [from: number, to: number])[] | null;
    },
    output: readonly TextSpans[],
  ];
  /** Whether each place contains the words, in any case: 1 if it does, in the order asked. */
  holding: [input: { readonly words: string; readonly places: PlacesAsked }, output: Uint8Array];
  /** Lists words; texts that have not been counted yet are counted first. */
  words: [input: WordsAsked, output: WordsMade];
  /** Where a word stands in texts, by all forms that count as it, as lists of words count it; kept as the hits of the query. */
  wordHits: [
    input: WordsIn & {
      readonly query: TextQuery;
      readonly forms: readonly string[];
      readonly texts: readonly TextOfWords[];
    },
    output: null,
  ];
  /** Where words, paragraphs or sentences are in each text. Patterns have a thread of their own. */
  finds: [input: { readonly find: TextFind; readonly hashes: readonly string[] }, output: readonly Hits[]];
  /** The hits of one text of a view. */
  hitsIn: [input: { readonly name: string; readonly at: number }, output: Hits];
}

/** The calls of a thread by name: the input and the output of each. */
export type CallTable<Table> = { readonly [C in keyof Table]: [input: unknown, output: unknown] };

/** To the thread. `cancel` cancels an earlier call. */
export type Asked =
  | { readonly id: number; readonly call: string; readonly input: unknown }
  | { readonly cancel: number };

/** From the thread. */
export type ThreadMessage =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly refused: ErrorValue }
  | { readonly id: number; readonly failed: { readonly message: string; readonly stack: string } }
  | { readonly id: number; readonly cancelled: true }
  | { readonly id: number; readonly done: number; readonly total: number };
