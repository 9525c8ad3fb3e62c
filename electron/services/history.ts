import { setImmediate as nextTurn } from 'node:timers/promises';
import * as z from 'zod';
import { plainFacts, type ActFacts } from '#core/history/facts.ts';
import { FOLDED } from '#core/history/typing.ts';
import { AppError } from '#core/errors.ts';
import { countingRows } from '#core/exports/table.ts';
import type { ReadDb } from '#db/handles.ts';
import { doerOf, historyState, methodOf } from '#db/history.ts';
import type { ActsWhere } from '#db/row-acts.ts';
import { repeat, takeBack } from '#db/take-back.ts';
import { all } from '#db/write.ts';
import { writeCsv } from '#formats/writing/csv.ts';
import { languages } from '#words/words.ts';
import { actsOf, actsWith, exportActs } from './acts-of.ts';
import { job, readingJob, query } from './context.ts';
import { actsSeenBy, blindCoderId, isGroupOf } from './blind-history.ts';
import { detailOf, type ActDetail } from './act-detail.ts';
import { actRead, ACT_COLUMNS, factsOfGroup, type RowCounts, type StoredAct } from './history-row.ts';
import { historyTable } from './history-table.ts';
import { formerCoders, idsOfCoder } from './merged-coders.ts';
import { ownActs } from './own-acts.ts';
import { prose } from './prose.ts';
import { actKey, actMeant, GIVE_REASON, reasonsIn, type ActReason } from './reasons.ts';
import { standingGroups } from './undo-stack.ts';
import { undoneGroups, type DoneStep, type Undone } from './undone-acts.ts';
import { writeWhole } from '../write-file.ts';

/** One row of the history, without its rows' contents. */
export interface HistoryRow {
  readonly seq: number;
  /** Its GUID, the same in every copy of the study; the number may be that of another act there. */
  readonly id: string;
  readonly at: string;
  readonly coderId: string;
  /** As the coder is called, or was before being merged or removed; null where that is not known. */
  readonly coderName: string | null;
  readonly method: string;
  readonly group: string | null;
  readonly undoes: string | null;
  readonly redoes: string | null;
  /** How many rows of each table it added, changed and removed. */
  readonly counts: RowCounts;
  /** What it did, for a sentence; of an undo or redo, what the act did that it is about. */
  readonly facts: ActFacts | null;
  /** What the taken back or repeated act was called; null for all other rows. */
  readonly ofMethod: string | null;
  /** Whether it has been taken back and not repeated since; in part where others had gone on with it. */
  readonly undone: Undone;
  /** Whether one can go back to it: it was not taken back last. */
  readonly standing: boolean;
  /** Why it was done, where that was said. */
  readonly reason: GivenReason | null;
}

/** A reason with the name of who gave it, as that of the act. */
export interface GivenReason extends ActReason {
  readonly coderName: string | null;
}

/** Acts that went into later ones are no acts any more. */
const UNFOLDED = `method <> '${FOLDED}'`;

/** All rows as far as undo is concerned, oldest first; their bodies are not read. */
function stepsOf(db: ReadDb): DoneStep[] {
  return db.sqlite
    .prepare(
      `SELECT group_id AS "group", undoes, redoes, coder_id AS "coderId" FROM change
       WHERE ${UNFOLDED} ORDER BY seq`,
    )
    .all() as DoneStep[];
}

/** The whole trail up to now, oldest first, read a page at a time; with `only`, the acts that pass it. */
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

/** The newest rows of a history, newest first. */
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

/** Names coders, also those who are gone. */
function coderNames(db: ReadDb): (id: string) => string | null {
  const here = new Map(all(db, 'coder').map(({ id, name }) => [id, name]));
  let former: ReadonlyMap<string, string> | null = null;
  return (id) => here.get(id) ?? (former ??= formerCoders(db)).get(id) ?? null;
}

