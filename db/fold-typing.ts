// Folds bursts of typing in the history. The acts of a burst stay rows of the history, with their numbers, moments and groups;
// what they did stands in the last of them, and the links are made anew from the first of them on. The digests stay: those of
// the rows as they were then.
import type { Database } from 'better-sqlite3';
import {
  ChangeRecorder,
  emptyChange,
  isEmpty,
  rowChanges,
  type ToldChange,
  toldChangeIn,
} from '#core/change.ts';
import {
  FOLDED,
  FRESH,
  textTyped,
  type TypedAct,
  typingMethods,
  typingStretches,
} from '#core/history/typing.ts';
import { linkAfter, type LinkedRow } from './chain.ts';
import type { ReadDb } from './handles.ts';
import { littleDoneFrom, oldTyping } from './old-typing.ts';
import { refileThings } from './row-acts.ts';

/** So many rows of the history are looked at, and so many bytes of what they did: beyond, all has been folded before. */
const MOST_ROWS = 1_000;
const MOST_BYTES = 16_000_000;
/** So many rows are linked anew beside the work: some tens of milliseconds. */
const MOST_RELINKED = 2_000;
/** A larger act is no typing. */
const LARGE = 1_000_000;

/** What folding must leave as it is. */
export interface FoldLimits {
  /** The time, ISO 8601. */
  readonly now: string;
  /**
   * Acts up to which a version of the study is kept: each stays the end of what was typed until then. Null where they are not
   * known: then nothing is folded.
   */
  readonly ends: ReadonlySet<number> | null;
  /**
   * Whether typing of more than a month ago is looked for as well: `all`, or where little has been done since, `some`, for it is
   * linked anew. Default: only among the newest acts.
   */
  readonly old?: 'some' | 'all';
}

interface StoredRow extends Omit<LinkedRow, 'body' | 'texts'> {
  readonly bytes: number;
}

interface Typed extends TypedAct {
  readonly change: ToldChange;
}

/** What runs of typing end at. */
interface Bounds {
  readonly now: string;
  readonly ends: ReadonlySet<number>;
  /** Groups that stay as they were done. */
  readonly spokenOf: ReadonlySet<string>;
}

/** How a row is written anew. */
interface Rewritten {
  readonly method: string;
  readonly body: string;
  readonly texts: string | null;
}

/**
 * Folds what was typed, in one transaction of its own. Returns how many acts went into later ones. What stands does not
 * change, nor does what undo takes back, but that it takes a burst back at once.
 */
export function foldTyping(db: ReadDb, limits: FoldLimits): number {
  const { ends } = limits;
  if (ends === null) return 0;
  return db.sqlite
    .transaction(() => {
      const rewritten = new Map<number, Rewritten>();
      const lists = [...oldRows(db.sqlite, limits), newestRows(db.sqlite)].filter((rows) => rows.length > 1);
      const first = Math.min(...lists.flatMap(([row]) => row?.seq ?? []));
      const bounds: Bounds = {
        now: limits.now,
        ends: new Set([...ends, ...endsExported(db.sqlite, first)]),
        spokenOf: groupsSpokenOf(db.sqlite, first),
      };
      for (const rows of lists)
        for (const run of typedRuns(db.sqlite, rows, bounds))
          for (const stretch of typingStretches(run, Date.parse(limits.now)))
            if (!stretch.some(({ seq }) => rewritten.has(seq))) fold(db.sqlite, stretch, rewritten);
      if (rewritten.size > 0) chainAnew(db.sqlite, rewritten);
      return [...rewritten.values()].filter(({ method }) => method === FOLDED).length;
    })
    .immediate();
}

/** Acts of typing among rows that follow one another, each run by one person on one text with nothing done in between; oldest first. */
function typedRuns(sqlite: Database, rows: readonly StoredRow[], { now, ends, spokenOf }: Bounds): Typed[][] {
  const isEndIn = (from: number, to: number): boolean => [...ends].some((end) => from <= end && end < to);
  const read = sqlite.prepare('SELECT body FROM change WHERE seq = ?').pluck();
  const members = sqlite.prepare('SELECT count(*) FROM change WHERE group_id = ?').pluck();
  const runs: Typed[][] = [];
  let run: Typed[] = [];
  let of: string | null = null;
  const next = (key: string | null): void => {
    if (run.length > 1) runs.push(run);
    [run, of] = [[], key];
  };
  for (const row of rows) {
    if (row.method === FOLDED) continue;
    const { seq, at, method, group_id: group, bytes } = row;
    if (Date.parse(at) > Date.parse(now) - FRESH) break;
    const isTyping = typingMethods.has(method) && group !== null && !spokenOf.has(group) && bytes < LARGE;
    const change = isTyping && members.get(group) === 1 ? toldChangeIn(String(read.get(seq))) : null;
    const text = change ? textTyped(change) : null;
    const key = text && [method, text, row.coder_id, row.person_id, row.replica_id].join(' ');
    const last = run.at(-1);
    if (key === null || key !== of || (last && isEndIn(last.seq, seq))) next(key);
    if (change && key !== null) {
      const from = change.told?.since ?? at;
      run.push({ seq, from: Date.parse(from), to: Date.parse(at), change });
    }
  }
  next(null);
  return runs;
}

const STORED = `SELECT seq, at, coder_id, method, group_id, undoes, redoes, id, person_id, replica_id,
  octet_length(body) AS bytes FROM change`;

