// A place in memory for temporary folders.
import { accessSync, constants, statfsSync } from 'node:fs';

/** Linux's folder in memory for all users. */
const MEMORY = '/dev/shm';

/** How much must be free there, in bytes: all workers together use less than a tenth of it at one time. */
const MIN_FREE_BYTES = 3 * 2 ** 30;

/** A writable folder in memory with enough space; null if there is none. */
export function folderInMemory(): string | null {
  try {
    accessSync(MEMORY, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= MIN_FREE_BYTES ? MEMORY : null;
  } catch {
    return null;
  }
}
