import { setImmediate as nextTurn } from 'node:timers/promises';
import * as z from 'zod';
import { plainFacts, type ActFacts } from '#core/history/facts.ts';
import { FOLDED } from '#core/history/typing.ts';
import { AppError } from '#core/errors.ts';
import { countingRows } from '#core/exports/table.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { doerOf, historyState, type IsOwn, methodOf } from '#db/history.ts';
import type { ActsWhere } from '#db/row-acts.ts';
import { noteDecidedAgain, noteUndecided } from '#db/team/held.ts';
import { NO_MAKING_ROOM } from '#db/team/making-room.ts';
import { repeat, takeBack, type Taken, type Taking } from '#db/take-back.ts';
import { all } from '#db/write.ts';
import { writeCsv } from '#formats/writing/csv.ts';
import { languages } from '#words/words.ts';
import { actsOf, actsWith, exportActs } from './acts-of.ts';
import { job, readingJob, query } from './context.ts';
import { actsSeenBy, blindCoderId, isGroupOf } from './blind-history.ts';
import { detailOf, type ActDetail } from './act-detail.ts';
import {
  actRead,
  ACT_COLUMNS,
  factsOfGroup,
  type HistoryRow,
  settledHere,
  type StoredAct,
} from './history-row.ts';
import { historyTable } from './history-table.ts';
import { formerCoders, idsOfCoder } from './merged-coders.ts';
import { ownActs } from './own-acts.ts';
import { prose } from './prose.ts';
import { actKey, actMeant, GIVE_REASON, reasonsIn, type ActReason } from './reasons.ts';
import { standingGroups } from './undo-stack.ts';
import { undoneGroups, type DoneStep } from './undone-acts.ts';
import { writeWhole } from '../write-file.ts';

/** Acts that were folded into later ones no longer count as acts, and what makes room for acts of others is none. */
const UNFOLDED = `method <> '${FOLDED}' AND ${NO_MAKING_ROOM}`;

