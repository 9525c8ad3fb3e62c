// A tally: themes or codes as rows, kinds, classes, years or values as columns, one unit. A number comes with
// its unit, base, scope, layer and rule; shares, percentages and words are made of it elsewhere.
import { countedCodes, overlappingThemes, pathOf, type Codebook } from '../codebook.ts';
import { AppError } from '../errors.ts';
import type { Prompted } from '../records.ts';
import { reviewedBeforeCreation } from './born-late.ts';
import type { CellCounts } from './cell-sums.ts';
import type { CodingTable } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import { countCells } from './count-cells.ts';
import { unplacedByMonth, type DatesUnplaced } from './dates.ts';
import { countingFacts, type CountingFacts } from './facts.ts';
import { columnsOf } from './grouping.ts';
import {
  tallySettings,
  units,
  type LayerRequest,
  type TallyRequest,
  type TallySettings,
  type Unit,
} from './request.ts';
import { select, type Selection } from './selection.ts';
import { inSeveralColumns, tallyColumn, type TallyColumn } from './tally-column.ts';

export type { TallyColumn };

/** One cell. Null: the unit does not exist here (respondents of documents, passages of a majority). */
export interface TallyCell {
  readonly count: number | null;
  /** The count of codings of the row's very code, without roll-up. */
  readonly direct: number | null;
  /** Codings of the cell whose stance is *contradicts*: a number beside the count, never taken off it. */
  readonly contradicting: number | null;
  /** The count in every unit. */
  readonly units: Readonly<Record<Unit, number | null>>;
}

export interface TallyRow {
  readonly codeId: string;
  /** Names from the root of the codebook. */
  readonly path: readonly string[];
  readonly theme: boolean;
  /** Whether the interview guide asked about it. */
  readonly prompted: Prompted | null;
  /** In the order of the columns. */
  readonly cells: readonly TallyCell[];
  /** The union over the columns. */
  readonly total: TallyCell;
  /** Sources in scope that had been reviewed before the code was created; 0 for most codes. */
  readonly bornLate: number;
  /** How many of the other codes counted in this row were created after sources in scope had been reviewed. */
  readonly bornLateBelow: number;
}

/** What the method sentence of a tally says. */
export interface TallyFacts extends CountingFacts {
  readonly unit: Unit;
  readonly of: 'themes' | 'codes' | 'chosen';
  /** How many sources, or people where these are counted, stand in several columns; totals count them once. */
  readonly inSeveralColumns: number;
  /** Of a tally by month, the sources that no month can hold; else null. */
  readonly unplacedByMonth: DatesUnplaced | null;
  /** Whether a total runs over documents and interviews and therefore has no share. */
  readonly mixesKinds: boolean;
  /** Whether themes among the rows count a code in common. */
  readonly themesOverlap: boolean;
  /** Rows whose code was created after sources in scope had been reviewed. */
  readonly bornLateRows: number;
}

export interface Tally {
  /** The request with its defaults; `layer` is the one counted. */
  readonly settings: Omit<TallySettings, 'layer'> & { readonly layer: LayerRequest };
  readonly columns: readonly TallyColumn[];
  /** The union of the columns; its key is `total`. */
  readonly total: TallyColumn;
  readonly rows: readonly TallyRow[];
  /** Pairs of themes among the rows that count at least one code in common: ids. */
  readonly overlaps: readonly (readonly [string, string])[];
  readonly facts: TallyFacts;
}

/** Units that add up what single coders did, for which a majority has no meaning. */
const actsOfCoders: readonly Unit[] = ['passages', 'codings', 'characters'];

/**
 * Counts. Throws AppError `unsupported` where a majority is asked for passages, codings or characters, and
 * `not_found` for a code, coder or attribute that is not in the corpus.
 */
