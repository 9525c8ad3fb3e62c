// One row of a list of passages, and how it is named and opened.
import type { PassageRow } from '#core/counting/passages.ts';
import { openPlace, type Place } from '#renderer/state/workspace.ts';

export type { PassageRow };

/** Tells rows of one list apart, also after the list was asked for anew. */
export function idOf({ sourceId, span }: PassageRow): string {
  return span ? `${sourceId} ${span.start}–${span.end}` : `${sourceId} whole`;
}

/** The place of a row in its text. */
export function placeOf({ sourceId, span, codingIds }: PassageRow): Omit<Place, 'nonce'> {
  const [codingId] = codingIds;
  return {
    sourceId,
    ...(codingId === undefined ? {} : { codingId }),
    ...(span ? { span } : {}),
  };
}

/** Opens the place of a row in the reader. */
export function openPassage(row: PassageRow): void {
  openPlace(placeOf(row));
}
