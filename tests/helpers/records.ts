// Bare records, for tests that are about a few of their fields.
import { newCode } from '#core/new-code.ts';
import type { CodeRecord, SourceRecord } from '#core/records.ts';

const dawn = '2025-01-01T00:00:00.000Z';

/** A document of a thousand characters that nobody has looked at; called by its id unless a title is given. */
export function sourceRecord(facts: Partial<SourceRecord> & Pick<SourceRecord, 'id'>): SourceRecord {
  const length = facts.length ?? 1000;
  return {
    kind: 'document',
    classId: null,
    title: facts.id,
    date: null,
    language: null,
    origin: null,
    status: 'new',
    exclusionReason: null,
    duplicateOf: null,
    textHash: '',
    docHash: null,
    originalHash: null,
    originalName: null,
    encoding: null,
    length,
    codePoints: length,
    astral: '[]',
    label: null,
    place: null,
    mode: null,
    durationMinutes: null,
    interviewer: null,
    createdAt: dawn,
    ...facts,
  };
}

/** A code at the top that is no theme; called by its id unless a name is given. */
export function codeRecord(facts: Partial<CodeRecord> & Pick<CodeRecord, 'id'>): CodeRecord {
  return {
    parentId: null,
    position: 0,
    name: facts.id,
    ...newCode,
    status: 'stable',
    colour: 0,
    createdAt: dawn,
    ...facts,
  };
}
