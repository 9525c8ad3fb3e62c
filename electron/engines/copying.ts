// Saves a whole copy of a study, outside the main thread.
import { rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError, asThrown } from '#core/errors.ts';
import { damageOf, diskTrouble } from '#db/disk-trouble.ts';
import { refuseOwnFile } from '#db/own-files.ts';
import { isTaken, partBeside } from '#db/place.ts';
import { placePart } from '#db/whole-copy.ts';
import { programBeside } from '#formats/own-process.ts';
import { clearLeftovers } from '#formats/writing/leftovers.ts';
import type { CopyNews, CopyRequest } from './copying-thread.ts';
import { startOverStudy } from './lent-thread.ts';
import type { Progress } from '../rpc/transport.ts';
import { expectWritableFolder } from '../write-file.ts';

export interface Copying {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/**
 * Copies the study at `file` to the new file `to`. If it fails or is cancelled, it leaves no file behind. Throws
 * `conflict` if `to` exists, `not_found` if its folder does not, `cancelled`, and `invalid` if the disk is full or
 * fails.
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

/** An error from a thread has lost its class, but keeps its code. */
function isDamaged(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(?:CORRUPT|NOTADB)/.test(String(error.code));
}

function copyInThread(path: string, part: string, { signal, progress }: Copying): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancelled = (): AppError => new AppError('cancelled', 'errors:cancelled');
    if (signal.aborted) return reject(cancelled());
    const entry = programBeside(import.meta.url, 'copying-thread.ts', 'copying-thread.js');
    const worker = startOverStudy(path, entry, (file) => ({ file, part }) satisfies CopyRequest);
    const onAbort = (): void => void worker.terminate();
    signal.addEventListener('abort', onAbort, { once: true });
    worker.on('message', ({ done, total }: CopyNews) => progress({ done, total }));
    worker.once('error', (error) => reject(asThrown(error)));
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', onAbort);
      if (signal.aborted) reject(cancelled());
      else if (code === 0) resolve();
      else reject(new Error(`the thread that copies ended with ${code}`));
    });
  });
}
