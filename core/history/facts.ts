// What is known of an act, for a sentence about it.

/** Something with a name that an act was done to. */
export interface Thing {
  readonly what: 'code' | 'source' | 'respondent' | 'other';
  readonly id: string;
  /** As it was called when the act was done; null where that was not kept. */
  readonly name: string | null;
}

/** From what to what something was changed. */
export interface FromTo {
  /** What the values are of: `stance`, `verdict`, `status` … are worded, `text` stands as it is. */
  readonly of: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface ActFacts {
  /** The sentence, under `acts:`. */
  readonly key: string;
  readonly things: Readonly<Record<string, Thing>>;
  /** How many rows of what the sentence is about. */
  readonly count: number;
  readonly value: FromTo | null;
  /** The name of a field that was changed, under `acts:field`. */
  readonly field: string | null;
  /** A file that was read or written. */
  readonly file: string | null;
}

/** Facts with nothing in them but a key and a count. */
export function plainFacts(key: string, count = 1): ActFacts {
  return { key, things: {}, count, value: null, field: null, file: null };
}
