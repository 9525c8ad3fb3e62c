// A cell of the summary grid, and what lay under it when its summary was last edited or confirmed.
import type { LayerRequest } from './counting/request.ts';

/** A cell of the grid: exactly one of `respondentId` and `sourceId` is not null. */
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

/** What lay under a cell. Kept as JSON in `summary.basis`. */
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
