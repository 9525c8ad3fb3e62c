// Writes a snapshot to a file again: byte for byte, each chunk checked against its name.
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { namesIn, unpack } from './chunks.ts';
import type { ReportBytes } from './make.ts';
import { SteadyFlush } from './steady-flush.ts';
import type { SnapshotRow, SnapshotStore } from './store.ts';

/** The snapshot cannot be restored: some of its chunks are missing or do not match their names. */
export class DamagedSnapshot extends Error {
  /** The names of those chunks. Empty where the list of chunks itself is damaged. */
  readonly chunks: readonly Buffer[];

  constructor(chunks: readonly Buffer[]) {
    super(`${chunks.length} chunks of the snapshot are damaged`);
    this.chunks = chunks;
  }
}

/** How a snapshot is written. */
interface Writing {
  readonly mode?: number;
  readonly isPassing?: boolean;
  readonly progress?: ReportBytes | undefined;
}

/**
 * Writes the bytes of a snapshot to `target`, which must not exist, and flushes them to the disk unless the file is only
 * to be read and removed again (`isPassing`). `mode` sets the permissions, as far as the system supports them. Throws
 * `DamagedSnapshot`, leaving nothing behind.
 */
export function writeSnapshot(
  store: SnapshotStore,
  snapshot: SnapshotRow,
  target: string,
  { mode = 0o666, isPassing = false, progress }: Writing = {},
): void {
  if (!snapshot.listed) throw new DamagedSnapshot([]);
  const find = store.sqlite.prepare('SELECT bytes FROM chunk WHERE name = ?').pluck();
  const damaged: Buffer[] = [];
  const descriptor = openSync(target, 'wx', mode);
  using flush = new SteadyFlush(target);
  try {
    let at = 0;
    for (const name of namesIn(snapshot.chunks)) {
      const packed = find.get(name) as Buffer | undefined;
      const bytes = packed === undefined ? null : unpack(packed, name);
      if (bytes === null) damaged.push(name);
      else if (damaged.length === 0) {
        writeSync(descriptor, bytes, 0, bytes.length, at);
        if (!isPassing) flush.wrote(bytes.length);
      }
      at += bytes?.length ?? 0;
      progress?.(at, snapshot.length);
    }
    if (damaged.length > 0) throw new DamagedSnapshot(damaged);
    if (at !== snapshot.length) throw new DamagedSnapshot([]);
    if (!isPassing) fsyncSync(descriptor);
  } catch (error) {
    closeSync(descriptor);
    rmSync(target, { force: true });
    throw error;
  }
  closeSync(descriptor);
}
