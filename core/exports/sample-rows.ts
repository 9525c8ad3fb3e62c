// A sample as data: a row for each source drawn, in the order of the draw.
import type { SampleRecord, SourceRecord } from '../records.ts';
import { sampleDesignFrom } from '../sampling/sample-design.ts';
import type { Cell, Column, Table } from './table.ts';

const columns: readonly Column[] = [
  { key: 'order', kind: 'number' },
  { key: 'source_id', kind: 'text' },
  { key: 'source', kind: 'text' },
  { key: 'date', kind: 'text' },
  { key: 'stratum', kind: 'text' },
  { key: 'stratum_size', kind: 'number' },
  { key: 'seed', kind: 'number' },
  { key: 'method', kind: 'long' },
];

/** Sources that were deleted since keep their row, without a name. */
export function sampleTable(
  sample: SampleRecord,
  sources: ReadonlyMap<string, SourceRecord>,
  method: string,
): Table {
  const strata = new Map(
    sampleDesignFrom(sample.settings).frame.flatMap((stratum) =>
      stratum.sourceIds.map((id) => [id, stratum] as const),
    ),
  );
  // Only `samples.draw` writes this list.
  const ids = JSON.parse(sample.sourceIds) as string[];
  return {
    columns,
    rows: ids.map((id, place): Cell[] => {
      const source = sources.get(id);
      const stratum = strata.get(id);
      return [
        place + 1,
        id,
        source ? (source.label ?? source.title) : null,
        source?.date ?? null,
        stratum?.key ?? null,
        stratum?.sourceIds.length ?? null,
        sample.seed,
        method,
      ];
    }),
  };
}