/** Rows of typing of more than a month ago, list by list, as far as they are looked for. */
function oldRows(sqlite: Database, { now, old }: FoldLimits): StoredRow[][] {
  if (old === undefined) return [];
  // Gone through once: a long history with much typing would hold up everybody else.
  const most = { rows: MOST_RELINKED, bytes: MOST_BYTES };
  const lists = oldTyping(sqlite, now, old === 'all' ? 0 : littleDoneFrom(sqlite, most));
  const row = sqlite.prepare(`${STORED} WHERE seq = ?`);
  const stored = lists.map((list) => list.map((seq) => row.get(seq) as StoredRow));
  return stored.filter(([first]) => first !== undefined && first.id !== null);
}

/** The newest rows of the history, oldest first; none from before acts had a GUID of their own, which follows from a link. */
function newestRows(sqlite: Database): StoredRow[] {
  const newestFirst = sqlite
    .prepare(`${STORED} ORDER BY seq DESC LIMIT ${MOST_ROWS}`)
    .iterate() as IterableIterator<StoredRow>;
  const rows: StoredRow[] = [];
  let bytes = 0;
  for (const row of newestFirst) {
    bytes += row.bytes;
    if (row.id === null || bytes > MOST_BYTES) break;
    rows.push(row);
  }
  return rows.toReversed();
}

/** Acts up to which a file has the study that was exported since this act, where it is not told after them at once. */
function endsExported(sqlite: Database, from: number): number[] {
  return sqlite
    .prepare(
      `SELECT json_extract(body, '$.told.exported.upTo') AS upTo FROM change
       WHERE seq >= ? AND group_id IS NULL AND undoes IS NULL AND redoes IS NULL
         AND octet_length(body) < ${LARGE} AND json_valid(body) AND upTo IS NOT NULL`,
    )
    .pluck()
    .all(from) as number[];
}

/**
 * The groups that were taken back or repeated, or for which a reason was given: they stay as they were done. That always
 * comes after them, so that these rows tell it of each other.
 */
function groupsSpokenOf(sqlite: Database, from: number): ReadonlySet<string> {
  const told = sqlite
    .prepare(
      `SELECT json_extract(body, '$.told.about') FROM change
       WHERE seq >= ? AND method = 'history.giveReason' AND json_valid(body)`,
    )
    .pluck()
    .all(from);
  const taken = sqlite
    .prepare(
      `SELECT coalesce(undoes, redoes) FROM change
       WHERE seq >= ? AND (undoes IS NOT NULL OR redoes IS NOT NULL)`,
    )
    .pluck()
    .all(from);
  return new Set([...told, ...taken].filter((group) => typeof group === 'string'));
}

/** Folds acts into the last of them; what they did together may be nothing. */
function fold(sqlite: Database, acts: readonly Typed[], rewritten: Map<number, Rewritten>): void {
  const [first, last] = [acts[0], acts.at(-1)];
  if (!first || !last) return;
  const recorder = new ChangeRecorder();
  for (const { change } of acts)
    for (const { table, id, before, after } of rowChanges(change))
      if (before && after) recorder.updated(table, id, before, after);
  const change = recorder.take();
  const names = Object.assign({}, ...acts.map(({ change: { told } }) => told?.names)) as Record<
    string,
    string
  >;
  const since = new Date(first.from).toISOString();
  const told = Object.keys(names).length > 0 ? { since, names } : { since };
  const isNothing = isEmpty(change);
  for (const { seq } of acts)
    rewritten.set(seq, { method: FOLDED, body: JSON.stringify(emptyChange), texts: null });
  if (!isNothing) {
    const method = String(sqlite.prepare('SELECT method FROM change WHERE seq = ?').pluck().get(last.seq));
    const body = JSON.stringify({ ...change, told });
    rewritten.set(last.seq, { method, body, texts: textsMoved(last.change, change) });
  }
  const gone = isNothing ? acts : acts.slice(0, -1);
  refileThings(
    sqlite,
    gone.map((act) => [act.seq, act.change]),
    isNothing ? null : [last.seq, { ...change, told }],
  );
}

/** The text that the spans of a folded act mean: the one that was typed last. */
function textsMoved(last: ToldChange, { updated }: ToldChange): string | null {
  const [source] = Object.values(last.updated.source ?? {}).map(([, to]) => to);
  return updated.coding && source ? JSON.stringify({ [source.id]: source.textHash }) : null;
}

/** Writes rows anew and links all that follow the first of them. */
function chainAnew(sqlite: Database, rewritten: ReadonlyMap<number, Rewritten>): void {
  const first = Math.min(...rewritten.keys());
  const earlier = sqlite.prepare('SELECT link FROM change WHERE seq < ? ORDER BY seq DESC LIMIT 1').pluck();
  const next = sqlite.prepare('SELECT * FROM change WHERE seq >= ? ORDER BY seq LIMIT 1');
  const linked = sqlite.prepare('UPDATE change SET link = ? WHERE seq = ?');
  // Taken out and put in again: SQLite joins pages that have become empty only where a row goes.
  const taken = sqlite.prepare('DELETE FROM change WHERE seq = ?');
  const put = sqlite.prepare(
    `INSERT INTO change
       (seq, at, coder_id, method, group_id, undoes, redoes, body, link, digest, id, person_id, replica_id, texts)
     VALUES
       (@seq, @at, @coder_id, @method, @group_id, @undoes, @redoes, @body, @link, @digest, @id, @person_id, @replica_id, @texts)`,
  );
  let before = (earlier.get(first) ?? '') as string;
  for (let seq = first; ;) {
    const row = next.get(seq) as LinkedRow | undefined;
    if (!row) return;
    const anew = rewritten.get(row.seq);
    before = linkAfter(before, { ...row, ...anew });
    if (anew) {
      taken.run(row.seq);
      put.run({ ...row, ...anew, link: before });
    } else linked.run(before, row.seq);
    seq = row.seq + 1;
  }
}
