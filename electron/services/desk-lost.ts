// What to do with an open study that was lost from its place: save it elsewhere, reopen it where that is safe, or
// compare it with the file that replaced it.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { memoHeading, type MemoWords } from '#core/memo-heading.ts';
import { temporaryName } from '#core/leftovers.ts';
import { AppError } from '#core/errors.ts';
import { BY_PEOPLE } from '#db/by-people.ts';
import type { ReadDb } from '#db/handles.ts';
import { openStore } from '#db/open.ts';
import type { OpenOptions } from '#db/open-options.ts';
import { isOpenHere } from '#db/own-files.ts';
import type { Store } from '#db/store.ts';
import type { HistoryRow } from './history-row.ts';
import { newestActs } from './history-trail.ts';

/** The content of a file, to tell two states of a study apart. */
export interface StateOfFile {
  /** How many acts its history has. */
  readonly acts: number;
  readonly changedAt: string | null;
  readonly sources: number;
  readonly codings: number;
}

export interface LostBeside {
  readonly here: StateOfFile;
  /** The file that now lies in its place; null if that is no readable study. */
  readonly there: StateOfFile | null;
  /** Whether both files are states of one study. */
  readonly isSameStudy: boolean;
  /** How many acts the open study has that the other file lacks. */
  readonly unsaved: number;
}

/** A file's content by name: the newest acts first, everything else in its own order. */
export interface ContentOfFile {
  readonly acts: readonly Pick<
    HistoryRow,
    'seq' | 'at' | 'method' | 'ofMethod' | 'undoes' | 'redoes' | 'facts'
  >[];
  readonly sources: readonly Counted[];
  readonly codes: readonly Counted[];
  /** Titles of memos, or their first lines. */
  readonly memos: readonly string[];
  /** The full numbers; the lists above hold at most two hundred names each. */
  readonly counts: Readonly<Record<'sources' | 'codes' | 'memos', number>>;
}

interface Counted {
  readonly name: string;
  readonly codings: number;
}

/** The open study beside the file that lies in its place. */
export function lostBeside(store: Store, options: OpenOptions): LostBeside {
  const here = stateOf(store.db);
  return withOther(store, options, (other) => {
    if (!other) return { here, there: null, isSameStudy: false, unsaved: 0 };
    const there = stateOf(other.db);
    const isSameStudy = idOf(store.db) === idOf(other.db);
    return { here, there, isSameStudy, unsaved: isSameStudy ? Math.max(0, here.acts - there.acts) : 0 };
  });
}

/** The content of the file that lies in the study's place; null if that is no readable study. */
export function lookAtOther(store: Store, options: OpenOptions): ContentOfFile | null {
  return withOther(store, options, (other) => other && contentOf(other.db));
}

/** Runs `work` on a copy of the file in the study's place; on null if that is no study. */
function withOther<T>(store: Store, options: OpenOptions, work: (other: Store | null) => T): T {
  const folder = mkdtempSync(join(tmpdir(), temporaryName('beside', process.pid)));
  let other: Store | null = null;
  try {
    other = inItsPlace(store.path, folder, options);
    return work(other);
  } finally {
    other?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Prepares reopening the study where its file lies now; the caller must close the present connection before it calls
 * the returned function. Throws `conflict` if reopening would lose something.
 */
export function reopening(store: Store, options: OpenOptions): () => Store {
  const lost = store.look();
  const path = lost?.how === 'renamed' ? lost.path : lost?.how === 'log_gone' ? store.path : null;
  if (path === null)
    throw new AppError('conflict', 'errors:place_not_reopened', { name: basename(store.path) });
  store.foldAt(path);
  return () => openStore(path, options);
}

/** The log beside the file is ours, so the file that replaced ours is read without it. Null if it is no study. */
function inItsPlace(path: string, folder: string, options: OpenOptions): Store | null {
  if (!existsSync(path) || isOpenHere(path)) return null;
  try {
    const copy = join(folder, basename(path));
    copyFileSync(path, copy);
    return openStore(copy, { ...options, snapshots: folder, readOnly: true });
  } catch {
    return null;
  }
}

function stateOf({ sqlite }: ReadDb): StateOfFile {
  const one = (sql: string): unknown => sqlite.prepare(sql).pluck().get();
  return {
    acts: Number(one('SELECT coalesce(max(seq), 0) FROM change')),
    changedAt: (one('SELECT max(at) FROM change') as string | null) ?? null,
    sources: Number(one('SELECT count(*) FROM source')),
    codings: Number(one(`SELECT count(*) FROM coding WHERE ${BY_PEOPLE}`)),
  };
}

/** How many of the newest acts are listed. */
const MAX_ACTS = 20;
/** How many names of each kind are listed. */
const MAX_NAMES = 200;

function contentOf(db: ReadDb): ContentOfFile {
  const all = <T>(sql: string): T[] => db.sqlite.prepare(sql).all() as T[];
  const count = (from: string): number =>
    Number(db.sqlite.prepare(`SELECT count(*) FROM ${from}`).pluck().get());
  const codes = "code WHERE status <> 'merged'";
  return {
    acts: newestActs(db, MAX_ACTS),
    sources: all(
      `SELECT coalesce(label, title) AS name, (SELECT count(*) FROM coding WHERE source_id = source.id) AS codings
       FROM source ORDER BY rowid LIMIT ${MAX_NAMES}`,
    ),
    codes: all(
      `SELECT name, (SELECT count(*) FROM coding WHERE code_id = code.id) AS codings
       FROM ${codes} ORDER BY rowid LIMIT ${MAX_NAMES}`,
    ),
    memos: all<MemoWords>(`SELECT title, body FROM memo ORDER BY rowid LIMIT ${MAX_NAMES}`).map(memoHeading),
    counts: { sources: count('source'), codes: count(codes), memos: count('memo') },
  };
}

function idOf({ sqlite }: ReadDb): unknown {
  return sqlite.prepare('SELECT id FROM project').pluck().get();
}
