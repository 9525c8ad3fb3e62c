// Relations as a table for scripts and spreadsheets: one row for each pair of codes.
import type { RelationsJson } from '../relations/relations-json.ts';
import { jsonRows, type FlatRow } from './json-rows.ts';
import type { Table } from './table.ts';
import { writtenList } from './written-names.ts';

/** All pairs. `paths` are written paths by code id. */
export function relationsTable(json: RelationsJson, paths: ReadonlyMap<string, string>): Table {
  const rows = json.rows.map(({ shared_codes: shared, a_id, b_id, ...row }): FlatRow => {
    return {
      ...row,
      a: paths.get(a_id) ?? row.a_path,
      b: paths.get(b_id) ?? row.b_path,
      a_id,
      b_id,
      shared_codes: writtenList(shared),
    };
  });
  const isByPassages = json.by === 'overlap' || json.by === 'within';
  const isOfBase = json.by === 'source' || json.by === 'respondent';
  const { by, paragraphs, of, basis, rollup, layer, denominator, not_reviewed, method, notice } = json;
  const fields = [
    'a b a_id b_id n_a n_b',
    isByPassages ? 'a_meeting_b b_meeting_a both places' : 'both either',
    ...(isOfBase ? ['neither'] : []),
    'c jaccard',
    ...(by === 'overlap' ? ['shared_characters jaccard_characters'] : []),
    'one_inside_other shared_codes reason kind',
  ].flatMap((some) => some.split(' '));
  return jsonRows(
    fields,
    rows,
    { by, paragraphs, of, basis, rollup, layer, denominator, not_reviewed, method, notice },
    ['c', 'jaccard', 'jaccard_characters'],
  );
}
