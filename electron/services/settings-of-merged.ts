// What is stored as settings names people and coders by their ids: comparisons, saved queries and kept tables
// follow a merge.
import { jsonWithIds } from '#core/settling/references.ts';
import type { WriteDb } from '#db/handles.ts';
import { all, update } from '#db/write.ts';

/** Lets settings that name the row that is removed name the one that stays. */
export function passOnInSettings(db: WriteDb, goneId: string, keepId: string): void {
  const now = new Map([[goneId, keepId]]);
  for (const table of ['comparison', 'savedQuery', 'keptTable'] as const)
    for (const { id, settings } of all(db, table)) {
      const named = settings.includes(goneId) ? jsonWithIds(settings, now) : settings;
      if (named !== settings) update(db, table, id, { settings: named });
    }
}
