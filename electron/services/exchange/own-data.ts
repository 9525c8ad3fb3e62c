// Reads Concord's own data of an exchange file into memory, in the required shape: a few rows at a time, and with rows that take
// little room, since a large study has hundreds of thousands of them.
import type * as z from 'zod';
import type { Remark } from '#core/refi/incoming.ts';
import { tableNames } from '#core/settling/references.ts';
import type { Row } from '#core/settling/rows.ts';
import type { TableName } from '#core/records.ts';
import type { Beside } from '#formats/refi/container.ts';
import type { ReadingContext } from '../context.ts';
import { OtherLines, type OwnPiece, piecesInLines, piecesOfWhole } from './own-pieces.ts';
import { SharedIds } from './shared-ids.ts';
import {
  isLater,
  laterFields,
  OLDEST_SCHEMA,
  OWN_VERSION,
  ownAbout,
  ownHead,
  rowShapes,
  schemaOf,
} from './own-shape.ts';

/** The most bytes of the data, and of a blob that is JSON: 100,000 codings take 35 MB. */
const MAX_OWN_DATA_BYTES = 256 * 1024 * 1024;

export interface OwnData extends z.infer<typeof ownAbout> {
  readonly rows: Readonly<Record<TableName, readonly Row[]>>;
}

/** Thrown internally for data that no project could hold; the message says where. */
export class InvalidData extends Error {}

/** The data in its required shape, or why it is not read. Throws `InvalidData` if it has another shape. */
export async function ownIn(context: ReadingContext, beside: Beside): Promise<OwnData | Remark> {
  if (beside.size > MAX_OWN_DATA_BYTES) throw new InvalidData('size');
  try {
    return await shaped(context, beside, piecesInLines(beside));
  } catch (error) {
    if (!(error instanceof OtherLines)) throw error;
  }
  try {
    return await shaped(context, beside, piecesOfWhole(beside));
  } catch (error) {
    throw error instanceof SyntaxError ? new InvalidData('JSON') : error;
  }
}

async function shaped(
  { db, signal }: ReadingContext,
  { qdeHash }: Beside,
  pieces: AsyncIterable<OwnPiece>,
): Promise<OwnData | Remark> {
  let own: z.infer<typeof ownAbout> | null = null;
  const rows = new Map<string, Row[]>();
  const ids = new SharedIds();
  for await (const piece of pieces) {
    signal.throwIfAborted();
    if ('about' in piece) {
      const head = ownHead.safeParse(piece.about);
      if (!head.success) throw new InvalidData('format');
      const { version, schema, qde } = head.data;
      if (version < 1 || version > OWN_VERSION || schema < OLDEST_SCHEMA || schema > schemaOf(db))
        return { key: 'exchange:own_newer', parameters: {} };
      if (qde !== qdeHash) return { key: 'exchange:own_changed', parameters: {} };
      own = fitting(ownAbout, piece.about, []);
      for (const table of tableNames) if (isLater(table, schema)) rows.set(table, []);
      continue;
    }
    const table = tableNames.find((name) => name === piece.table);
    if (!own || !table) throw new InvalidData('rows');
    const empty = laterFields(table, own.schema);
    const held = rows.get(table) ?? [];
    rows.set(table, held);
    for (const row of piece.rows) {
      const whole = typeof row === 'object' ? { ...empty, ...row } : row;
      // The shape ensures that a row has the fields of its table.
      const fit = fitting(rowShapes[table], whole, ['rows', table, held.length]) as Row;
      held.push(ids.sharedIn(table, fit));
    }
  }
  const missing = tableNames.find((table) => !rows.has(table));
  if (!own || missing) throw new InvalidData(`rows ${missing ?? ''}`);
  return { ...own, rows: Object.fromEntries(rows) as unknown as OwnData['rows'] };
}

/** The value if it has this shape. Otherwise throws `InvalidData` with the place of the fault, which begins with `within`. */
function fitting<T>(shape: z.ZodType<T>, value: unknown, within: readonly (string | number)[]): T {
  const { success, data, error } = shape.safeParse(value);
  if (success) return data;
  throw new InvalidData([...within, ...(error.issues[0]?.path ?? [])].join(' '));
}

/** Parses a blob that is JSON. Throws `InvalidData`. */
export function parsed(json: Buffer): unknown {
  if (json.length > MAX_OWN_DATA_BYTES) throw new InvalidData('size');
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    throw new InvalidData('JSON');
  }
}
