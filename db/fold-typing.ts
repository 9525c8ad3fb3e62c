// Folds bursts of typing in the history. The acts of a burst stay in the history with their numbers, times
// and groups, but their changes move into the last of them, and the links are computed again from the first
// one on. The digests stay: they are those of the rows at the time.
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
  FRESH_MS,
  textTyped,
  type TypedAct,
  typingMethods,
  typingStretches,
} from '#core/history/typing.ts';
import { linkAfter, type LinkedRow } from './chain.ts';
import type { ReadDb } from './handles.ts';
import { startOfRecentActs, oldTyping } from './old-typing.ts';
import { moveThings } from './row-acts.ts';
import { teamOf } from './team/team-of.ts';

/**
 * How many of the newest acts, and how many bytes of them, are searched for typing. Older typing was folded
 * before.
 */
const MAX_ROWS = 1_000;
const MAX_BYTES = 16_000_000;
/** How many acts are linked again at once while somebody works: that takes some tens of milliseconds. */
const MAX_RELINKED_ROWS = 2_000;
/** A larger act, in bytes, is not taken for typing. */
const MAX_TYPED_BYTES = 1_000_000;

/** What folding must leave as it is. */
export interface FoldLimits {
  /** The present time, ISO 8601. */
  readonly now: string;
  /**
   * Numbers of acts up to which some copy of the study goes, such as a snapshot: what was typed up to such an
   * act is not folded into a later one. Null where they are not known: then nothing is folded.
   */
  readonly ends: ReadonlySet<number> | null;
  /**
   * Whether typing older than a month is folded too: `all` of it, or `some`, only where few acts followed,
   * since all that follow are linked again. Without it, only the newest acts are searched.
   */
  readonly old?: 'some' | 'all';
}

interface StoredRow extends Omit<LinkedRow, 'body' | 'texts'> {
  readonly bytes: number;
  readonly team_seq: number | null;
  readonly team_order: number | null;
  readonly round: string | null;
  readonly isSettled: 0 | 1;
}

interface Typed extends TypedAct {
  readonly change: ToldChange;
}

/** Where runs of typing end. */
interface Bounds {
  readonly now: string;
  readonly ends: ReadonlySet<number>;
  /** Groups that were undone, redone or given a reason: they are not folded. */
  readonly spokenOf: ReadonlySet<string>;
}

/** The new content of an act. */
interface Rewritten {
  readonly method: string;
  readonly body: string;
  readonly texts: string | null;
}

