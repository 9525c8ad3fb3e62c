// Whether the counts kept with snapshots are told: while blind work lasts they would tell how much others have done.
import { existsSync } from 'node:fs';
import type { ReadDb } from '#db/handles.ts';
import { connectToRead } from '#db/reading-connection.ts';
import { all } from '#db/write.ts';
import { sightIn } from '../../services/rounds/round-rows.ts';

/**
 * Whether blind work in the study at this path hides the counts of its snapshots from the coder of this name or id; while a
 * round lasts, from anybody who is not named. A file that is gone, or from before there were rounds, hides nothing.
 */
export function areCountsHidden(path: string, as: string | undefined): boolean {
  if (!existsSync(path)) return false;
  try {
    using db = connectToRead(path);
    if (!knowsRounds(db)) return false;
    const asking = all(db, 'coder').find(({ id, name }) => id === as || name === as);
    return sightIn(db, asking?.id ?? null) !== null;
  } catch {
    return true;
  }
}

function knowsRounds({ sqlite }: ReadDb): boolean {
  return sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'blind_round'").get() !== undefined;
}
