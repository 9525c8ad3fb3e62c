// Two versions of the codebook compared, as a table for scripts and spreadsheets: one row for each code.
import type { ChangeJson, DriftJson } from '../versions/versions-json.ts';
import { jsonRows } from './json-rows.ts';
import type { Table } from './table.ts';

/**
 * A row for each code that stood at either moment: the kinds of its changes, its definition then and now where it changed,
 * and its drift. `repeated` is what all rows have in common.
 */
export function versionTable(
  { changes, drift }: { readonly changes: readonly ChangeJson[]; readonly drift: readonly DriftJson[] },
  repeated: Readonly<Record<string, string | null>>,
): Table {
  const byCode = Map.groupBy(changes, ({ code_id }) => code_id);
  const fields = ['code', 'code_id', 'changes', 'from', 'to', 'was', 'is', 'by', 'at'] as const;
  const counts = [
    'base',
    'changed',
    'now',
    'drift',
    'unchanged',
    'moved_by_split_or_merge',
    'resized',
    'recoded_away',
    'removed',
    'joined',
    'recoded_in',
    'added_in_sources_reviewed_then',
    'added_in_new_sources',
  ] as const;
  return jsonRows(
    [...fields, ...counts],
    drift.map(({ presence: _presence, reason: _reason, ...row }) => {
      const own = byCode.get(row.code_id) ?? [];
      const last = own.findLast(({ at }) => at !== null);
      const texts = own.flatMap((change) => change.texts);
      return {
        ...row,
        changes: own.map(({ kind }) => kind).join('; '),
        from: own.flatMap(({ from }) => from).join('; '),
        to: own.flatMap(({ to }) => to).join('; '),
        was: texts.map(({ field, from }) => `${field}: ${from}`).join('\n'),
        is: texts.map(({ field, to }) => `${field}: ${to}`).join('\n'),
        by: last?.by ?? null,
        at: last?.at ?? null,
      };
    }),
    repeated,
    ['drift'],
  );
}
