// Sources as triage sees them, made from the fields that a test needs.
import type { SourceRecord } from '#core/records.ts';
import type { QueueItem } from '#renderer/features/triage/queue.ts';
import { sourceRecord } from '../../helpers/records.ts';

/** A document with status *new*; its title is its id. */
export function source(id: string, fields: Partial<SourceRecord> = {}): SourceRecord {
  return sourceRecord({ id, ...fields });
}

/** The same as a line of the queue. */
export function item(
  id: string,
  { reviewed = false, ...fields }: Partial<SourceRecord> & { reviewed?: boolean } = {},
): QueueItem {
  return { source: source(id, fields), className: null, classPlace: 0, reviewed };
}