export function tally(corpus: Corpus, codings: CodingTable, request: TallyRequest): Tally {
  const settings = tallySettings(request);
  const selection = select(corpus, codings, request);
  const { layer, scoped } = selection;
  if (layer.what === 'majority' && actsOfCoders.includes(settings.unit)) {
    throw new AppError('unsupported', 'errors:majority_counts_presence');
  }
  const { codebook } = corpus;
  const codeIds = rowCodes(codebook, settings.of);
  const counted = codeIds.map((id) => (settings.rollup ? countedCodes(codebook, id) : new Set([id])));
  const direct = codeIds.map((id) => new Set([id]));
  const columns = columnsOf(corpus, scoped, settings.by);
  const countTable = countCells(selection, columns, settings.rollup ? [...counted, ...direct] : counted);
  const listed = columns.list.map(({ key, meaning }, place) =>
    tallyColumn(selection, columns, settings.unit, key, meaning, place),
  );
  const total = tallyColumn(selection, columns, settings.unit, 'total', { what: 'all' }, null);
  const lateBy = reviewedBeforeCreation(selection);
  const cellOf = (row: number, column: TallyColumn, place: number | null): TallyCell => {
    const all = unitsOf(countTable(row, place), column, selection);
    const own = unitsOf(countTable(settings.rollup ? row + codeIds.length : row, place), column, selection);
    return {
      count: all.units[settings.unit],
      direct: own.units[settings.unit],
      contradicting: all.contradicting,
      units: all.units,
    };
  };
  const rows = codeIds.map((codeId, row): TallyRow => {
    const code = codebook.byId.get(codeId);
    return {
      codeId,
      path: pathOf(codebook, codeId),
      theme: code?.isTheme ?? false,
      prompted: code?.prompted ?? null,
      cells: listed.map((column, place) => cellOf(row, column, place)),
      total: cellOf(row, total, null),
      bornLate: lateBy(codeId),
      bornLateBelow: [...counted[row]!].filter((id) => id !== codeId && lateBy(id) > 0).length,
    };
  });
  const themes = codeIds.filter((id) => codebook.byId.get(id)?.isTheme);
  const overlaps = settings.rollup ? overlappingThemes(codebook, themes) : [];
  return {
    settings: { ...settings, layer: layer.request },
    columns: listed,
    total,
    rows,
    overlaps,
    facts: {
      ...countingFacts(selection),
      unit: settings.unit,
      of: typeof settings.of === 'string' ? settings.of : 'chosen',
      inSeveralColumns: inSeveralColumns(selection, columns, settings.unit),
      unplacedByMonth: unplacedByMonth(scoped.inScope, settings.by),
      mixesKinds: settings.unit !== 'respondents' && total.kinds.length > 1,
      themesOverlap: overlaps.length > 0,
      bornLateRows: rows.filter((row) => row.bornLate > 0).length,
    },
  };
}

/** The codes of the rows, in the order of the codebook or of the request. */
function rowCodes(codebook: Codebook, of: TallySettings['of']): readonly string[] {
  if (of === 'themes') return codebook.inOrder.filter((code) => code.isTheme).map((code) => code.id);
  if (of === 'codes') return codebook.inOrder.map((code) => code.id);
  for (const id of of) if (!codebook.byId.has(id)) throw new AppError('not_found', 'errors:no_such_code');
  return of;
}

function unitsOf(
  counts: CellCounts,
  column: TallyColumn,
  { layer }: Selection,
): Pick<TallyCell, 'units' | 'contradicting'> {
  const exists = (unit: Unit): boolean =>
    (unit !== 'respondents' || column.kinds.includes('interview')) &&
    (layer.what !== 'majority' || !actsOfCoders.includes(unit));
  // One entry for each unit of the list.
  const all = Object.fromEntries(
    units.map((unit) => [unit, exists(unit) ? counts[unit] : null]),
  ) as TallyCell['units'];
  return { units: all, contradicting: layer.what === 'majority' ? null : counts.contradicting };
}
