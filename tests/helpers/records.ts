// Records with plain values, for tests that care about a few fields.
import type { CodeRecord, Records, SourceRecord } from '#core/records.ts';
import { initial } from '#core/tables/all.ts';
import { byColumn, type RowsByColumn, type TableByColumn } from '#core/tables/rows-by-column.ts';

const dawn = '2025-01-01T00:00:00.000Z';

/** A document of a thousand characters with status *new*. Its title is its id unless given. */
export function sourceRecord(facts: Partial<SourceRecord> & Pick<SourceRecord, 'id'>): SourceRecord {
  const length = facts.length ?? 1000;
  return {
    ...initial.source,
    kind: 'document',
    title: facts.id,
    status: 'new',
    textHash: '',
    length,
    codePoints: length,
    astral: '[]',
    createdAt: dawn,
    ...facts,
  };
}

/** A top-level code that is no theme. Its name is its id unless given. */
export function codeRecord(facts: Partial<CodeRecord> & Pick<CodeRecord, 'id'>): CodeRecord {
  return {
    ...initial.code,
    parentId: null,
    position: 0,
    name: facts.id,
    status: 'stable',
    colour: 0,
    createdAt: dawn,
    ...facts,
  };
}

/** Records as a window is sent those of a large table. All have the fields of the first. */
export function sentByColumn<T extends TableByColumn>(
  records: readonly Records[T][],
): RowsByColumn<Records[T]> {
  // The keys of a record are the fields of its table.
  const fields = Object.keys(records[0] ?? {}) as (keyof Records[T])[];
  return byColumn<T>(
    fields,
    records.map((record) => fields.map((field) => record[field])),
  );
}
