// Records with plain values, for tests that care about a few fields.
import type { CodeRecord, SourceRecord } from '#core/records.ts';
import { initial } from '#core/tables/all.ts';

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
