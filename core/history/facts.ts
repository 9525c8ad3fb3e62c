// The facts of an act, from which a sentence about it is made.

/** A thing with a name that an act was done to. */
export interface Thing {
  readonly what: 'code' | 'source' | 'respondent' | 'other';
  readonly id: string;
  /** Its name when the act was done; null where that was not kept. */
  readonly name: string | null;
}

/** A value before and after a change. */
export interface FromTo {
  /** What kind of value: `stance`, `verdict`, `status` … are worded by the catalogue, `text` is shown as it is. */
  readonly of: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface ActFacts {
  /** The key of the sentence, under `acts:`. */
  readonly key: string;
  readonly things: Readonly<Record<string, Thing>>;
  /** How many rows the sentence is about. */
  readonly count: number;
  readonly value: FromTo | null;
  /** The key of the changed field, under `acts:field`. */
  readonly field: string | null;
  /** A file that was read or written. */
  readonly file: string | null;
}

/** Facts that consist of a key and a count. */
export function plainFacts(key: string, count = 1): ActFacts {
  return { key, things: {}, count, value: null, field: null, file: null };
}
