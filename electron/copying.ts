// Saves a whole copy of a study, off the main thread.
import { rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError } from '#core/errors.ts';
import { damageOf, diskTrouble } from '#db/disk-trouble.ts';
import { lendToThread, refuseOwnFile } from '#db/own-files.ts';
import { isTaken, partBeside } from '#db/place.ts';
import { placePart } from '#db/whole-copy.ts';
import { clearLeftovers } from '#formats/writing/leftovers.ts';
import type { CopyNews, CopyRequest } from './copy-worker.ts';
import type { Progress } from './rpc/transport.ts';
import { expectWritableFolder } from './services/write-file.ts';

export interface Copying {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/**
 * Copies the study that is read at `file` to the new file `to`. Whatever ends it before, nothing is left of it. Throws
 * `conflict` where something is there already, `not_found` where there is no folder for it, `cancelled`, and `invalid`
 * for a disk that is full or fails.
 */
export async function saveCopy(file: string, to: string, copying: Copying): Promise<void> {
  const name = basename(to);
  expectWritableFolder(to);
  refuseOwnFile(to);
  if (isTaken(to)) throw new AppError('conflict', 'errors:file_exists', { name });
  clearLeftovers(dirname(to));
  const part = partBeside(to);
  try {
    await copyInThread(file, part, copying);
    placePart(part, to);
  } catch (error) {
    throw diskTrouble(error, name) ?? (isDamaged(error) ? damageOf(file, basename(file)) : error);
  } finally {
    for (const ending of ['', '-journal']) rmSync(`${part}${ending}`, { force: true });
  }
}

/** What a thread throws has lost its class, but not its code. */
function isDamaged(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(?:CORRUPT|NOTADB)/.test(String(error.code));
}

function copyInThread(path: string, part: string, { signal, progress }: Copying): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancelled = (): AppError => new AppError('cancelled', 'errors:cancelled');
    if (signal.aborted) return reject(cancelled());
    const { file, giveBack } = lendToThread(path);
    const worker = new Worker(siblingEntry(), { workerData: { file, part } satisfies CopyRequest });
    const onAbort = (): void => void worker.terminate();
    signal.addEventListener('abort', onAbort, { once: true });
    worker.on('message', ({ done, total }: CopyNews) => progress({ done, total }));
    worker.once('error', reject);
    // Only when the thread is gone has it let go of its files.
    worker.once('exit', (code) => {
      giveBack();
      signal.removeEventListener('abort', onAbort);
      if (signal.aborted) reject(cancelled());
      else if (code === 0) resolve();
      else reject(new Error(`copy worker ended with ${code}`));
    });
  });
}

/** The thread's file beside this one, or its built form beside the built form of this one. */
function siblingEntry(): string {
  const here = fileURLToPath(import.meta.url);
  return join(dirname(here), extname(here) === '.ts' ? 'copy-worker.ts' : 'copy-worker.js');
}
