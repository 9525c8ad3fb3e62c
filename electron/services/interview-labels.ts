import { AppError } from '#core/errors.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';

/** Two interviews of one label could not be told apart in a citation. Throws `conflict` where another has it. */
export function refuseTakenLabel(
  db: ReadDb,
  sourceId: string | null,
  label: string | null | undefined,
): void {
  if (!label) return;
  if (all(db, 'source', { label }).some(({ id }) => id !== sourceId))
    throw new AppError('conflict', 'errors:label_taken', { label });
}
