import type { SourceRecord } from './records.ts';

/**
 * The outlet, publisher or address that a source shares with others. Null where nobody has stated it: a text
 * imported from a file has the file's name as its origin, which no other source shares.
 */
export function originOf({
  origin,
  originalName,
}: Pick<SourceRecord, 'origin' | 'originalName'>): string | null {
  return origin === originalName ? null : origin;
}
