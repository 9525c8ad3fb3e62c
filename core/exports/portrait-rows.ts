// Who carries a theme, as a table for scripts and spreadsheets: one row for each theme and each respondent or source.
import type { PortraitsJson } from '../portraits/portraits-json.ts';
import { jsonRows, type FlatRow } from './json-rows.ts';
import type { Table } from './table.ts';

/** The carriers of all themes. `paths` are written paths by code id. */
export function portraitsTable(json: PortraitsJson, paths: ReadonlyMap<string, string>): Table {
  const { of, basis, rollup, layer, denominator, not_reviewed, method, notice } = json;
  const rows = json.themes.flatMap((theme, place) =>
    json.carriers.map(({ name, id, group, sources, reviewed, passages }): FlatRow => {
      const own = passages[place]!;
      return {
        path: paths.get(theme.code_id) ?? theme.path,
        code_id: theme.code_id,
        carrier: name,
        carrier_id: id,
        group: group.join('; '),
        sources,
        reviewed,
        passages: own,
        carried: theme.carried,
        share: theme.carried === 0 ? null : own / theme.carried,
        effective_number: theme.effective_number,
      };
    }),
  );
  return jsonRows(
    'path code_id carrier carrier_id group sources reviewed passages carried share effective_number'.split(
      ' ',
    ),
    rows,
    { of, basis, rollup, layer, denominator, not_reviewed, method, notice },
    ['share'],
  );
}
