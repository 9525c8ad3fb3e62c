// What lay under a judgement when a person made it, as its field `basis` keeps it: under a decision about a place where coders
// differed, and under a summary of the grid.
import type { LayerRequest } from './counting/request.ts';

/** How a coding stood when a place was decided: its id, and the digest of its words; null for the whole source. */
export type DecidedCoding = readonly [id: string, digest: string | null];

/** Reads what stands in `adjudication.basis`; what cannot be read is empty. */
export function decidedCodings(json: string): readonly DecidedCoding[] {
  try {
    const read: unknown = JSON.parse(json);
    return Array.isArray(read) ? (read as DecidedCoding[]).filter(isDecidedCoding) : [];
  } catch {
    return [];
  }
}

function isDecidedCoding(value: unknown): value is DecidedCoding {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string';
}

/** A cell of the summary grid: exactly one of `respondentId` and `sourceId` is not null. */
export interface GridPlace {
  readonly themeId: string;
  readonly respondentId: string | null;
  readonly sourceId: string | null;
}

/** A coding under a cell: its place, and the digest of its words (null for a whole source). */
export type BasisCoding = readonly [
  id: string,
  codeId: string,
  sourceId: string,
  start: number | null,
  end: number | null,
  digest: string | null,
];

/** What lay under a cell when its summary was last edited or confirmed. Kept as JSON in `summary.basis`. */
export interface SummaryBasis {
  readonly layer: LayerRequest;
  readonly codings: readonly BasisCoding[];
  /** The hashes of the texts that the positions mean, by source. */
  readonly texts: readonly (readonly [sourceId: string, textHash: string])[];
}

/** Reads what stands in `summary.basis`; a basis that cannot be read is empty. */
export function basisIn(json: string): SummaryBasis {
  try {
    const { layer, codings, texts } = JSON.parse(json) as Partial<SummaryBasis>;
    return { layer: layer ?? 'main', codings: codings ?? [], texts: texts ?? [] };
  } catch {
    return { layer: 'main', codings: [], texts: [] };
  }
}
