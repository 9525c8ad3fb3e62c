// The kept tables and figures of an annex: each counted again, laid out in every language, with the cells that it opens.
import { AppError } from '#core/errors.ts';
import {
  cellsOfComparison,
  cellsOfCrosstab,
  cellsOfTally,
  type PlacedCell,
} from '#core/annex/cells-to-open.ts';
import { openedCell, type OpenedCell } from '#core/annex/opened-cell.ts';
import type { Withheld } from '#core/annex/withheld.ts';
import { keptSettingsFrom, storedSettings } from '#core/kept-tables/kept-table.ts';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import type { SideName } from '#core/comparison/counts.ts';
import type { KeptTableRecord } from '#core/records.ts';
import { calledSides, namesOfSides } from '#words/comparison-sides.ts';
import { laidComparison } from '#words/kept-tables/laid-comparison.ts';
import type { Words } from '#words/words.ts';
import { inSlices } from '../../engines/in-slices.ts';
import type { JobContext } from '../context.ts';
import { listedDiffering, type ListedDiffering } from './differing.ts';
import { prepareKept, type KeptCounts } from '../kept-tables/make.ts';

/** A kept item to be printed in an annex. */
export type ItemOfAnnex = Pick<KeptTableRecord, 'kind' | 'name' | 'settings'>;

/** A cell that opens passages, and where it stands. */
export interface OpenedPlace extends OpenedCell, Pick<PlacedCell, 'rowKey' | 'columnKey' | 'side'> {}

/** A table that was counted, to be laid out in one language or several. */
export interface CountedTable {
  readonly item: ItemOfAnnex;
  /** Null for a table whose numbers open nothing. */
  readonly cells: readonly OpenedPlace[] | null;
  /** Where coders differ; null for what is no table of agreement. */
  readonly differing: ListedDiffering | null;
  readonly inWords: (words: Words) => {
    readonly table: LaidTable;
    readonly base: string;
    /** What the sides of a comparison are called; null for other tables. */
    readonly sides: Readonly<Record<SideName, string>> | null;
  };
}

/** Kinds whose tables hold words of sources, or name the sources one by one, beside numbers. */
export const KINDS_WITH_WORDS: ReadonlySet<string> = new Set(['grid', 'words', 'portrait', 'saturation']);

/**
 * Counts an item. Throws as its count does, and `conflict` if the passages of a number, shown and withheld, are not as many
 * as it says.
 */
async function countedTable(
  context: JobContext,
  item: ItemOfAnnex,
  withheld: Withheld,
): Promise<CountedTable> {
  // The file is in both languages anyway.
  const { asked, shown } = keptSettingsFrom(item.settings);
  const settings = storedSettings({ asked, shown: { ...shown, inBoth: false } });
  const prepared = await prepareKept(context, { ...item, settings });
  const { counts } = prepared;
  const cells = await inSlices(context.counting, context.signal, () =>
    opened(cellsOf(context, counts), withheld),
  );
  const differing =
    counts.kind === 'agreement' ? await listedDiffering(context, counts.request, withheld) : null;
  return {
    item,
    cells,
    differing,
    inWords: (words) => {
      const { table, base } = prepared.inWords(words);
      if (counts.kind !== 'comparison') return { table, base, sides: null };
      const { counted, verdicts } = counts;
      const byTheme = new Map(verdicts.map((verdict) => [verdict.themeId, verdict]));
      const codes = context.counting.corpus.codebook.byId;
      // The words that a joint display prints beside its numbers are chosen for another file.
      const laid = laidComparison(words, counted, codes, prepared.shown, byTheme);
      const sides = calledSides(words, counted.comparison, namesOfSides(words, counted.facts));
      return { table: { ...laid, caption: table.caption }, base, sides };
    },
  };
}

function* opened(
  placed: readonly PlacedCell[] | null,
  withheld: Withheld,
): Generator<void, OpenedPlace[] | null> {
  if (!placed) return null;
  const cells: OpenedPlace[] = [];
  for (const cell of placed) {
    const { rowKey, columnKey, side } = cell;
    cells.push({ ...openedCell(cell, withheld), rowKey, columnKey, side });
    yield;
  }
  return cells;
}

/** The cells that can be opened, by the kind of table; null for kinds whose numbers open nothing here. */
function cellsOf({ counting }: JobContext, counts: KeptCounts): PlacedCell[] | null {
  const { corpus, codings } = counting;
  switch (counts.kind) {
    case 'tally':
      return cellsOfTally(corpus, codings, counts.request, counts.tally);
    case 'crosstab':
      return cellsOfCrosstab(corpus, codings, counts.request, counts.crosstab);
    case 'comparison':
      return cellsOfComparison(corpus, codings, counts.counted.settings, counts.counted);
    default:
      return null;
  }
}

/** The items as far as they can be counted; what cannot be is a problem, unless nothing can be. Throws then as its count. */
export async function countedTables<Item extends ItemOfAnnex>(
  context: JobContext,
  items: readonly Item[],
  withheld: Withheld,
) {
  const tables: (CountedTable & { readonly item: Item })[] = [];
  const problems: { readonly name: string; readonly error: AppError['value'] }[] = [];
  for (const [done, item] of items.entries()) {
    context.progress({ done, total: items.length + 1, name: item.name });
    context.signal.throwIfAborted();
    try {
      tables.push({ ...(await countedTable(context, item, withheld)), item });
    } catch (error) {
      const isOfItem = error instanceof AppError && error.key !== 'errors:annex_differs';
      if (!isOfItem || error.code === 'cancelled') throw error;
      problems.push({ name: item.name, error: error.value });
    }
  }
  const [problem] = problems;
  if (tables.length === 0 && problem)
    throw new AppError(problem.error.code, problem.error.key, problem.error.parameters);
  return { tables, problems };
}
