// Refuses a count that would silently be of something else, because a thing that it names was deleted.
import { changeIn } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import { presentName } from '#core/history/rows-of-act.ts';
import { thingsNeeded, type NeededThing } from '#core/kept-tables/things-needed.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { statement } from '#db/statements.ts';
import { find } from '#db/write.ts';

/** Throws `not_found` with the kind and the last name of the first thing that the settings need and that is gone. */
export function expectNeeded(db: ReadDb, settings: unknown): void {
  for (const thing of thingsNeeded(settings)) expectThere(db, thing);
}

/** Throws the same for a single thing. */
export function expectThere(db: ReadDb, thing: NeededThing): void {
  const { table, id } = thing;
  if (find(db, table, id)) return;
  throw new AppError('not_found', `errors:kept_needs_${table}`, { name: lastName(db, thing) });
}

/** What it was called when it was deleted; its id where the history no longer has that act. */
function lastName(db: ReadDb, { table, id }: NeededThing): string {
  const { sql, values } = actsAbout(db, [`${table} ${id}`]);
  const bodies = statement(db.sqlite, `SELECT body FROM change WHERE ${sql} ORDER BY seq DESC`);
  for (const { body } of bodies.iterate(...values) as Iterable<{ readonly body: string }>) {
    const row = changeIn(body).removed[table]?.[id];
    if (row) return presentName(row) ?? id;
  }
  return id;
}
