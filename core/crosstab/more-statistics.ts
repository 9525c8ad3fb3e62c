// Tests and measures of association of a crosstab. They take every unit as independent of every other and equally
// likely to be here; where that is not so, a reason stands in their place.
import { countedCodes } from '../codes/codebook.ts';
import type { CrossedColumns } from '../counting/crossed-columns.ts';
import { reason, type Reason } from '../counting/reasons.ts';
import type { Selection } from '../counting/selection.ts';
import type { Tally, TallyCell, TallyColumn } from '../counting/tally.ts';
import { whyNoShare } from '../counting/table-cell.ts';
import { adjustedResiduals, chiSquareOfTable } from '../statistics/chi-square.ts';
import type { Contingency } from '../statistics/contingency.ts';
import { cramersV } from '../statistics/cramers-v.ts';
import { fisherFreemanHalton } from '../statistics/fisher-freeman-halton.ts';
import { benjaminiHochberg, holm } from '../statistics/multiplicity.ts';

/** How two variables go together. */
export interface Association {
  readonly n: number;
  /** Pearson's chi-square, only where every expected count is at least 5. */
  readonly chiSquare: { readonly value: number; readonly df: number; readonly p: number } | null;
  /** The exact test of Fisher, Freeman and Halton, where there is no chi-square. */
  readonly exact: { readonly p: number; readonly tables: number } | null;
  readonly cramersV: number | null;
  readonly correctedV: number | null;
  /** Adjusted residuals, cell by cell; null where fewer than 5 are expected. */
  readonly residuals: readonly (readonly (number | null)[])[] | null;
  /** Why there is no test, or an exact one. */
  readonly reason: Reason | null;
}

/** A theme's association with a variable; p corrected over all tested themes of the table. */
export interface ThemeAssociation extends Association {
  readonly holm: number | null;
  readonly bh: number | null;
}

/** The statistics of a crosstab. */
export interface CrosstabStatistics {
  /** The values of the rows by those of the columns, whatever the theme. */
  readonly table: Association;
  /** By theme: with and without it, by the values of the rows and by those of the columns. */
  readonly themes: readonly { readonly byRows: ThemeAssociation; readonly byColumns: ThemeAssociation }[];
  /** What the method sentence says about them. */
  readonly told: {
    /** How many themes have a p. */
    readonly tested: number;
    /** Whether anything could be tested. */
    readonly isAny: boolean;
  };
}

interface Counted {
  readonly ofRows: Tally;
  readonly ofColumns: Tally;
  readonly ofCells: Tally;
  readonly crossed: CrossedColumns;
  readonly several: { readonly rows: number; readonly columns: number };
}

/** Makes the statistics of a crosstab. */
export function moreStatistics(selection: Selection, counted: Counted): CrosstabStatistics {
  const { ofRows, ofColumns, ofCells, crossed, several } = counted;
  const why = refusalOf(selection, counted);
  const overlap = (k: number): Reason | null =>
    k === 0 ? null : reason('overlapping_columns', { k, unit: unitWord(ofCells) });
  const shared = sharesCredit(selection, ofCells) ? reason('clustered', { cluster: 'interview' }) : null;
  const inside = rowsInside(selection, ofCells);
  const byRows = themesBy(ofRows, inside, why ?? overlap(several.rows) ?? shared);
  const byColumns = themesBy(ofColumns, inside, why ?? overlap(several.columns) ?? shared);
  const units = ofRows.columns.map((_, outer) =>
    ofColumns.columns.map((__, inner) => {
      const place = crossed.placeOf(outer, inner);
      return place === null ? 0 : (ofCells.columns[place]?.n ?? 0);
    }),
  );
  const table = associationOf(units, why ?? overlap(several.rows) ?? overlap(several.columns));
  return {
    table,
    themes: byRows.map((own, index) => ({ byRows: own, byColumns: byColumns[index]! })),
    told: {
      tested: Math.max(testedIn(byRows), testedIn(byColumns)),
      isAny: [table, ...byRows, ...byColumns].some(({ cramersV: v }) => v !== null),
    },
  };
}

function testedIn(all: readonly Association[]): number {
  return all.filter((each) => pOf(each) !== null).length;
}

