// Reads acts of the history as rows: the whole trail, its newest acts, and what stands of them.
import { FOLDED } from '#core/history/typing.ts';
import type { ReadDb } from '#db/handles.ts';
import { type IsOwn, methodOf } from '#db/history.ts';
import type { ActsWhere } from '#db/row-acts.ts';
import { NO_MAKING_ROOM } from '#db/standing-acts.ts';
import { all } from '#db/write.ts';
import {
  actRead,
  ACT_COLUMNS,
  factsOfGroup,
  type HistoryRow,
  settledHere,
  type StoredAct,
} from './history-row.ts';
import { formerCoders } from './merged-coders.ts';
import { actKey, reasonsIn } from './reasons.ts';
import { standingGroups } from './undo-stack.ts';
import { undoneGroups, type DoneStep } from './undone-acts.ts';

/** Acts that were folded into later ones no longer count as acts, and what makes room for acts of others is none. */
export const UNFOLDED = `method <> '${FOLDED}' AND ${NO_MAKING_ROOM}`;

/** All acts with what undo needs, oldest first; their bodies are not read. */
export function stepsOf(db: ReadDb): DoneStep[] {
  return db.sqlite
    .prepare(
      `SELECT group_id AS "group", undoes, redoes, coder_id AS "coderId" FROM change
       WHERE ${UNFOLDED} ORDER BY seq`,
    )
    .all() as DoneStep[];
}

/** The whole history up to now, oldest first, read a page at a time; with `only`, the acts that match. */
export function* trail(db: ReadDb, only: ActsWhere = { sql: '1', values: [] }): Generator<HistoryRow> {
  const last = db.sqlite.prepare('SELECT coalesce(max(seq), 0) FROM change').pluck().get();
  const { sql, values } = only;
  const page = db.sqlite.prepare(
    `SELECT ${ACT_COLUMNS} FROM change WHERE seq > ? AND seq <= ? AND ${UNFOLDED} AND ${sql} ORDER BY seq LIMIT 500`,
  );
  for (let from = 0; ;) {
    const rows = rowsOf(db, page.all(from, last, ...values) as StoredAct[]);
    yield* rows;
    const end = rows.at(-1);
    if (!end) return;
    from = end.seq;
  }
}

/** The newest acts of a history, newest first. */
export function newestActs(db: ReadDb, limit: number): HistoryRow[] {
  return rowsOf(
    db,
    db.sqlite
      .prepare(`SELECT ${ACT_COLUMNS} FROM change WHERE ${UNFOLDED} ORDER BY seq DESC LIMIT ?`)
      .all(limit) as StoredAct[],
  );
}

function ofMethodOf(db: ReadDb, { undoes, redoes }: StoredAct): string | null {
  const group = undoes ?? redoes;
  return group === null ? null : methodOf(db, group) || null;
}

/** Names coders, including those who were removed. */
function coderNames(db: ReadDb): (id: string) => string | null {
  const here = new Map(all(db, 'coder').map(({ id, name }) => [id, name]));
  let former: ReadonlyMap<string, string> | null = null;
  return (id) => here.get(id) ?? (former ??= formerCoders(db)).get(id) ?? null;
}

/** Rows of these acts, in the order given; `isOwn` says whose they are. */
export function rowsOf(db: ReadDb, stored: readonly StoredAct[], isOwn: IsOwn = () => true): HistoryRow[] {
  const steps = stepsOf(db);
  const standing = new Set(standingGroups(steps));
  const groups = new Set(stored.flatMap(({ group_id: group }) => group ?? []));
  const undoneOf = undoneGroups(db, steps, standing, groups);
  const reasons = reasonsIn(db, steps);
  const nameOf = coderNames(db);
  return stored.map((row) => {
    const { id, counts, facts, remarks } = actRead(db, row);
    const here = settledHere(db, row.seq);
    const of = row.undoes ?? row.redoes;
    const reason = reasons.get(actKey({ group: row.group_id, seq: row.seq }));
    return {
      seq: row.seq,
      id,
      at: row.at,
      coderId: row.coder_id,
      coderName: nameOf(row.coder_id),
      method: row.method,
      group: row.group_id,
      undoes: row.undoes,
      redoes: row.redoes,
      counts,
      facts: of === null ? facts : factsOfGroup(db, of),
      ofMethod: ofMethodOf(db, row),
      undone: row.group_id === null ? 'no' : undoneOf(row.group_id),
      standing: row.group_id !== null && standing.has(row.group_id),
      isOwn: isOwn({ coderId: row.coder_id, personId: here.personId }, of ?? row.group_id),
      settled: Math.max(remarks, here.remarks),
      reason: reason ? { ...reason, coderName: nameOf(reason.coderId) } : null,
    };
  });
}
