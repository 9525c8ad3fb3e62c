// Near-duplicates as data: a row for each source of each open group, and for each text inside a longer one.
import type { ContainedPair } from '../likeness/alike-pairs.ts';
import type { AlikeGroup } from '../likeness/groups.ts';
import type { SourceRecord } from '../records.ts';
import type { Cell, Column, Table } from './table.ts';

const columns: readonly Column[] = [
  { key: 'group', kind: 'number' },
  { key: 'role', kind: 'text' },
  { key: 'similarity', kind: 'share' },
  { key: 'source_id', kind: 'text' },
  { key: 'source', kind: 'text' },
  { key: 'date', kind: 'text' },
  { key: 'status', kind: 'text' },
  { key: 'other_id', kind: 'text' },
  { key: 'other', kind: 'text' },
];

/**
 * `role` is `original`, `copy` or `part`. For a copy, `similarity` compares it with its original, given in
 * `other`; for a part, it is the share of the part found in `other`, and the part belongs to no group.
 */
export function duplicateTable(
  { groups, contained }: { groups: readonly AlikeGroup[]; contained: readonly ContainedPair[] },
  sources: ReadonlyMap<string, SourceRecord>,
): Table {
  const row = (group: Cell, role: string, similarity: Cell, id: string, otherId: string | null): Cell[] => {
    const source = sources.get(id);
    const other = otherId === null ? undefined : sources.get(otherId);
    return [
      group,
      role,
      similarity,
      id,
      source ? nameOf(source) : null,
      source?.date ?? null,
      source?.status ?? null,
      otherId,
      other ? nameOf(other) : null,
    ];
  };
  return {
    columns,
    rows: [
      ...groups.flatMap(({ originalId, sources: copies }, place) => [
        row(place + 1, 'original', null, originalId, null),
        ...copies.map(({ id, similarity }) => row(place + 1, 'copy', similarity, id, originalId)),
      ]),
      ...contained.map(({ id, inId, containment }) => row(null, 'part', containment, id, inId)),
    ],
  };
}

function nameOf({ label, title }: SourceRecord): string {
  return label ?? title;
}