/** Why nothing in the table may be tested. */
function refusalOf({ layer }: Selection, { ofRows, ofColumns, ofCells }: Counted): Reason | null {
  const { unit } = ofCells.facts;
  const { total, rows } = ofCells;
  // Passages, codings and characters of one source depend on each other.
  if (unit !== 'sources' && unit !== 'respondents') return reason('clustered', { cluster: 'source' });
  if (total.missing[unit]) return total.missing[unit];
  if (total.shareReason) return total.shareReason;
  const twice = rows.map((row) => whyNoShare(row.total, total)).find((each) => each !== null);
  if (twice) return twice;
  if (layer.what === 'majority') {
    const open = rows.map((row) => row.total.reason).find((each) => each?.key === 'undecidable_part');
    if (open) return open;
  }
  return [ofRows, ofColumns, ofCells].some(isWeighted) ? reason('weighted') : null;
}

/** Tolerance for the same share computed in two ways. */
const ROUNDING = 1e-9;

/** Whether any share differs from the plain one, because sources stand for unequal numbers of others. */
function isWeighted({ columns, total, rows }: Tally): boolean {
  const differs = ({ count, share }: TallyCell, { n, shareRule }: TallyColumn): boolean =>
    shareRule === 'estimated' && count !== null && (share === null || Math.abs(share - count / n) > ROUNDING);
  return rows.some(
    (row) => differs(row.total, total) || columns.some((column, place) => differs(row.cells[place]!, column)),
  );
}

/** Whether people of one group interview share codings, so that each is not a case of their own. */
function sharesCredit({ corpus, codings, sources, accepts, creditedTo }: Selection, tally: Tally): boolean {
  if (tally.facts.unit !== 'respondents') return false;
  const counted = new Set(tally.rows.flatMap(({ codeId }) => [...codesOf(corpus, tally, codeId)]));
  const isCounted = (slot: number): boolean =>
    accepts(slot) && counted.has(codings.codes.idOf(codings.columns.code[slot]!));
  return sources.some(
    (source) =>
      source.isGroup && source.slots.some((slot) => isCounted(slot) && creditedTo(source, slot).length > 1),
  );
}

function codesOf(
  { codebook }: Selection['corpus'],
  { settings }: Tally,
  codeId: string,
): ReadonlySet<string> {
  return settings.rollup ? countedCodes(codebook, codeId) : new Set([codeId]);
}

/** The rows whose codes another row counts as well: they are not tested beside it. */
function rowsInside({ corpus }: Selection, tally: Tally): boolean[] {
  const sets = tally.rows.map(({ codeId }) => codesOf(corpus, tally, codeId));
  return sets.map((own, place) =>
    sets.some((other, at) => at !== place && other.size > own.size && [...own].every((id) => other.has(id))),
  );
}

function themesBy(tally: Tally, inside: readonly boolean[], why: Reason | null): ThemeAssociation[] {
  const found = tally.rows.map((row, index) => {
    const counts = row.cells.map((cell, place) => [cell.count ?? 0, tally.columns[place]?.n ?? 0] as const);
    const table = [counts.map(([x]) => x), counts.map(([x, n]) => n - x)];
    return associationOf(table, why ?? (inside[index] ? reason('one_inside_other') : null));
  });
  const ps = found.map(pOf);
  const [byHolm, byBh] = [holm(ps), benjaminiHochberg(ps)];
  return found.map((each, index) => ({ ...each, holm: byHolm[index] ?? null, bh: byBh[index] ?? null }));
}

function pOf({ chiSquare, exact }: Association): number | null {
  return chiSquare?.p ?? exact?.p ?? null;
}

const nothing = { chiSquare: null, exact: null, cramersV: null, correctedV: null, residuals: null } as const;

function associationOf(table: Contingency, why: Reason | null): Association {
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  if (why) return { ...nothing, n, reason: why };
  const [chi, v] = [chiSquareOfTable(table), cramersV(table)];
  if (chi === null || v === null) return { ...nothing, n, reason: reason('no_variation') };
  const exact = chi.dependable ? null : fisherFreemanHalton(table);
  const isExact = exact !== null && exact.p !== null && exact.tables !== null;
  return {
    n,
    chiSquare: chi.dependable ? { value: chi.value, df: chi.df, p: chi.p } : null,
    exact: isExact ? { p: exact.p, tables: exact.tables } : null,
    cramersV: v.value,
    correctedV: v.corrected,
    residuals: adjustedResiduals(table),
    reason: chi.dependable ? null : reason(isExact ? 'small_expected' : 'too_many_tables'),
  };
}

function unitWord({ facts, total }: Tally): string {
  if (facts.unit === 'respondents') return facts.unit;
  return total.kinds.length === 1 ? `${total.kinds[0] ?? 'source'}s` : 'sources';
}
