import { setImmediate as nextTurn } from 'node:timers/promises';
import * as z from 'zod';
import { plainFacts, type ActFacts } from '#core/history/facts.ts';
import { AppError } from '#core/errors.ts';
import { countingRows } from '#core/exports/table.ts';
import { seesCoder } from '#core/sealing/sight.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { doerOf, historyState } from '#db/history.ts';
import type { ActsWhere } from '#db/row-acts.ts';
import { noteDecidedAgain, noteUndecided } from '#db/team/held.ts';
import { repeat, takeBack, type Taken, type Taking } from '#db/take-back.ts';
import { all } from '#db/write.ts';
import { writeCsv } from '#formats/writing/csv.ts';
import { languages } from '#words/words.ts';
import { job, readingJob, query, type QueryContext } from './context.ts';
import { actsSeenBy, blindCoderId, isGroupOf } from './blind-history.ts';
import { detailOf, type ActDetail } from './act-detail.ts';
import { ACT_COLUMNS, factsOfGroup, type HistoryRow, type StoredAct } from './history-row.ts';
import { historyTable } from './history-table.ts';
import { ownActs } from './own-acts.ts';
import { prose } from './prose.ts';
import { actKey, actMeant } from './reasons.ts';
import { sightIn } from './rounds/round-rows.ts';
import { standingGroups } from './undo-stack.ts';
import { writeWhole } from '../write-file.ts';
import { stepsOf, trail, rowsOf } from './history-trail.ts';
import { filterFields, wantedActs } from './wanted-acts.ts';

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

/**
 * Who undoes or redoes. For one who codes blind, what they do in another pass is hidden from them like the work of others, and may
 * have gone on from what they take back.
 */
function takingOf({ db, coderId, personId, newId }: QueryContext): Taking {
  const isOwn = ownActs(db, coderId, personId);
  const sight = sightIn(db, coderId, personId);
  if (sight === null) return { isOwn, newId };
  return { isOwn: (doer, group) => seesCoder(sight, doer.coderId) && isOwn(doer, group), newId };
}

/** Takes a group back; what it decided in a team waits for a decision again. */
function takenBack(db: WriteDb, group: string, taking: Taking): Taken {
  noteUndecided(db, group);
  return takeBack(db, group, taking);
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
    const taking = takingOf(context);
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
  undo: job(z.strictObject({}), async (context) => {
    const { db, coderId, personId, transact } = context;
    const isOwn = ownActs(db, coderId, personId);
    const next = historyState(db, isOwn).undo;
    if (!next) throw new AppError('not_found', 'errors:nothing_to_undo');
    const { group: undoes, method } = next;
    const { stays } = transact((acting) => takenBack(acting.db, undoes, takingOf(context)), { undoes });
    return { method, stays };
  }),

  /** Redoes what one undid last, with the same exception. Throws `not_found` if there is nothing to redo. */
  redo: job(z.strictObject({}), async (context) => {
    const { db, coderId, personId, transact } = context;
    const isOwn = ownActs(db, coderId, personId);
    const next = historyState(db, isOwn).redo;
    if (!next) throw new AppError('not_found', 'errors:nothing_to_redo');
    const { group: redoes, method } = next;
    const { stays } = transact(
      (acting) => {
        noteDecidedAgain(acting.db, redoes, acting.now());
        return repeat(acting.db, redoes, takingOf(context));
      },
      { redoes },
    );
    return { method, stays };
  }),
};
