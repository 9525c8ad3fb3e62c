import type { SourceRecord } from './records.ts';

/**
 * What sources of one outlet, publisher or address have in common. Null where nobody has said it: a text that came in as
 * a file has the name of the file as its origin, which no other source shares.
 */
export function originOf({
  origin,
  originalName,
}: Pick<SourceRecord, 'origin' | 'originalName'>): string | null {
  return origin === originalName ? null : origin;
}