function rowsOf(db: ReadDb, stored: readonly StoredAct[]): HistoryRow[] {
  const steps = stepsOf(db);
  const standing = new Set(standingGroups(steps));
  const groups = new Set(stored.flatMap(({ group_id: group }) => group ?? []));
  const undoneOf = undoneGroups(db, steps, standing, groups);
  const reasons = reasonsIn(db, steps);
  const nameOf = coderNames(db);
  return stored.map((row) => {
    const { id, counts, facts } = actRead(db, row);
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
      reason: reason ? { ...reason, coderName: nameOf(reason.coderId) } : null,
    };
  });
}

/** What stands after an act. */
interface StandingAfter {
  /** The groups of one's own acts, the last first. */
  readonly own: readonly string[];
  /** How many there are of others. */
  readonly others: number;
}

/** What stands after `group`. Throws `conflict` where that is undone itself. */
function standingAfter(db: ReadDb, group: string, coderId: string, working?: string): StandingAfter {
  const standing = standingGroups(stepsOf(db));
  const place = standing.indexOf(group);
  if (place < 0) throw new AppError('conflict', 'errors:act_undone');
  const after = standing.slice(place + 1).toReversed();
  const isOwn = ownActs(db, coderId, working);
  const own = after.filter((each) => isOwn(doerOf(db, each), each));
  // A second pass does not learn how much others have done.
  const others = blindCoderId(db, coderId) === null ? after.length - own.length : 0;
  return { own, others };
}

/** Whose acts, of which methods, about what, with which words, of which days. */
const filterFields = {
  coderId: z.string().optional(),
  method: z.string().optional(),
  about: z.strictObject({ what: z.enum(['code', 'source', 'respondent']), id: z.string() }).optional(),
  text: z.string().trim().max(200).optional(),
  /** Moments: from the first on, before the second. */
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  withReason: z.boolean().optional(),
};
type HistoryFilter = z.output<ReturnType<typeof z.strictObject<typeof filterFields>>>;

