// Codes and codings to settle, with the fields that a test names.
import type { Row } from '#core/settling/rows.ts';
import { initial } from '#core/tables/all.ts';

export type Fields = Partial<Record<string, Row[string]>>;

export const AT = '2026-01-01T00:00:00.000Z';

/** A code at the top, called by its id. */
export function code(id: string, facts: Fields = {}): Row {
  return { ...initial.code, id, name: id, parentId: null, position: 1, colour: 0, createdAt: AT, ...facts };
}

/** A coding by Wei of the first four letters of `s`. */
export function codingRow(id: string, codeId: string, facts: Fields = {}): Row {
  const place = { sourceId: 's', coderId: 'wei', start: 0, end: 4 };
  return { ...initial.coding, id, codeId, ...place, createdAt: AT, ...facts };
}
