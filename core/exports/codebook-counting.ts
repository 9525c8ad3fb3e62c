// The counts in a codebook, separate for each kind and all of one layer, and the facts that must accompany them.
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import type { LayerRequest } from '../counting/request.ts';
import { tally, type TallyCell, type TallyFacts } from '../counting/tally.ts';

/** The layer of the counts: whose codings they are. */
export type CountedLayer = 'main' | 'coder' | 'union' | 'majority' | 'adjudicated';

/** How the counts of a codebook were made. Codes count with roll-up and on any basis. */
export interface CodebookCounting {
  readonly layer: CountedLayer;
  /** The coder of the layers `main` and `coder`, else null. */
  readonly coder: string | null;
  /** Whether only sources reviewed in the layer are counted; where none is reviewed, all are. */
  readonly reviewedOnly: boolean;
  /** The sources and people the counts are out of. */
  readonly documents: number;
  readonly interviews: number;
  readonly respondents: number;
  /** Sources in scope not reviewed in the layer. */
  readonly notReviewed: number;
}

/** The counts of one code, separate for each kind. Null where there is no base, or nothing can be decided. */
export interface CodeCounts {
  readonly documents: number | null;
  readonly documentPassages: number | null;
  readonly codingsDocuments: number | null;
  readonly respondents: number | null;
  readonly interviews: number | null;
  readonly interviewPassages: number | null;
  readonly codingsInterviews: number | null;
}

/** The counts of all codes, and how they were made. */
export interface CountedCodebook {
  readonly counting: CodebookCounting;
  /** By code id, for every code of the tree. */
  readonly counts: ReadonlyMap<string, CodeCounts>;
}

/** Counts every code in the layer asked for, or in the default one. */
export function countedCodebook(corpus: Corpus, codings: CodingTable, layer?: LayerRequest): CountedCodebook {
  const { rows, columns, total, facts } = tally(corpus, codings, { of: 'codes', by: 'kind', layer });
  const placeOf = (kind: string): number => columns.findIndex((column) => column.key === kind);
  const [documents, interviews] = [placeOf('document'), placeOf('interview')];
  return {
    counting: {
      ...layerOf(facts),
      reviewedOnly: facts.denominator.used === 'reviewed',
      documents: columns[documents]?.bases.sources ?? 0,
      interviews: columns[interviews]?.bases.sources ?? 0,
      respondents: total.bases.respondents,
      notReviewed: facts.sources.notReviewed,
    },
    counts: new Map(rows.map((row) => [row.codeId, countsOf(row.cells[documents], row.cells[interviews])])),
  };
}

function layerOf({ layer }: TallyFacts): Pick<CodebookCounting, 'layer' | 'coder'> {
  if (layer.what !== 'coder') return { layer: layer.what, coder: null };
  return { layer: layer.isMain ? 'main' : 'coder', coder: layer.coders[0] ?? null };
}

/** A kind without any source in scope has no column, and so no counts. */
function countsOf(documents: TallyCell | undefined, interviews: TallyCell | undefined): CodeCounts {
  return {
    documents: documents?.units.sources ?? null,
    documentPassages: documents?.units.passages ?? null,
    codingsDocuments: documents?.units.codings ?? null,
    respondents: interviews?.units.respondents ?? null,
    interviews: interviews?.units.sources ?? null,
    interviewPassages: interviews?.units.passages ?? null,
    codingsInterviews: interviews?.units.codings ?? null,
  };
}
