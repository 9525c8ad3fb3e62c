// What the main thread and the thread that holds the texts say to each other.
import type { ErrorValue } from '#core/errors.ts';
import type { Hits } from '#core/search/hits.ts';
import type { Extent, TextQuery } from '#core/search/request.ts';

/** Coded spans of the texts of a view, by their place in it; see `codedHits`. */
export interface CodedSpans {
  readonly coded: boolean;
  readonly spans: readonly Int32Array[];
}

/** Which texts to search for what. A view is known by its name until it is forgotten. */
export interface ViewAsked {
  readonly name: string;
  readonly query: TextQuery;
  /** The texts in the order of their hits. A text may stand in it twice, for two sources. */
  readonly hashes: readonly string[];
  readonly coded: CodedSpans | null;
  /** `text`: hits as the texts come; else by the words on that side of them. */
  readonly order: 'text' | 'left' | 'right';
}

export interface ViewMade {
  /** How many hits each text has. */
  readonly counts: Uint32Array;
  readonly total: number;
  /** Equal for equal hits in equal order. */
  readonly stamp: string;
}

/** A hit by the place of its text in the view, with what stands around it. */
export interface ShownHit {
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly left: string;
  readonly hit: string;
  readonly right: string;
  readonly sentence: string;
  /** The number of its paragraph, from 1. */
  readonly paragraph: number;
}

/** Spans of one text of a view. */
export interface TextSpans {
  readonly at: number;
  /** How many hits gave them. */
  readonly hits: number;
  /** Starts and ends in turn. */
  readonly spans: Uint32Array;
}

/** Places in one text: starts and ends in turn, -1 and -1 for all of it. */
export interface PlacesAsked {
  readonly hash: string;
  readonly spans: Int32Array;
}

/** Every call by its name: what it takes and what it gives. */
export interface Calls {
  /** The hashes of all texts of the project, whenever one has changed. */
  hold: [input: { readonly hashes: readonly string[] }, output: null];
  /** Waits until all texts are in memory; says how many UTF-16 units they have. */
  fill: [input: null, output: { readonly texts: number; readonly length: number }];
  /** Which of the texts have not been searched yet, and whether any text has. */
  unsearched: [
    input: { readonly query: TextQuery; readonly hashes: readonly string[] },
    output: { readonly isKnown: boolean; readonly hashes: readonly string[] },
  ];
  /** Takes hits that were found elsewhere. */
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
  /** Whether words stand in these places, whatever the case: 1 for each where they do, in the order asked. */
  holding: [input: { readonly words: string; readonly places: readonly PlacesAsked[] }, output: Uint8Array];
  /** The hits of one text of a view. */
  hitsIn: [input: { readonly name: string; readonly at: number }, output: Hits];
}

export type CallName = keyof Calls;

/** To the thread. `cancel` gives up an earlier call. */
export type Asked =
  | { readonly id: number; readonly call: CallName; readonly input: unknown }
  | { readonly cancel: number };

/** From the thread. */
export type Told =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly refused: ErrorValue }
  | { readonly id: number; readonly failed: { readonly message: string; readonly stack: string } }
  | { readonly id: number; readonly cancelled: true }
  | { readonly id: number; readonly done: number; readonly total: number };
