// A count for every code at once, as the codebook tree shows it.
import type { CodingTable } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import type { CountingRequest, Unit } from './request.ts';
import { tally, type TallyFacts } from './tally.ts';

/** The counts of one code. Null: the unit does not exist here. */
export interface CodeCount {
  /** With the codes below it and those it gathers. */
  readonly rolledUp: number | null;
  /** Codings of this very code. */
  readonly direct: number | null;
}

export interface CodebookCounts {
  /** By code id; every code of the tree is there. */
  readonly counts: Readonly<Record<string, CodeCount>>;
  /** What the counts are out of, in the unit. */
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
