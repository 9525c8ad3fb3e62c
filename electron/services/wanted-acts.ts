// Finds acts of the history by coder, method, object, words and time.
import * as z from 'zod';
import type { ReadDb } from '#db/handles.ts';
import type { ActsWhere } from '#db/row-acts.ts';
import { actsOf, actsWith, exportActs } from './acts-of.ts';
import { actsSeenBy } from './blind-history.ts';
import { idsOfCoder } from './merged-coders.ts';
import { GIVE_REASON, reasonsIn, type ActReason } from './reasons.ts';
import { UNFOLDED, stepsOf } from './history-trail.ts';

/** A filter by coder, method, object, words and time. */
export const filterFields = {
  coderId: z.string().optional(),
  method: z.string().optional(),
  about: z.strictObject({ what: z.enum(['code', 'source', 'respondent']), id: z.string() }).optional(),
  text: z.string().trim().max(200).optional(),
  /** Times: from the first (inclusive) to the second (exclusive). */
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  withReason: z.boolean().optional(),
};

type HistoryFilter = z.output<ReturnType<typeof z.strictObject<typeof filterFields>>>;

/**
 * The condition on acts that match the filter, with `blindId` of those alone that this second pass may see. Records of
 * reasons are shown with their acts, not as acts of their own.
 */
export function wantedActs(db: ReadDb, filter: HistoryFilter, blindId: string | null): ActsWhere {
  const { coderId, method, about, text, from, until, withReason } = filter;
  const reasons = text || withReason ? reasonsIn(db, stepsOf(db)) : new Map<string, ActReason>();
  const reasoned = [...reasons]
    .filter(([, { text: why }]) => !text || why.toLowerCase().includes(text.toLowerCase()))
    .map(([key]) => key);
  const withKey = {
    sql: `coalesce(group_id, '#' || seq) IN (SELECT value FROM json_each(?))`,
    values: [JSON.stringify(reasoned)],
  };
  const conditions: ActsWhere[] = [
    { sql: `method <> ? AND ${UNFOLDED}`, values: [GIVE_REASON] },
    {
      sql: `coalesce(undoes, redoes) IS NULL OR coalesce(undoes, redoes) NOT IN
        (SELECT group_id FROM change WHERE method = ? AND group_id IS NOT NULL)`,
      values: [GIVE_REASON],
    },
  ];
  const only = (sql: string, value: string | undefined): void => {
    if (value !== undefined) conditions.push({ sql, values: [value] });
  };
  // What a person did before being merged into this coder is this coder's, too, and what they did in a layer of several.
  if (coderId !== undefined) {
    const ids = JSON.stringify(idsOfCoder(db, coderId));
    conditions.push({
      sql: `coder_id IN (SELECT value FROM json_each(?)) OR person_id IN (SELECT value FROM json_each(?))
        AND coder_id IN (SELECT id FROM coder WHERE kind NOT IN ('person', 'second-pass'))`,
      values: [ids, ids],
    });
  }
  if (method === 'exports.') conditions.push(exportActs);
  else only(`method LIKE ? || '%'`, method);
  only('at >= ?', from);
  only('at < ?', until);
  if (blindId !== null) conditions.push(actsSeenBy(blindId));
  if (about) conditions.push(actsOf(db, about));
  if (text) {
    const held = actsWith(db, text);
    conditions.push({ sql: `${held.sql} OR ${withKey.sql}`, values: [...held.values, ...withKey.values] });
  }
  if (withReason) conditions.push(withKey);
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}
