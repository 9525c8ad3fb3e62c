// A tally broken down by source: what each source in scope adds to the total of each row. It is meant for
// statistics, where a 0 must have been looked for: a source that was not reviewed has unknown values instead.
import { countedCodes } from '../codes/codebook.ts';
import type { SourceRecord } from '../records.ts';
import type { CodingTable } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import { isReviewedIn } from './layer.ts';
import type { TallyRequest, Unit } from './request.ts';
import { select, type SelectedSource } from './selection.ts';
import { SourceCounts } from './source-counts.ts';
import { tally, type Tally } from './tally.ts';

/** What one source adds to the total of each row. */
export interface MatrixRow {
  readonly source: SourceRecord;
  /** Whether the source is reviewed in the layer. */
  readonly reviewed: boolean;
  /** Whether the source is in the base. */
  readonly counted: boolean;
  /**
   * One for each row of the tally, in its unit; for sources 1 or 0. Null means unknown: a source outside the
   * base, a 0 where the source is not reviewed, or people in documents.
   */
  readonly cells: readonly (number | null)[];
}

/** For every unit but respondents, the known cells of a column add up to the total of its row in the tally. */
export interface SourceMatrix {
  /** The tally of the same request without grouping. */
  readonly tally: Tally;
  /** The sources in scope, in the order of the corpus. */
  readonly rows: readonly MatrixRow[];
}

/** Counts source by source; the request's grouping and saved queries do not matter. Throws as `tally`. */
export function sourceMatrix(corpus: Corpus, codings: CodingTable, request: TallyRequest): SourceMatrix {
  const counted = tally(corpus, codings, { ...request, by: undefined, queryIds: [] });
  const { unit, rollup } = counted.settings;
  const selection = select(corpus, codings, request);
  const held = new SourceCounts(
    selection,
    counted.rows.map(({ codeId }) => (rollup ? countedCodes(corpus.codebook, codeId) : new Set([codeId]))),
  );
  const selected = new Map(selection.sources.map((source) => [source.record.id, source]));
  return {
    tally: counted,
    rows: selection.scoped.inScope.map((record): MatrixRow => {
      const reviewed = isReviewedIn(selection.layer, record.id);
      const source = selected.get(record.id);
      if (!source || (unit === 'respondents' && record.kind === 'document')) {
        return {
          source: record,
          reviewed,
          counted: source !== undefined,
          cells: counted.rows.map(() => null),
        };
      }
      held.count(
        source,
        selection.accepts,
        source.isGroup ? (slot) => selection.creditedTo(source, slot) : undefined,
      );
      const cells = counted.rows.map((_, row) => {
        const count = countOf(held, source, row, unit);
        return count === 0 && !reviewed ? null : count;
      });
      return { source: record, reviewed, counted: true, cells };
    }),
  };
}

function countOf(held: SourceCounts, source: SelectedSource, row: number, unit: Unit): number {
  const isPresent = held.codings[row]! > 0;
  switch (unit) {
    case 'sources':
      return isPresent ? 1 : 0;
    case 'respondents':
      if (!isPresent) return 0;
      return source.isGroup ? (held.credited.get(row)?.size ?? 0) : source.people.length;
    default:
      return held[unit][row]!;
  }
}
