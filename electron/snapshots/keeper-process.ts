// The keeper: a process that reads the files of studies directly and writes stores of snapshots, one call after
// another. Within the program itself, closing a descriptor of the open study would release its lock.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { findUnnamed } from '#db/collect.ts';
import type { LentFile } from '#db/own-files.ts';
import { connectToLent } from '#db/reading-connection.ts';
import { checkSnapshot, nextToCheck } from '#db/snapshots/check.ts';
import { readHead } from '#db/snapshots/head.ts';
import { lookThrough } from '#db/snapshots/look-through.ts';
import { makeSnapshot, relyOn, type ReportBytes } from '#db/snapshots/make.ts';
import { bringOriginals, restoreStudy } from '#db/snapshots/restore-study.ts';
import { SnapshotStore, storePath, type SnapshotRow } from '#db/snapshots/store.ts';
import { tidySnapshots } from '#db/snapshots/tidy.ts';
import { portToParent, standBehindWork } from '#formats/own-process.ts';
import { clearLeftovers } from '#formats/writing/leftovers.ts';
import { countStudy } from './count-study.ts';
import type { KeeperCall, KeeperCalls, KeeperReply, KeeperRequest } from './keeper-calls.ts';

type Keeping = {
  readonly [Call in KeeperCall]: (
    input: KeeperCalls[Call]['input'],
    progress: ReportBytes,
  ) => KeeperCalls[Call]['output'];
};

const keeping: Keeping = {
  head: ({ file }) => withOpenStudy(file, (sqlite) => sqlite.transaction(() => readHead(sqlite))()),
  findUnnamed: ({ file }) => withOpenStudy(file, findUnnamed),
  make: ({ making, limit }, progress) => {
    const made = makeSnapshot(making, progress);
    using store = SnapshotStore.toChange(storePath(making.folder, making.file.id));
    tidySnapshots(store, limit, Date.parse(making.head.at));
    return made;
  },
  relyOn: ({ store: path, id, why, about }) => {
    // Opening it would create it anew where the folder was emptied.
    if (!existsSync(path)) return null;
    using store = SnapshotStore.toChange(path);
    relyOn(store, id, { why, about });
    return null;
  },
  check: ({ store: path, id }, progress) => {
    using store = SnapshotStore.toChange(path);
    return check(store, id, progress);
  },
  checkNext: ({ store: path, now }) => {
    using store = SnapshotStore.toChange(path);
    const id = nextToCheck(store, now);
    return id === null ? null : check(store, id);
  },
  keep: ({ store: path, id, kept }) => {
    using store = SnapshotStore.toChange(path);
    store.keep(snapshotOf(store, id).id, kept);
    return null;
  },
  tidy: ({ store: path, limit, now }) => {
    using store = SnapshotStore.toChange(path);
    return tidySnapshots(store, limit, now);
  },
  restore: ({ store: path, id, target, as, present }) => {
    using store = SnapshotStore.toRead(path);
    clearLeftovers(dirname(target));
    restoreStudy(store, snapshotOf(store, id), target, as);
    if (present) withOpenStudy(present, (sqlite) => bringOriginals(target, { sqlite }));
    return null;
  },
};

/** Reads a study that the program has open. Throws `conflict` if it was lost from its place. */
function withOpenStudy<T>(file: LentFile, read: (sqlite: Database.Database) => T): T {
  using db = connectToLent(file);
  return read(db.sqlite);
}

function check(store: SnapshotStore, id: number, progress?: ReportBytes): boolean {
  const snapshot = snapshotOf(store, id);
  const look = (file: string) => lookThrough(file, snapshot, (db) => JSON.stringify(countStudy(db)));
  return checkSnapshot(store, snapshot, look, progress);
}

function snapshotOf(store: SnapshotStore, id: number): SnapshotRow {
  const found = store.snapshots().find((snapshot) => snapshot.id === id);
  if (!found) throw new AppError('not_found', 'errors:no_such_snapshot', { id });
  return found;
}

/** Twenty progress reports a second are enough for the eye. */
const REPORT_INTERVAL_MS = 50;

function serve(): void {
  // Snapshots are made in the background, at low priority.
  standBehindWork();
  const port = portToParent<KeeperRequest, KeeperReply>();
  port.receive(({ id, call, input }) => {
    let reported = 0;
    const progress: ReportBytes = (done, total) => {
      const now = Date.now();
      if (now - reported < REPORT_INTERVAL_MS) return;
      reported = now;
      port.send({ id, progress: { done, total } });
    };
    try {
      // The input belongs to the call: both come from one request.
      const run = keeping[call] as (
        given: unknown,
        progress: ReportBytes,
      ) => KeeperCalls[KeeperCall]['output'];
      port.send({ id, result: run(input, progress) });
    } catch (error) {
      port.send({ id, error: worded(error) });
    }
  });
}

function worded(
  error: unknown,
): { code: 'invalid'; key: string; parameters: { what: string } } | AppError['value'] {
  if (error instanceof AppError) return error.value;
  const full =
    isCode(error, 'ENOSPC') || (error instanceof Database.SqliteError && error.code === 'SQLITE_FULL');
  if (full) return new AppError('invalid', 'errors:snapshot_no_space').value;
  return new AppError('invalid', 'errors:snapshot_failed', { what: String(error) }).value;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

serve();
