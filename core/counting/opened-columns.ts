// The columns among which the cell of a table is opened: those of a tally, the pairs of a crosstab, or the periods of a
// timeline's lines.
import type { Corpus } from './corpus.ts';
import { crossedColumns, keysOfPair } from './crossed-columns.ts';
import { columnsOf, type ColumnMeaning, type Columns } from './grouping.ts';
import { classLines, pooledLines } from './lines.ts';
import { periodsOf, type PeriodLength } from './periods.ts';
import type { Grouping, TallyRequest } from './request.ts';
import type { Selection } from './selection.ts';

/** Rows and columns of a crosstab. The key of a column is `pairKey` of their keys. */
export interface CrossedBy {
  readonly rows: Grouping;
  readonly columns: Grouping;
}

/**
 * Lines and periods of a timeline. The key of a column is `pairKey` of the line's number and the period's key, and of
 * the total of a line its number alone.
 */
export interface PeriodBy {
  /** Null for totals of lines, over all periods. */
  readonly period: PeriodLength | null;
  /** Whether its lines are those of classes, or take all documents together. */
  readonly byClass: boolean;
}

/** A request for what lies behind a cell of a tally, a crosstab or a timeline. */
export interface CellRequest extends Omit<TallyRequest, 'by'> {
  readonly by?: Grouping | CrossedBy | PeriodBy | undefined;
}

/** The columns of a selection by what they stand for: all cells of a table are opened among the same ones. */
const known = new WeakMap<Selection, Map<string, Columns>>();

/** The columns of the table that a cell is opened in. Throws as `columnsOf`. */
export function openedColumns(corpus: Corpus, selection: Selection, by: CellRequest['by']): Columns {
  const ofSelection = known.get(selection) ?? new Map<string, Columns>();
  known.set(selection, ofSelection);
  const key = JSON.stringify(by ?? null);
  let columns = ofSelection.get(key);
  if (!columns) {
    const [outer, inner] = columnsCrossed(corpus, selection, by);
    columns = inner === undefined ? outer : crossedColumns(selection.scoped, outer, inner).columns;
    ofSelection.set(key, columns);
  }
  return columns;
}

/** What a column stands for: one meaning in a tally, two in other tables, none for an unknown key. */
export function openedMeanings(
  corpus: Corpus,
  selection: Selection,
  by: CellRequest['by'],
  key: string,
): ColumnMeaning[] {
  const [outer, inner] = columnsCrossed(corpus, selection, by);
  const meaningIn = ({ list }: Columns, own: string | undefined): ColumnMeaning[] =>
    list.flatMap((each) => (each.key === own ? each.meaning : []));
  if (inner === undefined) return meaningIn(outer, key);
  const [first, second] = keysOfPair(key);
  return [...meaningIn(outer, first), ...meaningIn(inner, second)];
}

/** The columns, or the outer and the inner ones. */
function columnsCrossed(
  corpus: Corpus,
  selection: Selection,
  by: CellRequest['by'],
): readonly [Columns] | readonly [Columns, Columns] {
  const { scoped } = selection;
  if (typeof by === 'object' && 'rows' in by)
    return [columnsOf(corpus, scoped, by.rows), columnsOf(corpus, scoped, by.columns)];
  if (typeof by === 'object' && 'period' in by) {
    const lines = by.byClass ? classLines(selection) : pooledLines(selection);
    if (by.period === null) return [lines.columns];
    return [lines.columns, periodsOf(scoped.inScope, by.period).columns];
  }
  return [columnsOf(corpus, scoped, by ?? null)];
}
