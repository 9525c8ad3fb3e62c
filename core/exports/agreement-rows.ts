// Agreement and disagreements as tables for scripts and spreadsheets.
import type { AgreementJson, AgreementOnJson, DisagreementsJson } from '../agreement/agreement-json.ts';
import { measureKeys } from '../agreement/measures.ts';
import { jsonRows, type FlatRow } from './json-rows.ts';
import type { Table } from './table.ts';
import { writtenList } from './written-names.ts';

/**
 * One row for each code and, last, one for all codes together; `row` says which it is. `paths` are the written paths of
 * the rows.
 */
export function agreementTable(json: AgreementJson, paths: readonly string[]): Table {
  const { level, coders, threshold, denominator, q, method, notice } = json;
  const isDrawn = [...json.rows, json.pooled].some(({ intervals }) => Object.keys(intervals).length > 0);
  const ends = isDrawn ? measureKeys.flatMap((key) => [`${key}_low`, `${key}_high`]) : [];
  const rows = [
    ...json.rows.map((row, place) => flat('code', paths[place] ?? row.path, row)),
    flat('all codes', null, json.pooled),
  ];
  return jsonRows(
    [
      'row',
      'path',
      'n',
      ...coders.map((name) => `used ${name}`),
      'both',
      'neither',
      ...measureKeys,
      ...ends,
      'reasons',
    ],
    rows,
    { level, coders: writtenList(coders), threshold, denominator, q, method, notice },
    [],
  );
}

function flat(what: string, path: string | null, row: AgreementOnJson): FlatRow {
  const { used, intervals, reasons } = row;
  return {
    row: what,
    path,
    n: row.n,
    ...Object.fromEntries(Object.entries(used).map(([name, count]) => [`used ${name}`, count])),
    both: row.both,
    neither: row.neither,
    ...Object.fromEntries(measureKeys.map((key) => [key, row[key]])),
    ...Object.fromEntries(
      measureKeys.flatMap((key) => {
        const [low = null, high = null] = intervals[key] ?? [];
        return [
          [`${key}_low`, low],
          [`${key}_high`, high],
        ];
      }),
    ),
    reasons: Object.entries(reasons)
      .map(([key, why]) => `${key}: ${why}`)
      .join('; '),
  };
}

/** One row for each difference. */
export function disagreementsTable(json: DisagreementsJson): Table {
  const { level, threshold, denominator, notice } = json;
  return jsonRows(
    ['source_id', 'code', 'start', 'end', 'present'],
    json.rows.map(({ present, ...row }) => ({ ...row, present: writtenList(present) })),
    { level, coders: writtenList(json.coders), threshold, denominator, notice },
    [],
  );
}
