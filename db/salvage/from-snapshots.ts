// The snapshots of a damaged file, each opened for reading from a temporary copy.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { temporaryName } from '#core/leftovers.ts';
import { hasProof } from '../proof.ts';
import { keptStudies } from '../snapshots/kept-studies.ts';
import { DamagedSnapshot, writeSnapshot } from '../snapshots/restore.ts';
import { SnapshotStore, type SnapshotRow } from '../snapshots/store.ts';

/** How many of the newest snapshots are used. */
const MAX_SNAPSHOTS = 5;

export interface OpenSnapshot extends Disposable {
  readonly sqlite: Database.Database;
}

/**
 * The newest snapshots of the file at `path`, or of the file with this id, that can be restored completely
 * and have links in their history. Each is open until the next is asked for.
 */
export function* snapshotsOf(
  folder: string,
  path: string,
  fileId: string | null,
): Generator<Database.Database> {
  const kept = keptStudies(folder);
  const study = kept.find(({ id }) => id === fileId) ?? kept.find((each) => each.path === path);
  if (!study) return;
  using store = SnapshotStore.toRead(study.store);
  for (const row of store.snapshots().slice(0, MAX_SNAPSHOTS)) {
    using opened = openSnapshot(store, row);
    if (opened && hasProof(opened.sqlite)) yield opened.sqlite;
  }
}

function openSnapshot(store: SnapshotStore, row: SnapshotRow): OpenSnapshot | null {
  const folder = mkdtempSync(join(tmpdir(), temporaryName('copy', process.pid)));
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const file = join(folder, 'snapshot.concord');
    writeSnapshot(store, row, file, { mode: 0o600, isPassing: true });
    const sqlite = new Database(file);
    const close = (): void => {
      sqlite.close();
      clear();
    };
    return { sqlite, [Symbol.dispose]: close };
  } catch (error) {
    clear();
    if (error instanceof DamagedSnapshot) return null;
    throw error;
  }
}
