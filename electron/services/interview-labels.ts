import { AppError } from '#core/errors.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';

/** Throws `conflict` if another interview has the label: a citation could not tell the two apart. */
export function refuseTakenLabel(
  db: ReadDb,
  sourceId: string | null,
  label: string | null | undefined,
): void {
  if (!label) return;
  if (all(db, 'source', { label }).some(({ id }) => id !== sourceId))
    throw new AppError('conflict', 'errors:label_taken', { label });
}
