// Returns the free pages of an open study to the disk: a thread rewrites the whole file into the write-ahead log, which
// is then folded into the file. Nobody else may write meanwhile.
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { asThrown } from '#core/errors.ts';
import type { Unnamed } from '#db/collect.ts';
import { expectRoom } from '#db/room.ts';
import { sizeOf } from '#db/size.ts';
import type { Store } from '#db/store.ts';
import { programBeside } from '#formats/own-process.ts';
import { startOverStudy } from './lent-thread.ts';
import type { Progress } from '../rpc/transport.ts';

/** How often the program checks the thread's progress, in milliseconds. */
const PROGRESS_INTERVAL_MS = 200;

/** The size of the file before and after, in bytes. */
export interface MadeSmaller {
  readonly before: number;
  readonly after: number;
  /** Whether the file has shrunk already; false until all that reads its earlier state, in any program, has finished. */
  readonly isGivenBack: boolean;
}

/**
 * Shrinks the study's file to what it holds, and deletes the texts found `unnamed` (no row refers to them). Cannot be
 * cancelled. Throws `invalid` if the disk has no room for a second copy of the study, and any disk error; then nothing
 * is changed.
 */
export async function makeSmaller(
  store: Store,
  unnamed: Unnamed | undefined,
  progress: (at: Progress) => void,
): Promise<MadeSmaller> {
  for (const _ of store.collect(unnamed))
    // Let other calls read between two slices.
    await nextTurn();
  const { file, free } = sizeOf(store.db.sqlite);
  const used = file - free;
  // SQLite writes the copy among the temporary files first, then to the log.
  expectRoom(join(tmpdir(), basename(store.path)), used);
  expectRoom(store.path, 2 * used);
  await store.foldAside();
  const log = `${store.db.sqlite.name}-wal`;
  const tell = (): void => {
    const done = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
    progress({ done: Math.min(done, used), total: used });
  };
  const timer = setInterval(tell, PROGRESS_INTERVAL_MS);
  try {
    await inThread(store.db.sqlite.name);
  } finally {
    clearInterval(timer);
  }
  store.rewritten();
  progress({ done: used, total: used });
  await store.foldAside();
  return { before: file, after: sizeOf(store.db.sqlite).file, isGivenBack: store.fold() };
}

function inThread(path: string): Promise<void> {
  const entry = programBeside(import.meta.url, 'make-smaller-thread.ts', 'make-smaller-thread.js');
  return new Promise((resolve, reject) => {
    const worker = startOverStudy(path, entry, (file) => file);
    worker.once('error', (error) => reject(asThrown(error)));
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the thread that makes a study smaller ended with ${code}`));
    });
  });
}
