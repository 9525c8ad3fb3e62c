// What is stored as settings names people and coders by their ids: comparisons, saved queries and kept tables
// follow a merge.
import { jsonWithIds } from '#core/json-with-ids.ts';
import type { WriteDb } from '#db/handles.ts';
import { all, remove, update } from '#db/write.ts';

/** Lists of people, in which a merge could name one twice. */
const onceEachIn: ReadonlySet<string> = new Set(['respondentIds', 'coderIds']);

/** Lets settings that name the row that is removed name the one that stays. */
export function passOnInSettings(db: WriteDb, goneId: string, keepId: string): void {
  const now = new Map([[goneId, keepId]]);
  for (const table of ['comparison', 'savedQuery', 'keptTable'] as const)
    for (const { id, settings } of all(db, table)) {
      const named = settings.includes(goneId) ? jsonWithIds(settings, now) : settings;
      if (named !== settings) update(db, table, id, { settings: onceEach(named) });
    }
  passOnInReport(db, goneId, keepId);
}

/** Numbers of a written report that name the row that is removed name the one that stays. */
function passOnInReport(db: WriteDb, goneId: string, keepId: string): void {
  const now = new Map([[goneId, keepId]]);
  for (const { id, runs } of all(db, 'reportParagraph'))
    if (runs.includes(goneId)) update(db, 'reportParagraph', id, { runs: jsonWithIds(runs, now) });
  for (const { id, number } of all(db, 'reportNumber')) {
    if (!number.includes(goneId)) continue;
    const named = jsonWithIds(number, now);
    const isFixed = all(db, 'reportNumber', { number: named }).length > 0;
    if (isFixed) remove(db, 'reportNumber', id);
    else update(db, 'reportNumber', id, { number: named });
  }
}

/** Respondents and coders who were chosen one by one stand once each. */
function onceEach(settings: string): string {
  return JSON.stringify(
    JSON.parse(settings, (key, value: unknown) =>
      onceEachIn.has(key) && Array.isArray(value) ? [...new Set(value as unknown[])] : value,
    ),
  );
}
