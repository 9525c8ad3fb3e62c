// One row of a list of passages, and how it is named and opened.
import type { PassageRow } from '#core/counting/passages.ts';
import { openPlace } from '#renderer/state/workspace.ts';

export type { PassageRow };

/** Tells rows of one list apart, also after the list was asked for anew. */
export function idOf({ sourceId, span }: PassageRow): string {
  return span ? `${sourceId} ${span.start}–${span.end}` : `${sourceId} whole`;
}

/** Opens the place of a row in the reader. */
export function openPassage({ sourceId, span, codingIds }: PassageRow): void {
  const [codingId] = codingIds;
  openPlace({
    sourceId,
    ...(codingId === undefined ? {} : { codingId }),
    ...(span ? { span } : {}),
  });
}
