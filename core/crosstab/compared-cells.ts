// Two cells of a crosstab as the sides of a comparison: what each row and each column stands for narrows the scope.
import type { SideKind } from '../comparison/counts.ts';
import { type ComparisonSettings, type SideScope, comparisonSettingsFrom } from '../comparison/settings.ts';
import { commonDates, type DateRange } from '../counting/dates.ts';
import type { ColumnMeaning } from '../counting/grouping.ts';
import type { Grouping, Scope } from '../counting/request.ts';
import type { CoderRecord } from '../records.ts';
import type { Crosstab, CrosstabRequest } from './crosstab.ts';

/** A cell by its keys; null for a total. */
export interface CrosstabPlace {
  readonly row: string | null;
  readonly column: string | null;
}

/** A crosstab with the request that it was made from, and the coders of the study. */
export interface MadeCrosstab {
  readonly made: Crosstab;
  readonly request: CrosstabRequest;
  readonly coders: Iterable<Pick<CoderRecord, 'kind'>>;
}

/**
 * The settings of a comparison of the sources of two cells. Null where they cannot be told by conditions on sources, as
 * those without a date, where the crosstab has no such cell, and where it counts only some of the codings on them, as
 * those with a weight: a comparison counts all.
 */
export function comparisonOfCells(
  { made, request, coders }: MadeCrosstab,
  one: CrosstabPlace,
  other: CrosstabPlace,
): ComparisonSettings | null {
  const { stances, minimumWeight, voices, of, denominator, basis, rollup, withoutSuggested } = request;
  // The sources of two cells may all be adjudicated although others are not: by default they would be counted in that layer.
  const mayDiffer = [...coders].some(({ kind }) => kind === 'adjudication');
  const layer = request.layer ?? (mayDiffer ? made.settings.layer : undefined);
  if (stances !== undefined || minimumWeight !== undefined || voices !== undefined) return null;
  const [a, b] = [sideOf(made, request, one), sideOf(made, request, other)];
  if (a === null || b === null) return null;
  return comparisonSettingsFrom(
    withoutAbsent({ a, b, of, layer, denominator, basis, rollup, withoutSuggested }),
  );
}

/** The cells beside this one: of the same column, and of the same row, both without totals. */
export function neighboursOf(
  { rows, columns }: Pick<Crosstab, 'rows' | 'columns'>,
  { row, column }: CrosstabPlace,
): { readonly inColumn: readonly CrosstabPlace[]; readonly inRow: readonly CrosstabPlace[] } {
  const others = (list: Crosstab['rows'], own: string | null): string[] =>
    own === null ? [] : list.flatMap(({ key }) => (key === own ? [] : key));
  return {
    inColumn: others(rows, row).map((key) => ({ row: key, column })),
    inRow: others(columns, column).map((key) => ({ row, column: key })),
  };
}

function sideOf(made: Crosstab, { scope = {}, by, by2 }: CrosstabRequest, place: CrosstabPlace) {
  const row = place.row === null ? made.total : made.rows.find(({ key }) => key === place.row);
  const column = place.column === null ? made.total : made.columns.find(({ key }) => key === place.column);
  if (!row || !column) return null;
  const narrowed = within(scope, by, row.meaning, place.row === null);
  const cell = narrowed && within(narrowed, by2, column.meaning, place.column === null);
  if (cell === null) return null;
  const kinds = row.kinds.filter((kind) => column.kinds.includes(kind));
  const [only = null, another] = kinds;
  const kind: SideKind = cell.kind ?? (only === null || another !== undefined ? 'mixed' : only);
  return { ...cell, kind } satisfies SideScope;
}

/** The scope with the condition that sources are in such a row or column; null where no condition says so. */
function within(scope: Scope, by: Grouping, meaning: ColumnMeaning, isTotal: boolean): Scope | null {
  if (isTotal || meaning.what === 'all') return scope;
  const value = meaning.what === 'value' ? meaning.value : null;
  if (typeof by === 'object') {
    const others = (scope.attributes ?? []).filter(({ attributeId }) => attributeId !== by.attributeId);
    return { ...scope, attributes: [...others, { attributeId: by.attributeId, values: [value] }] };
  }
  switch (meaning.what) {
    case 'kind':
      return { ...scope, kind: meaning.kind };
    case 'class':
      return { ...scope, classIds: [meaning.classId] };
    case 'language':
      return { ...scope, languages: [meaning.language] };
    case 'respondent':
      return { ...scope, respondentIds: [meaning.respondentId] };
    case 'value':
      return { ...scope, origins: [meaning.value] };
    case 'year':
      return dated(scope, { from: meaning.year, to: meaning.year });
    case 'month':
      return dated(scope, { from: meaning.month, to: meaning.month });
    case 'quarter':
      return dated(scope, monthsOf(meaning.quarter));
    case 'none':
      return withoutValue(scope, by);
    case 'no-month':
      return null;
  }
}

function dated(scope: Scope, dates: DateRange): Scope {
  return { ...scope, dates: commonDates(scope.dates ?? {}, dates) };
}

/** The first and the last month of a quarter such as `2019-Q4`. */
function monthsOf(quarter: string): DateRange {
  const last = Number(quarter.slice(-1)) * 3;
  const month = (number: number): string => `${quarter.slice(0, 4)}-${String(number).padStart(2, '0')}`;
  return { from: month(last - 2), to: month(last) };
}

function withoutValue(scope: Scope, by: Grouping): Scope | null {
  switch (by) {
    case 'class':
      return { ...scope, classIds: [null] };
    case 'language':
      return { ...scope, languages: [null] };
    case 'origin':
      return { ...scope, origins: [null] };
    default:
      return null;
  }
}

function withoutAbsent(settings: object): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
