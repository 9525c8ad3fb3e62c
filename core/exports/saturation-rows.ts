// Saturation as a table for scripts and spreadsheets: one row for each source, interview or respondent in order.
import type { SaturationJson } from '../saturation/saturation-json.ts';
import { jsonRows } from './json-rows.ts';
import type { Table } from './table.ts';
import { writtenPaths } from './written-names.ts';

/** All units; `newCodes` are written paths by unit. The grid of bases and runs is in JSON only. */
export function saturationTable(json: SaturationJson, newCodes: readonly (readonly string[])[]): Table {
  const { by, of, order, layer, denominator, not_reviewed, method, notice } = json;
  return jsonRows(
    ['place', 'name', 'id', 'new', 'observed', 'expected', 'new_codes'],
    json.rows.map((row, place) => ({ ...row, new_codes: writtenPaths(newCodes[place] ?? []) })),
    { by, of, order, layer, denominator, not_reviewed, method, notice },
    [],
  );
}
