// Reads from recorded acts what they did: the rows that they changed may be gone by now.
import { toldChangeIn, type Change } from '#core/change.ts';
import { actFacts } from '#core/history/act-facts.ts';
import type { ActFacts } from '#core/history/facts.ts';
import { gestureFacts } from '#core/history/joined-facts.ts';
import { actIdOf } from '#db/act-id.ts';
import type { LinkedRow } from '#db/chain.ts';
import type { ReadDb } from '#db/handles.ts';
import { statement } from '#db/statements.ts';
import type { ActReason } from './reasons.ts';
import type { Undone } from './undone-acts.ts';

/** How many rows of each table a change added, updated and removed. */
export type RowCounts = Readonly<Record<string, { added?: number; updated?: number; removed?: number }>>;

/** Counts the rows of a change by table. */
function countsOf({ added, updated, removed }: Change): RowCounts {
  const counts: Record<string, { added?: number; updated?: number; removed?: number }> = {};
  for (const [part, tables] of Object.entries({ added, updated, removed })) {
    for (const [table, rows] of Object.entries(tables)) {
      (counts[table] ??= {})[part as 'added'] = Object.keys(rows).length;
    }
  }
  return counts;
}

/** One act of the history, without the content of its rows. */
export interface HistoryRow {
  readonly seq: number;
  /** The act's GUID, the same in every copy of the study; the number may belong to another act there. */
  readonly id: string;
  readonly at: string;
  readonly coderId: string;
  /** The coder's name, or the last one before the coder was merged or removed; null if unknown. */
  readonly coderName: string | null;
  readonly method: string;
  readonly group: string | null;
  readonly undoes: string | null;
  readonly redoes: string | null;
  /** How many rows of each table the act added, changed and removed. */
  readonly counts: RowCounts;
  /** What the act did, for a sentence; for an undo or redo, what the act that it concerns did. */
  readonly facts: ActFacts | null;
  /** For an undo or redo, the method of the act that it concerns; null for all others. */
  readonly ofMethod: string | null;
  /** Whether the act is undone; in part if others have changed some of its rows since. */
  readonly undone: Undone;
  /** Whether one can return to the state after this act: it is not undone. */
  readonly standing: boolean;
  /** Whether the person who asks did it: nobody else's acts can be taken back. */
  readonly isOwn: boolean;
  /** In a team: at how many rows others had changed the same, and it was decided what stands. */
  readonly settled: number;
  /** Why the act was done, if somebody gave a reason. */
  readonly reason: GivenReason | null;
}

/** A reason with the name of the person who gave it. */
export interface GivenReason extends ActReason {
  readonly coderName: string | null;
}

/**
 * A row of the history without its body, which takes long to read if the act is large, and without what SQLite stores
 * behind the body.
 */
export interface StoredAct extends Pick<
  LinkedRow,
  'seq' | 'at' | 'coder_id' | 'method' | 'group_id' | 'undoes' | 'redoes'
> {
  readonly bytes: number;
}

/** The columns of a `StoredAct`. */
export const ACT_COLUMNS = 'seq, at, coder_id, method, group_id, undoes, redoes, octet_length(body) AS bytes';

/** What the body of an act tells. */
export interface ActRead {
  /** The act's GUID. */
  readonly id: string;
  /** How many remarks of a team it came with. */
  readonly remarks: number;
  readonly counts: RowCounts;
  /** Null if there is no sentence for the act, and for an undo or a redo, which is described by the act it concerns. */
  readonly facts: ActFacts | null;
}

/** From this size on, in bytes, reading an act takes so long that the result is kept. */
const LARGE_ACT_BYTES = 20_000;
/** How many results of large acts are kept. */
const MAX_KNOWN_ACTS = 1_000;

const known = new WeakMap<ReadDb['sqlite'], Map<string, ActRead>>();

/**
 * What an act did. The result for a large act is kept for each connection: a row of the history changes only while
 * typing is folded into it.
 */
export function actRead({ sqlite }: ReadDb, act: StoredAct): ActRead {
  if (act.bytes < LARGE_ACT_BYTES) return readAct(sqlite, act);
  let large = known.get(sqlite);
  if (!large) known.set(sqlite, (large = new Map()));
  const key = [act.seq, act.at, act.group_id, act.bytes].join(' ');
  const before = large.get(key);
  if (before) return before;
  const [oldest] = large.keys();
  if (oldest !== undefined && large.size >= MAX_KNOWN_ACTS) large.delete(oldest);
  const read = readAct(sqlite, act);
  large.set(key, read);
  return read;
}

function readAct(sqlite: ReadDb['sqlite'], { seq, method, undoes, redoes }: StoredAct): ActRead {
  const row = statement(sqlite, 'SELECT id, link, body FROM change WHERE seq = ?').get(seq) as {
    id: string | null;
    link: string | null;
    body: string;
  };
  const change = toldChangeIn(row.body);
  const isOfItself = undoes === null && redoes === null;
  return {
    id: actIdOf(row),
    remarks: change.told?.remarks?.length ?? 0,
    counts: countsOf(change),
    facts: isOfItself ? actFacts(method, change, change.told ?? {}) : null,
  };
}

/** Whose act it is, and how many remarks it came to where others had gone on before it was sent. */
export function settledHere(
  { sqlite }: ReadDb,
  seq: number,
): { readonly personId: string | null; readonly remarks: number } {
  return statement(
    sqlite,
    `SELECT person_id AS "personId", coalesce(json_array_length(settled, '$.told.remarks'), 0) AS remarks
     FROM change WHERE seq = ?`,
    // Every act that is listed has a row.
  ).get(seq) as { personId: string | null; remarks: number };
}

/** A larger act, in bytes, is named by its method: reading it for its name would take longer than the name is worth. */
const MAX_GROUP_BYTES = 500_000;
const MAX_GROUP_ROWS = 50;

/** What the acts of a group did, as one sentence; null if they are too large or too many to read, or say nothing. */
export function factsOfGroup(db: ReadDb, group: string): ActFacts | null {
  const rows = statement(
    db.sqlite,
    `SELECT method, CASE WHEN octet_length(body) < ${MAX_GROUP_BYTES} THEN body END AS body
     FROM change WHERE group_id = ? ORDER BY seq LIMIT ${MAX_GROUP_ROWS + 1}`,
  ).all(group) as { method: string; body: string | null }[];
  const read = rows.flatMap(({ method, body }) => (body === null ? [] : [{ method, body }]));
  // Counting only some of the rows would give a wrong number.
  if (rows.length > MAX_GROUP_ROWS || read.length < rows.length) return null;
  return gestureFacts(
    read.map(({ method, body }) => {
      const change = toldChangeIn(body);
      return { method, facts: actFacts(method, change, change.told ?? {}) };
    }),
  );
}
