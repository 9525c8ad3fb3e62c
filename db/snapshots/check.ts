// Checks a snapshot by restoring it to a temporary file and checking that file as a study is checked.
import { rmSync } from 'node:fs';
import { partBeside } from '../place.ts';
import { namesIn } from './chunks.ts';
import type { ReportBytes } from './make.ts';
import { DamagedSnapshot, writeSnapshot } from './restore.ts';
import type { SnapshotRow, SnapshotStore } from './store.ts';

/** The result of checking a restored file. */
export interface LookedThrough {
  readonly whole: boolean;
  /** What was counted, to be kept with the snapshot. */
  readonly details: string | null;
}

/**
 * Restores a snapshot to a temporary file, has it checked, and keeps the result. Damaged chunks are removed
 * from the store, so that the next snapshot writes them again where the study still has them; every snapshot
 * that contains them is marked as damaged. `progress` is called with the number of bytes restored.
 */
export function checkSnapshot(
  store: SnapshotStore,
  snapshot: SnapshotRow,
  look: (path: string) => LookedThrough,
  progress?: ReportBytes,
): boolean {
  const temporary = partBeside(store.sqlite.name);
  try {
    writeSnapshot(store, snapshot, temporary, { mode: 0o600, isPassing: true, progress });
    const { whole, details } = look(temporary);
    note(store, snapshot.id, whole, details);
    return whole;
  } catch (error) {
    if (!(error instanceof DamagedSnapshot)) throw error;
    note(store, snapshot.id, false, snapshot.details);
    dropDamaged(store, error.chunks);
    return false;
  } finally {
    clear(temporary);
  }
}

/** How long after a snapshot was found whole it is checked again, in milliseconds: data on a disk may decay. */
const CHECK_INTERVAL_MS = 30 * 24 * 60 * 60_000;

/**
 * The snapshot to check next at `now` (milliseconds): the newest that was never checked, else the one checked
 * longest ago, if that is due again. Null where none is due. A damaged one is not checked again until the
 * study has supplied its bytes again.
 */
export function nextToCheck(store: SnapshotStore, now: number): number | null {
  const id = store.sqlite
    .prepare(
      `SELECT id FROM snapshot LEFT JOIN checked ON snapshot = id
       WHERE whole IS NULL OR (whole = 1 AND coalesce(checked.at, snapshot.at) <= ?)
       ORDER BY whole IS NULL DESC,
         CASE WHEN whole IS NULL THEN -julianday(snapshot.at) ELSE julianday(coalesce(checked.at, snapshot.at)) END,
         id DESC
       LIMIT 1`,
    )
    .pluck()
    .get(new Date(now - CHECK_INTERVAL_MS).toISOString());
  return (id as number | undefined) ?? null;
}

/** Removes damaged chunks from the store and marks every snapshot that contains one. */
export function dropDamaged(store: SnapshotStore, names: readonly Buffer[]): void {
  if (names.length === 0) return;
  store.write(() => {
    const remove = store.sqlite.prepare('DELETE FROM chunk WHERE name = ?');
    for (const name of names) remove.run(name);
    const gone = new Set(names.map((name) => name.toString('latin1')));
    for (const { id, chunks, details } of store.snapshots())
      if ([...namesIn(chunks)].some((name) => gone.has(name.toString('latin1'))))
        note(store, id, false, details);
  });
}

function note(store: SnapshotStore, id: number, whole: boolean, details: string | null): void {
  store.sqlite
    .prepare('UPDATE snapshot SET whole = ?, details = ? WHERE id = ?')
    .run(Number(whole), details, id);
  store.sqlite
    .prepare('INSERT OR REPLACE INTO checked (snapshot, at) VALUES (?, ?)')
    .run(id, new Date().toISOString());
}

function clear(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
}
