import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { historyState, redoGroup, undoGroup } from '#db/history.ts';
import { job, query } from './context.ts';

/** One row of the history, without its rows' contents. */
export interface HistoryRow {
  readonly seq: number;
  readonly at: string;
  readonly coderId: string;
  readonly method: string;
  readonly group: string | null;
  readonly undoes: string | null;
  readonly redoes: string | null;
  /** How many rows of each table it added, changed and removed. */
  readonly counts: Readonly<Record<string, { added?: number; updated?: number; removed?: number }>>;
}

interface StoredRow {
  seq: number;
  at: string;
  coder_id: string;
  method: string;
  group_id: string | null;
  undoes: string | null;
  redoes: string | null;
  body: string;
}

function countsOf(body: string): HistoryRow['counts'] {
  const change = JSON.parse(body) as Record<'added' | 'updated' | 'removed', Record<string, object>>;
  const counts: Record<string, { added?: number; updated?: number; removed?: number }> = {};
  for (const part of ['added', 'updated', 'removed'] as const) {
    for (const [table, rows] of Object.entries(change[part])) {
      (counts[table] ??= {})[part] = Object.keys(rows).length;
    }
  }
  return counts;
}

export const history = {
  /** What undo and redo would do now. */
  state: query(z.strictObject({}), ({ db }) => historyState(db)),

  /** The audit trail, newest first, a page at a time. */
  list: query(
    z.strictObject({
      before: z.int().optional(),
      limit: z.int().min(1).max(500).default(100),
      coderId: z.string().optional(),
      method: z.string().optional(),
    }),
    ({ db }, { before, limit, coderId, method }): HistoryRow[] => {
      const rows = db.sqlite
        .prepare(
          `SELECT * FROM change
           WHERE seq < @before AND (@coder IS NULL OR coder_id = @coder)
             AND (@method IS NULL OR method LIKE @method || '%')
           ORDER BY seq DESC LIMIT @limit`,
        )
        .all({
          before: before ?? Number.MAX_SAFE_INTEGER,
          limit,
          coder: coderId ?? null,
          method: method ?? null,
        });
      return (rows as StoredRow[]).map((row) => ({
        seq: row.seq,
        at: row.at,
        coderId: row.coder_id,
        method: row.method,
        group: row.group_id,
        undoes: row.undoes,
        redoes: row.redoes,
        counts: countsOf(row.body),
      }));
    },
  ),

  /** Takes back the last gesture. Throws `not_found` when there is none. */
  undo: job(z.strictObject({}), async ({ db, transact }) => {
    const next = historyState(db).undo;
    if (!next) throw new AppError('not_found', 'errors:nothing_to_undo');
    transact((context) => undoGroup(context.db, next.group), { undoes: next.group });
    return { method: next.method };
  }),

  /** Repeats what was taken back last. Throws `not_found` when there is nothing. */
  redo: job(z.strictObject({}), async ({ db, transact }) => {
    const next = historyState(db).redo;
    if (!next) throw new AppError('not_found', 'errors:nothing_to_redo');
    transact((context) => redoGroup(context.db, next.group), { redoes: next.group });
    return { method: next.method };
  }),
};
