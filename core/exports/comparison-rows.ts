// A comparison as a table for scripts and spreadsheets: one row for each theme, the findings of both sides beside each
// other.
import type { ComparisonJson, FindingJson } from '../comparison/comparison-json.ts';
import { jsonRows, type FlatRow } from './json-rows.ts';
import type { Table } from './table.ts';

const ofFinding = ['count', 'n', 'share', 'se', 'low', 'high', 'rank', 'reason'] as const;

/** All themes. The columns of a side begin with `a` or `b`; `paths` are written paths by code id. */
export function comparisonTable(json: ComparisonJson, paths: ReadonlyMap<string, string>): Table {
  const [a, b] = json.sides;
  const found = (side: 'a' | 'b', finding: FindingJson, n: number): FlatRow =>
    Object.fromEntries(
      ofFinding.map((field) => [`${side} ${field}`, field === 'n' ? n : finding[field]] as const),
    );
  const rows = json.rows.map((row): FlatRow => {
    const { interviews, passages, difference } = row;
    return {
      path: paths.get(row.code_id) ?? row.path,
      code_id: row.code_id,
      ...found('a', row.a, a.n),
      ...found('b', row.b, b.n),
      ...(interviews ? { interviews: interviews.count } : {}),
      ...Object.fromEntries(Object.entries(passages).map(([side, count]) => [`passages ${side}`, count])),
      difference: difference.value,
      'difference low': difference.low,
      'difference high': difference.high,
      fisher: row.fisher,
      pattern: row.pattern,
      prominence: row.prominence,
      verdict: row.verdict,
    };
  });
  const fields = [
    'path',
    'code_id',
    ...(['a', 'b'] as const).flatMap((side) => ofFinding.map((field) => `${side} ${field}`)),
    ...(json.interviews ? ['interviews'] : []),
    ...Object.keys(json.rows[0]?.passages ?? {}).map((side) => `passages ${side}`),
    'difference',
    'difference low',
    'difference high',
    'fisher',
    'pattern',
    'prominence',
    'verdict',
  ];
  const { method, notice } = json;
  return jsonRows(fields, rows, { 'a name': a.name, 'b name': b.name, method, notice }, [
    'a share',
    'b share',
  ]);
}
