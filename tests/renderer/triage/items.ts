// Sources as triage sees them, made from what a test is about.
import type { SourceRecord } from '#core/records.ts';
import type { QueueItem } from '#renderer/features/triage/queue.ts';

/** A document that was not looked at yet; its title is its id. */
export function source(id: string, fields: Partial<SourceRecord> = {}): SourceRecord {
  return {
    id,
    kind: 'document',
    classId: null,
    title: id,
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
    length: 0,
    codePoints: 0,
    astral: '[]',
    label: null,
    place: null,
    mode: null,
    durationMinutes: null,
    interviewer: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    ...fields,
  };
}

/** The same as a line of the queue. */
export function item(
  id: string,
  { reviewed = false, ...fields }: Partial<SourceRecord> & { reviewed?: boolean } = {},
): QueueItem {
  return { source: source(id, fields), className: null, classPlace: 0, reviewed };
}
