// What went out of the study with a respondent who withdrew. Somebody who did not know of it may have gone on with it meanwhile:
// it stays out all the same.
import type { TableName } from '#core/tables/all.ts';
import type { ReadDb } from './handles.ts';
import { actsAbout } from './row-acts.ts';
import { NO_MAKING_ROOM } from './standing-acts.ts';
import { statement } from './statements.ts';

/** The method that deletes respondents with their interviews and all work on these. */
const WITHDRAWS = 'respondents.withdraw';

/** Whether an act deletes respondents who withdrew, or does so again after an undo. */
export function isWithdrawal(
  { sqlite }: ReadDb,
  { method, redoes }: { readonly method: string; readonly redoes: string | null },
): boolean {
  return method === WITHDRAWS || (redoes !== null && hasWithdrawn(sqlite, redoes));
}

/** Whether the group of acts deleted respondents who withdrew. */
export function hasWithdrawn(sqlite: ReadDb['sqlite'], group: string): boolean {
  const done = statement(
    sqlite,
    `SELECT 1 FROM change WHERE group_id = ? AND method = '${WITHDRAWS}' LIMIT 1`,
  );
  return done.get(group) !== undefined;
}

/** Returns a function that tells whether a row that is not here any more went with a respondent who withdrew. */
export function withdrawn(db: ReadDb): (table: TableName, id: string) => boolean {
  return (table, id) => {
    const { sql, values } = actsAbout(db, [`${table} ${id}`]);
    const place = `."${table}"."${id}"`;
    // The act that removed it last; one that has it among what it added brought it back.
    const last = db.sqlite
      .prepare(
        `SELECT method, redoes FROM change WHERE ${NO_MAKING_ROOM} AND (${sql})
           AND coalesce(json_type(coalesce(settled, body), ?), json_type(coalesce(settled, body), ?)) IS NOT NULL
         ORDER BY seq DESC LIMIT 1`,
      )
      .get(...values, `$.removed${place}`, `$.added${place}`) as
      | { readonly method: string; readonly redoes: string | null }
      | undefined;
    return last !== undefined && isWithdrawal(db, last);
  };
}
