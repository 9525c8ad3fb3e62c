// One row of a list of passages: its id, its place, and how to open it.
import type { PassageRow } from '#core/counting/passages.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import type { Place } from '#renderer/state/workspace-state.ts';

export type { PassageRow };

/** An id that distinguishes the rows of a list and stays the same when the list is asked for again. */
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

/** Opens a row's place in the reader. */
export function openPassage(row: PassageRow): void {
  openPlace(placeOf(row));
}
