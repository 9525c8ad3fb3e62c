// A timeline as a table for scripts and spreadsheets: one row for each theme, line and period. The total of a line has
// no period.
import type { TimelineJson } from '../timeline/timeline-json.ts';
import { jsonRows, type FlatRow } from './json-rows.ts';
import type { Table } from './table.ts';

/** The periods of all themes. `paths` are written paths by code id. */
export function timelineTable(json: TimelineJson, paths: ReadonlyMap<string, string>): Table {
  const rows = json.themes.flatMap((theme) =>
    theme.lines.flatMap(({ kind, class: className, pooled, cells, total }): FlatRow[] => {
      const line = {
        path: paths.get(theme.code_id) ?? theme.path,
        theme: theme.theme,
        code_id: theme.code_id,
        kind,
        class: className,
        pooled,
      };
      return [
        ...cells.map((cell) => ({ ...line, ...cell })),
        { ...line, period: null, in_scope: null, ...total },
      ];
    }),
  );
  const { by, unit, absolute, basis, rollup, layer, denominator, not_reviewed, method, notice } = json;
  return jsonRows(
    'path theme code_id kind class pooled period in_scope count n share reason'.split(' '),
    rows,
    { by, unit, absolute, basis, rollup, layer, denominator, not_reviewed, method, notice },
    ['share'],
  );
}