/**
 * Folds typing, in one transaction of its own. Returns how many acts were folded into later ones. The rows of
 * the study do not change; undo takes back a whole burst at once.
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
        ends: new Set([...ends, ...endsExported(db.sqlite, first), ...endsSent(db)]),
        spokenOf: groupsSpokenOf(db.sqlite, first),
      };
      for (const rows of lists)
        for (const run of typedRuns(db.sqlite, rows, bounds))
          for (const stretch of typingStretches(run, Date.parse(limits.now)))
            if (!stretch.some(({ seq }) => rewritten.has(seq))) fold(db.sqlite, stretch, rewritten);
      if (rewritten.size > 0) linkAgain(db.sqlite, rewritten);
      return [...rewritten.values()].filter(({ method }) => method === FOLDED).length;
    })
    .immediate();
}

/** Runs of consecutive acts in which one person typed in one text and nothing else was done; oldest first. */
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
    if (Date.parse(at) > Date.parse(now) - FRESH_MS) break;
    // What the log of a team or a sealed lane has stays as it is, here too; so does the place of what was set aside.
    const isTyping =
      row.team_seq === null &&
      row.round === null &&
      row.team_order === null &&
      !row.isSettled &&
      typingMethods.has(method) &&
      group !== null &&
      !spokenOf.has(group) &&
      bytes < MAX_TYPED_BYTES;
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
  octet_length(body) AS bytes, team_seq, team_order, round, settled IS NOT NULL AS isSettled FROM change`;

/** Lists of consecutive acts of typing older than a month, as far as the limits ask for them. */
function oldRows(sqlite: Database, { now, old }: FoldLimits): StoredRow[][] {
  if (old === undefined) return [];
  // One pass with limits: linking a long history with much typing would block everybody else.
  const most = { rows: MAX_RELINKED_ROWS, bytes: MAX_BYTES };
  const lists = oldTyping(sqlite, now, old === 'all' ? 0 : startOfRecentActs(sqlite, most));
  const row = sqlite.prepare(`${STORED} WHERE seq = ?`);
  const stored = lists.map((list) => list.map((seq) => row.get(seq) as StoredRow));
  return stored.filter(([first]) => first !== undefined && first.id !== null);
}

/**
 * The newest acts, oldest first. Stops at acts without a GUID: theirs is derived from the link, which folding
 * changes.
 */
function newestRows(sqlite: Database): StoredRow[] {
  const newestFirst = sqlite
    .prepare(`${STORED} ORDER BY seq DESC LIMIT ${MAX_ROWS}`)
    .iterate() as IterableIterator<StoredRow>;
  const rows: StoredRow[] = [];
  let bytes = 0;
  for (const row of newestFirst) {
    bytes += row.bytes;
    if (row.id === null || bytes > MAX_BYTES) break;
    rows.push(row);
  }
  return rows.toReversed();
}

/** The acts up to which the log of a team has all, and up to which a parcel that is on its way has some. */
function endsSent(db: ReadDb): number[] {
  const team = teamOf(db);
  return team ? [team.since, ...(team.sending ? [team.sending.to] : [])] : [];
}

/**
 * Numbers of the acts up to which files exported since act `from` hold the study, where the export is not
 * recorded right after them.
 */
function endsExported(sqlite: Database, from: number): number[] {
  return sqlite
    .prepare(
      `SELECT json_extract(body, '$.told.exported.upTo') AS upTo FROM change
       WHERE seq >= ? AND group_id IS NULL AND undoes IS NULL AND redoes IS NULL
         AND octet_length(body) < ${MAX_TYPED_BYTES} AND json_valid(body) AND upTo IS NOT NULL`,
    )
    .pluck()
    .all(from) as number[];
}

/**
 * The groups that were undone or redone, or that got a reason: they are not folded. Acts that refer to a
 * group always come after it, so that the acts from `from` on are enough.
 */
function groupsSpokenOf(sqlite: Database, from: number): ReadonlySet<string> {
  const groups = sqlite
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
  return new Set([...groups, ...taken].filter((group) => typeof group === 'string'));
}

/** Folds acts into the last of them. Their combined change may be empty. */
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
  const notes = Object.keys(names).length > 0 ? { since, names } : { since };
  const isNothing = isEmpty(change);
  for (const { seq } of acts)
    rewritten.set(seq, { method: FOLDED, body: JSON.stringify(emptyChange), texts: null });
  if (!isNothing) {
    const method = String(sqlite.prepare('SELECT method FROM change WHERE seq = ?').pluck().get(last.seq));
    const body = JSON.stringify({ ...change, told: notes });
    rewritten.set(last.seq, { method, body, texts: textsMoved(last.change, change) });
  }
  const gone = isNothing ? acts : acts.slice(0, -1);
  moveThings(
    sqlite,
    gone.map((act) => [act.seq, act.change]),
    isNothing ? null : [last.seq, { ...change, told: notes }],
  );
}

/** The text that the spans of the folded act refer to: the one typed last. */
function textsMoved(last: ToldChange, { updated }: ToldChange): string | null {
  const [source] = Object.values(last.updated.source ?? {}).map(([, to]) => to);
  return updated.coding && source ? JSON.stringify({ [source.id]: source.textHash }) : null;
}

/** Writes acts again with their new content, and links all that follow the first of them. */
function linkAgain(sqlite: Database, rewritten: ReadonlyMap<number, Rewritten>): void {
  const first = Math.min(...rewritten.keys());
  const earlier = sqlite.prepare('SELECT link FROM change WHERE seq < ? ORDER BY seq DESC LIMIT 1').pluck();
  const next = sqlite.prepare('SELECT * FROM change WHERE seq >= ? ORDER BY seq LIMIT 1');
  const linked = sqlite.prepare('UPDATE change SET link = ? WHERE seq = ?');
  // Deleted and inserted again: SQLite merges pages that have become empty only where a row is deleted.
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
