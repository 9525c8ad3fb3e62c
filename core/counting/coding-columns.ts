// The columns in which codings are held: numbers for ids, one cell per coding, with room to grow.
import type { Stance, Voice } from '../records.ts';
import { tables } from '../tables/all.ts';

/** The column `voice` holds positions in this list. */
export const voiceNumbers: readonly (Voice | null)[] = [null, ...tables.coding.columns.voice.values];

/** The column `stance` holds positions in this list. */
export const stanceNumbers: readonly (Stance | null)[] = [null, ...tables.coding.columns.stance.values];

/** The value of `start` and `end` in a coding of a whole source. */
export const WHOLE = -1;

/** The value of `speaker` in a coding that names nobody. */
export const NOBODY = -1;

/** One cell per coding, found by its slot. The arrays are replaced when the table grows, so do not keep them. */
export interface CodingColumns {
  readonly source: Int32Array;
  readonly code: Int32Array;
  readonly coder: Int32Array;
  /** UTF-16 positions; `WHOLE` in both for a whole source. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly voice: Uint8Array;
  readonly stance: Uint8Array;
  /** The respondent the coding names as speaker, or `NOBODY`. */
  readonly speaker: Int32Array;
  /** 0 to 100, or NaN where there is none. */
  readonly weight: Float32Array;
  /** 1 for a coding that was suggested to the coder. */
  readonly suggested: Uint8Array;
}

/** How much larger columns become when they are full, as a factor. */
const ROOM_WHEN_FULL = 1.25;

/** Columns for this many codings. */
export function emptyColumns(capacity: number): CodingColumns {
  return {
    source: new Int32Array(capacity),
    code: new Int32Array(capacity),
    coder: new Int32Array(capacity),
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    voice: new Uint8Array(capacity),
    stance: new Uint8Array(capacity),
    speaker: new Int32Array(capacity),
    weight: new Float32Array(capacity),
    suggested: new Uint8Array(capacity),
  };
}

/** The same columns, which changes of these do not reach. */
export function copied(columns: CodingColumns): CodingColumns {
  return {
    source: columns.source.slice(),
    code: columns.code.slice(),
    coder: columns.coder.slice(),
    start: columns.start.slice(),
    end: columns.end.slice(),
    voice: columns.voice.slice(),
    stance: columns.stance.slice(),
    speaker: columns.speaker.slice(),
    weight: columns.weight.slice(),
    suggested: columns.suggested.slice(),
  };
}

/** The same columns with more room. */
export function grown(columns: CodingColumns): CodingColumns {
  const wider = emptyColumns(Math.ceil(columns.source.length * ROOM_WHEN_FULL));
  wider.source.set(columns.source);
  wider.code.set(columns.code);
  wider.coder.set(columns.coder);
  wider.start.set(columns.start);
  wider.end.set(columns.end);
  wider.voice.set(columns.voice);
  wider.stance.set(columns.stance);
  wider.speaker.set(columns.speaker);
  wider.weight.set(columns.weight);
  wider.suggested.set(columns.suggested);
  return wider;
}
