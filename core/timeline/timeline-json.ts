// A timeline in the form that scripts read: `concord timeline --format json`. Names and nesting are part of its
// contract.
import { PATH_SEPARATOR } from '../codes/codebook.ts';
import type { DatesUnplaced } from '../counting/dates.ts';
import type { Unit } from '../counting/request.ts';
import { selectionJson, type JsonTelling, type SelectionJson } from '../counting/selection-json.ts';
import { tableCellJson, type TableCellJson } from '../counting/table-cell.ts';
import type { SourceKind } from '../records.ts';
import type { PeriodLength } from '../counting/periods.ts';
import type { Timeline } from './timeline.ts';

/** A timeline as JSON. */
export interface TimelineJson extends SelectionJson {
  readonly by: PeriodLength;
  readonly unit: Unit;
  /** Whether it has counts alone, without shares. */
  readonly absolute: boolean;
  /** Sources dated by year only, where periods are shorter, and undated ones. */
  readonly coarse_dates: DatesUnplaced;
  readonly periods: readonly string[];
  readonly themes: readonly {
    readonly code: string;
    readonly code_id: string;
    /** Names joined by ` > `. */
    readonly path: string;
    readonly theme: boolean;
    readonly lines: readonly {
      readonly kind: SourceKind;
      /** The class of a line of one class; null otherwise. */
      readonly class: string | null;
      /** Whether the line takes all classes of documents together. */
      readonly pooled: boolean;
      readonly cells: readonly (TableCellJson & { readonly period: string; readonly in_scope: number })[];
      readonly total: TableCellJson;
    }[];
    readonly reviewed_before_created: number;
    readonly at_risk: number;
  }[];
  readonly method: string;
  readonly notice: string | null;
}

/** The timeline as plain JSON. */
export function timelineJson(
  { settings, periods, lines, themes, notReviewed, facts }: Timeline,
  { coderName, method, notice }: JsonTelling,
): TimelineJson {
  return {
    by: settings.by,
    unit: settings.unit,
    absolute: settings.absolute,
    ...selectionJson(facts.tally, settings.layer, notReviewed, coderName),
    coarse_dates: facts.unplaced,
    periods: periods.map(({ key }) => key),
    themes: themes.map((theme) => ({
      code: theme.path.at(-1) ?? '',
      code_id: theme.codeId,
      path: theme.path.join(PATH_SEPARATOR),
      theme: theme.theme,
      lines: theme.lines.map(({ cells, total }, line) => {
        const { kind, className, isPooled } = lines[line]!;
        return {
          kind,
          class: className,
          pooled: isPooled,
          cells: cells.map((cell, place) => ({
            period: periods[place]!.key,
            in_scope: cell.inScope,
            ...tableCellJson(cell),
          })),
          total: tableCellJson(total),
        };
      }),
      reviewed_before_created: theme.bornLate,
      at_risk: theme.bornLateAtRisk,
    })),
    method,
    notice,
  };
}
