// Who did an act of this file's history, and who changed a row last.
import { changeIn, emptyChange, rowChanges, type RowChange } from '#core/change.ts';
import type { TableName } from '#core/tables/all.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { NO_MAKING_ROOM } from '#db/standing-acts.ts';

/** An act, as far as it says who did it and when. */
export interface ActHere {
  readonly coderId: string;
  readonly personId: string | null;
  readonly at: string;
  readonly method: string;
}

/** A row that acts are about. */
export interface RowKey {
  readonly table: TableName;
  readonly id: string;
}

const ACT = 'SELECT coder_id AS "coderId", person_id AS "personId", at, method, body FROM change';

/** The act with this id, which is about the row; one without a name where the history does not have it. */
export function actOf(db: ReadDb, actId: string, { table, id }: RowKey): ActHere & { readonly body: string } {
  const { sql, values } = actsAbout(db, [`${table} ${id}`]);
  const found =
    db.sqlite.prepare(`${ACT} WHERE (${sql}) AND id = ?`).get(...values, actId) ??
    // The act named another row, which became one with this.
    db.sqlite.prepare(`${ACT} WHERE id = ?`).get(actId);
  const nothing = { coderId: '', personId: null, at: '', method: '', body: JSON.stringify(emptyChange) };
  return (found as (ActHere & { readonly body: string }) | undefined) ?? nothing;
}

/** The most acts about a row that are read to find one of them. */
const MOST_READ = 50;

/** The newest act, other than the one with this id, that changed the row in the way that `isMeant` tells; null without one. */
export function lastChangeOf(
  db: ReadDb,
  { table, id }: RowKey,
  actId: string,
  isMeant: (change: RowChange, by: ActHere) => boolean,
): ActHere | null {
  const { sql, values } = actsAbout(db, [`${table} ${id}`]);
  const acts = db.sqlite
    .prepare(
      `SELECT coder_id AS "coderId", person_id AS "personId", at, method, coalesce(settled, body) AS body FROM change
       WHERE id <> ? AND ${NO_MAKING_ROOM} AND (${sql}) ORDER BY seq DESC LIMIT ${MOST_READ}`,
    )
    .iterate(actId, ...values) as IterableIterator<ActHere & { readonly body: string }>;
  for (const { body, ...act } of acts)
    for (const change of rowChanges(changeIn(body)))
      if (change.table === table && change.id === id && isMeant(change, act)) return act;
  return null;
}
