// A count for every code at once, as the codebook tree shows it.
import type { CodingTable } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import type { CountingRequest, Unit } from './request.ts';
import { tally, type TallyFacts } from './tally.ts';

/** The counts of one code; null where the unit does not exist here. */
export interface CodeCount {
  /** With the codes below it and those added to it. */
  readonly rolledUp: number | null;
  /** Codings of this code alone. */
  readonly direct: number | null;
}

/** The counts of all codes, with their base and what must be said about them. */
export interface CodebookCounts {
  /** By code id, for every code of the tree. */
  readonly counts: Readonly<Record<string, CodeCount>>;
  /** What the counts are out of, in their unit. */
  readonly n: number;
  readonly facts: TallyFacts;
}

/** Counts every code by a unit, documents and interviews in scope alike. Throws as `tally` does. */
export function codebookCounts(
  corpus: Corpus,
  codings: CodingTable,
  unit: Unit,
  request: CountingRequest = {},
): CodebookCounts {
  const { rows, total, facts } = tally(corpus, codings, { ...request, of: 'codes', unit, rollup: true });
  const counts = rows.map((row) => [row.codeId, { rolledUp: row.total.count, direct: row.total.direct }]);
  return { counts: Object.fromEntries(counts), n: total.n, facts };
}
