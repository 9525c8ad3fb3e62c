// The summary grid: respondents or sources as rows, themes as columns. A cell has the passages of the theme by that
// respondent over all their interviews, or in that source; beside them analysts keep summaries of their own.
import { countedCodes, pathOf } from '../codes/codebook.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { countCells } from '../counting/count-cells.ts';
import { countingFacts, type CountingFacts } from '../counting/facts.ts';
import { columnsOf, type Columns } from '../counting/grouping.ts';
import { isReviewedIn } from '../counting/layer.ts';
import type { LayerRequest } from '../counting/request.ts';
import { select, type Selection } from '../counting/selection.ts';
import { rowCodes } from '../counting/row-codes.ts';
import { AppError } from '../errors.ts';
import type { SourceRecord } from '../records.ts';
import { narrowest } from '../respondents/consent.ts';
import { arranged, type GridGroup } from './arrange.ts';
import type { GridRow } from './grid-row.ts';
import { countingOf, orderOf, type GridRequest, type GridRows } from './request.ts';

/** A theme of a grid. */
export interface GridTheme {
  readonly codeId: string;
  /** Names from the root of the codebook. */
  readonly path: readonly string[];
  /** Rows of the base with at least one passage of it. */
  readonly rows: number;
}

/** A summary grid without its summaries. */
export interface SummaryGrid {
  readonly of: GridRows;
  readonly themes: readonly GridTheme[];
  /** In the order of the groups. */
  readonly rows: readonly GridRow[];
  /** One without a value where nothing is grouped. */
  readonly groups: readonly GridGroup[];
  /** Rows of the base: what the heads of themes are out of. */
  readonly inBase: number;
  /** Cells of the rows of the base, and those of them with at least one passage. */
  readonly cells: { readonly of: number; readonly carrying: number };
  /** Interviews in scope for which no respondent is named; they are in no row of respondents. */
  readonly withoutRespondent: number;
  /** The layer that was counted. */
  readonly layer: LayerRequest;
  readonly facts: CountingFacts;
}

/**
 * Makes a grid. Throws AppError `unsupported` for a majority, whose passages are nobody's, and `not_found` for a code,
 * coder or attribute that is not in the corpus.
 */
export function summaryGrid(corpus: Corpus, codings: CodingTable, request: GridRequest): SummaryGrid {
  return gridIn(select(corpus, codings, countingOf(request)), request);
}

/** The grid of a selection that was made with `countingOf`. Throws as `summaryGrid`. */
export function gridIn(selection: Selection, request: GridRequest): SummaryGrid {
  const { of, themes = 'themes' } = request;
  const { corpus, layer, settings, scoped } = selection;
  if (layer.what === 'majority') throw new AppError('unsupported', 'errors:majority_has_no_passages');
  const codeIds = rowCodes(corpus.codebook, themes);
  const drafts = rowsIn(selection, of);
  const counted = codeIds.map((id) => (settings.rollup ? countedCodes(corpus.codebook, id) : new Set([id])));
  const counts = countCells(selection, columnsOfRows(of, drafts), counted);
  const rows = drafts.map((draft, place): GridRow => ({
    ...draft,
    consent:
      of === 'respondents'
        ? (corpus.tables.respondent.get(draft.id)?.consent ?? null)
        : narrowest((corpus.respondentsOf.get(draft.id) ?? []).map(({ consent }) => consent)),
    cells: codeIds.map((_, theme) => {
      const { passages, sources } = counts.cell(theme, place);
      return { passages, isWhole: passages === 0 && sources > 0 };
    }),
  }));
  const { ordered, groups } = arranged(selection, of, rows, orderOf(request));
  const withPassages = codeIds.map(
    (_, theme) => rows.filter(({ cells }) => cells[theme]!.passages > 0).length,
  );
  const inBase = rows.filter((row) => row.isInBase).length;
  return {
    of,
    themes: codeIds.map((codeId, theme) => ({
      codeId,
      path: pathOf(corpus.codebook, codeId),
      rows: withPassages[theme]!,
    })),
    rows: ordered,
    groups,
    inBase,
    cells: { of: inBase * codeIds.length, carrying: withPassages.reduce((sum, count) => sum + count, 0) },
    withoutRespondent:
      of === 'sources' ? 0 : scoped.inScope.filter(({ id }) => !corpus.respondentsOf.has(id)).length,
    layer: layer.request,
    facts: countingFacts(selection),
  };
}

type RowDraft = Omit<GridRow, 'cells' | 'consent'>;

/** The rows of a grid in the order of the study, without their cells. */
export function rowsIn(selection: Selection, of: GridRows): RowDraft[] {
  const base = new Set(selection.base.sources.map(({ id }) => id));
  const named = of === 'respondents' ? respondentsIn(selection) : sourcesIn(selection);
  return named.map((row) => ({
    ...row,
    isReviewed: row.sourceIds.some((sourceId) => isReviewedIn(selection.layer, sourceId)),
    isInBase: row.sourceIds.some((sourceId) => base.has(sourceId)),
  }));
}

type NamedRow = Pick<GridRow, 'id' | 'name' | 'sourceIds'>;

/** The people interviewed in scope, in their order. */
function respondentsIn({ corpus, scoped }: Selection): NamedRow[] {
  const sourceIds = new Map<string, string[]>();
  for (const { id } of scoped.inScope)
    for (const person of scoped.respondentsOf(id)) {
      const own = sourceIds.get(person.id);
      if (own) own.push(id);
      else sourceIds.set(person.id, [id]);
    }
  return columnsOf(corpus, scoped, 'respondent').list.flatMap(({ key, meaning }) =>
    meaning.what === 'respondent'
      ? [{ id: meaning.respondentId, name: key, sourceIds: sourceIds.get(meaning.respondentId) ?? [] }]
      : [],
  );
}

function sourcesIn({ scoped }: Selection): NamedRow[] {
  return scoped.inScope.map((source) => ({
    id: source.id,
    name: nameOfSource(source),
    sourceIds: [source.id],
  }));
}

function nameOfSource({ kind, label, title }: SourceRecord): string {
  return kind === 'interview' && label ? label : title;
}

/** The rows as columns of a count. */
function columnsOfRows(of: GridRows, rows: readonly NamedRow[]): Columns {
  const places = new Map(rows.map(({ id }, place) => [id, place]));
  const placesOf = (id: string): readonly number[] => {
    const place = places.get(id);
    return place === undefined ? [] : [place];
  };
  const bySource = new Map<string, number[]>();
  rows.forEach(({ sourceIds }, place) => {
    for (const id of sourceIds) bySource.set(id, [...(bySource.get(id) ?? []), place]);
  });
  return {
    list: rows.map(({ id }) => ({ key: id, meaning: { what: 'all' } })),
    ofSource: (id) => bySource.get(id) ?? [],
    ofRespondent: of === 'respondents' ? placesOf : null,
    partsEachGroup: false,
  };
}