/** Reasons stand beside what they are about, not in the list. */
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
    { sql: 'method NOT IN (?, ?)', values: [GIVE_REASON, FOLDED] },
    {
      sql: `coalesce(undoes, redoes) IS NULL OR coalesce(undoes, redoes) NOT IN
        (SELECT group_id FROM change WHERE method = ? AND group_id IS NOT NULL)`,
      values: [GIVE_REASON],
    },
  ];
  const only = (sql: string, value: string | undefined): void => {
    if (value !== undefined) conditions.push({ sql, values: [value] });
  };
  // What somebody did before being merged into this coder is this coder's too.
  if (coderId !== undefined)
    conditions.push({
      sql: 'coder_id IN (SELECT value FROM json_each(?))',
      values: [JSON.stringify(idsOfCoder(db, coderId))],
    });
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
  /** What undo and redo would do now; a second pass is not told what others did. */
  state: query(z.strictObject({}), ({ db, coderId, personId }) => {
    const { undo, redo } = historyState(db, ownActs(db, coderId, personId));
    const blindId = blindCoderId(db, coderId);
    const factsFor = (group: string): ActFacts | null =>
      blindId === null || isGroupOf(db, group, blindId)
        ? factsOfGroup(db, group)
        : plainFacts('of_another_coder');
    const told = <T extends { readonly group: string }>(step: T | null) =>
      step && { ...step, facts: factsFor(step.group) };
    return { undo: told(undo), redo: told(redo) };
  }),

  /**
   * The audit trail, newest first, a page at a time: all of it, or what passes the filter; for a second pass of its own
   * acts alone.
   */
  list: query(
    z.strictObject({
      before: z.int().optional(),
      limit: z.int().min(1).max(500).default(100),
      ...filterFields,
    }),
    ({ db, coderId }, { before, limit, ...filter }): HistoryRow[] => {
      const { sql, values } = wantedActs(db, filter, blindCoderId(db, coderId));
      const rows = db.sqlite
        .prepare(`SELECT ${ACT_COLUMNS} FROM change WHERE seq < ? AND ${sql} ORDER BY seq DESC LIMIT ?`)
        .all(before ?? Number.MAX_SAFE_INTEGER, ...values, limit);
      return rowsOf(db, rows as StoredAct[]);
    },
  ),

  /** How many acts there are, and how many pass the filter; what is undone together is one. */
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
   * What an act changed: each field from and to, the counts of themes before and after, and where. A second pass is told
   * no counts. Throws `not_found`, for a second pass also where the act is of another coder.
   */
  act: query(z.strictObject({ seq: z.int() }), ({ db, coderId }, { seq }): ActDetail => {
    const blindId = blindCoderId(db, coderId);
    if (blindId === null) return detailOf(db, seq);
    const { sql, values } = actsSeenBy(blindId);
    const seen = db.sqlite.prepare(`SELECT 1 FROM change WHERE seq = ? AND ${sql}`).get(seq, ...values);
    if (seen === undefined) throw new AppError('not_found', 'errors:no_such_act');
    return { ...detailOf(db, seq), themes: [] };
  }),

  /**
   * Says why an act was done, in a record of its own, which undo and redo pass over; an empty reason takes back what was
   * said. Throws `not_found` for an act that is not there.
   */
  giveReason: job(
    z.strictObject({ seq: z.int(), reason: prose }),
    async ({ db, transact }, { seq, reason }) => {
      const row = actMeant(db, seq);
      if (!row) throw new AppError('not_found', 'errors:no_such_act');
      const told = { about: actKey(row), reason: reason.trim() };
      transact((context) => context.db.recorder.tell(told), { group: null });
    },
  ),

  /**
   * How many of one's own acts stand after one, which `undoTo` would take back, and how many of others, which stay. Throws
   * `conflict` when it is undone itself.
   */
  undoToPreview: query(z.strictObject({ group: z.string() }), ({ db, coderId, personId }, { group }) => {
    const { own, others } = standingAfter(db, group, coderId, personId);
    return { steps: own.length, others };
  }),

  /**
   * Takes back every act of one's own after one, the last first, each as a row of its own that redo can repeat. Tells how many
   * acts of others stay, and how many rows of one's own that others have changed since. Throws `conflict` when the act is
   * undone itself.
   */
  undoTo: job(z.strictObject({ group: z.string() }), async (context, { group }) => {
    const { db, coderId, personId, transact, progress } = context;
    const { own, others } = standingAfter(db, group, coderId, personId);
    const taking = { isOwn: ownActs(db, coderId, personId), newId: context.newId };
    let stays = 0;
    for (const [done, undoes] of own.entries()) {
      progress({ done, total: own.length });
      stays += transact((acting) => takeBack(acting.db, undoes, taking), { undoes }).stays;
      // Lets a cancel be heard between two acts.
      await nextTurn();
    }
    return { steps: own.length, others, stays };
  }),

  /** Writes the whole trail as csv, oldest first, in words of `language` and with the program's own names. */
  export: readingJob(
    z.strictObject({
      to: z.string().min(1),
      language: z.enum(languages).optional(),
      /** Begin with a byte-order mark, without which Excel mistakes UTF-8. */
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
   * Takes back one's own last gesture, but for what others have changed since; tells how many rows stay for that. Throws
   * `not_found` when there is none.
   */
  undo: job(z.strictObject({}), async ({ db, coderId, personId, newId, transact }) => {
    const isOwn = ownActs(db, coderId, personId);
    const next = historyState(db, isOwn).undo;
    if (!next) throw new AppError('not_found', 'errors:nothing_to_undo');
    const { group: undoes, method } = next;
    const { stays } = transact((context) => takeBack(context.db, undoes, { isOwn, newId }), { undoes });
    return { method, stays };
  }),

  /** Repeats what one took back last, likewise. Throws `not_found` when there is nothing. */
  redo: job(z.strictObject({}), async ({ db, coderId, personId, newId, transact }) => {
    const isOwn = ownActs(db, coderId, personId);
    const next = historyState(db, isOwn).redo;
    if (!next) throw new AppError('not_found', 'errors:nothing_to_redo');
    const { group: redoes, method } = next;
    const { stays } = transact((context) => repeat(context.db, redoes, { isOwn, newId }), { redoes });
    return { method, stays };
  }),
};