/** All acts with what undo needs, oldest first; their bodies are not read. */
function stepsOf(db: ReadDb): DoneStep[] {
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

function rowsOf(db: ReadDb, stored: readonly StoredAct[], isOwn: IsOwn = () => true): HistoryRow[] {
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

/** The acts that stand after an act. */
interface StandingAfter {
  /** The groups of one's own acts, the last first. */
  readonly own: readonly string[];
  /** How many acts of others there are. */
  readonly others: number;
}

/** The acts that stand after `group`. Throws `conflict` if that group is itself undone. */
function standingAfter(db: ReadDb, group: string, coderId: string, working?: string): StandingAfter {
  const standing = standingGroups(stepsOf(db));
  const place = standing.indexOf(group);
  if (place < 0) throw new AppError('conflict', 'errors:act_undone');
  const after = standing.slice(place + 1).toReversed();
  const isOwn = ownActs(db, coderId, working);
  const own = after.filter((each) => isOwn(doerOf(db, each), each));
  // A second pass must not learn how much others have done.
  const others = blindCoderId(db, coderId) === null ? after.length - own.length : 0;
  return { own, others };
}

/** Takes a group back; what it decided in a team waits for a decision again. */
function takenBack(db: WriteDb, group: string, taking: Taking): Taken {
  noteUndecided(db, group);
  return takeBack(db, group, taking);
}

/** A filter by coder, method, object, words and time. */
const filterFields = {
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

/** Records of reasons are shown with their acts, not as acts of their own. */
function wantedActs(db: ReadDb, filter: HistoryFilter, blindId: string | null): ActsWhere {
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

export const history = {
  /** What undo and redo would do now; for a second pass, without the acts of others. */
  state: query(z.strictObject({}), ({ db, coderId, personId }) => {
    const { undo, redo } = historyState(db, ownActs(db, coderId, personId));
    const blindId = blindCoderId(db, coderId);
    const factsFor = (group: string): ActFacts | null =>
      blindId === null || isGroupOf(db, group, blindId)
        ? factsOfGroup(db, group)
        : plainFacts('of_another_coder');
    const withFacts = <T extends { readonly group: string }>(step: T | null) =>
      step && { ...step, facts: factsFor(step.group) };
    return { undo: withFacts(undo), redo: withFacts(redo) };
  }),

  /**
   * The history, newest first, a page at a time: all of it, or what matches the filter; for a second pass only its own
   * acts.
   */
  list: query(
    z.strictObject({
      before: z.int().optional(),
      limit: z.int().min(1).max(500).default(100),
      ...filterFields,
    }),
    ({ db, coderId, personId }, { before, limit, ...filter }): HistoryRow[] => {
      const blindId = blindCoderId(db, coderId);
      const { sql, values } = wantedActs(db, filter, blindId);
      const rows = db.sqlite
        .prepare(`SELECT ${ACT_COLUMNS} FROM change WHERE seq < ? AND ${sql} ORDER BY seq DESC LIMIT ?`)
        .all(before ?? Number.MAX_SAFE_INTEGER, ...values, limit);
      const listed = rowsOf(db, rows as StoredAct[], ownActs(db, coderId, personId));
      // What was settled would tell of the work of others.
      return blindId === null ? listed : listed.map((row) => ({ ...row, settled: 0 }));
    },
  ),

  /** How many acts there are, and how many match the filter; acts that are undone together count as one. */
  count: query(z.strictObject(filterFields), ({ db, coderId }, filter) => {
    const blindId = blindCoderId(db, coderId);
    const counted = (wanted: ActsWhere): number =>
      Number(
        db.sqlite
          .prepare(`SELECT count(DISTINCT coalesce(group_id, seq)) FROM change WHERE ${wanted.sql}`)
          .pluck()
          .get(...wanted.values),
      );
    return { all: counted(wantedActs(db, {}, blindId)), wanted: counted(wantedActs(db, filter, blindId)) };
  }),

  /**
   * What an act changed: each field before and after, the counts of themes before and after, and the sources. Tells a
   * second pass no counts. Throws `not_found`, for a second pass also for the act of another coder.
   */
  act: query(z.strictObject({ seq: z.int() }), ({ db, coderId }, { seq }): ActDetail => {
    const blindId = blindCoderId(db, coderId);
    if (blindId === null) return detailOf(db, seq);
    const { sql, values } = actsSeenBy(blindId);
    const seen = db.sqlite.prepare(`SELECT 1 FROM change WHERE seq = ? AND ${sql}`).get(seq, ...values);
    if (seen === undefined) throw new AppError('not_found', 'errors:no_such_act');
    return { ...detailOf(db, seq), themes: [], settled: [] };
  }),

  /**
   * Gives the reason for an act, in a record of its own that undo and redo skip; an empty reason withdraws an earlier
   * one. Throws `not_found` for an unknown act.
   */
  giveReason: job(
    z.strictObject({ seq: z.int(), reason: prose }),
    async ({ db, transact }, { seq, reason }) => {
      const row = actMeant(db, seq);
      if (!row) throw new AppError('not_found', 'errors:no_such_act');
      const notes = { about: actKey(row), reason: reason.trim() };
      transact((context) => context.db.recorder.tell(notes), { group: null });
    },
  ),

  /**
   * How many of one's own acts `undoTo` would undo after an act, and how many acts of others would stay. Throws
   * `conflict` if the act is itself undone.
   */
  undoToPreview: query(z.strictObject({ group: z.string() }), ({ db, coderId, personId }, { group }) => {
    const { own, others } = standingAfter(db, group, coderId, personId);
    return { steps: own.length, others };
  }),

  /**
   * Undoes all of one's own acts after an act, the last first, each as an act that redo can repeat. Returns how many
   * acts of others stay, and how many of one's own rows stay because others have changed them since. Throws `conflict`
   * if the act is itself undone.
   */
  undoTo: job(z.strictObject({ group: z.string() }), async (context, { group }) => {
    const { db, coderId, personId, transact, progress } = context;
    const { own, others } = standingAfter(db, group, coderId, personId);
    const taking = { isOwn: ownActs(db, coderId, personId), newId: context.newId };
    let stays = 0;
    for (const [done, undoes] of own.entries()) {
      progress({ done, total: own.length });
      stays += transact((acting) => takenBack(acting.db, undoes, taking), { undoes }).stays;
      // Lets a cancel arrive between two acts.
      await nextTurn();
    }
    return { steps: own.length, others, stays };
  }),

  /** Exports the whole history as csv, oldest first, with sentences in `language` and with the program's own names. */
  export: readingJob(
    z.strictObject({
      to: z.string().min(1),
      language: z.enum(languages).optional(),
      /** Whether to begin with a byte-order mark; without it, Excel does not recognise UTF-8. */
      byteOrderMark: z.boolean().default(false),
    }),
    async ({ db, coderId, files, words, signal, wrote }, { to, language, byteOrderMark }) => {
      const coders = new Map(all(db, 'coder').map(({ id, name }) => [id, name]));
      const blindId = blindCoderId(db, coderId);
      const acts = blindId === null ? trail(db) : trail(db, actsSeenBy(blindId));
      const table = countingRows(historyTable(acts, coders, words(language)), wrote);
      signal.throwIfAborted();
      writeWhole(files.output(to), writeCsv(table, { byteOrderMark }));
    },
  ),

  /**
   * Undoes one's own last act, except for rows that others have changed since; returns how many rows stay for that
   * reason. Throws `not_found` if there is nothing to undo.
   */
  undo: job(z.strictObject({}), async ({ db, coderId, personId, newId, transact }) => {
    const isOwn = ownActs(db, coderId, personId);
    const next = historyState(db, isOwn).undo;
    if (!next) throw new AppError('not_found', 'errors:nothing_to_undo');
    const { group: undoes, method } = next;
    const { stays } = transact((context) => takenBack(context.db, undoes, { isOwn, newId }), { undoes });
    return { method, stays };
  }),

  /** Redoes what one undid last, with the same exception. Throws `not_found` if there is nothing to redo. */
  redo: job(z.strictObject({}), async ({ db, coderId, personId, newId, transact }) => {
    const isOwn = ownActs(db, coderId, personId);
    const next = historyState(db, isOwn).redo;
    if (!next) throw new AppError('not_found', 'errors:nothing_to_redo');
    const { group: redoes, method } = next;
    const { stays } = transact(
      (acting) => {
        noteDecidedAgain(acting.db, redoes, acting.now());
        return repeat(acting.db, redoes, { isOwn, newId });
      },
      { redoes },
    );
    return { method, stays };
  }),
};
