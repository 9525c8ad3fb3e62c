// A place for temporary folders that is no disk.
import { accessSync, constants, statfsSync } from 'node:fs';

/** Where Linux has one for everybody. */
const MEMORY = '/dev/shm';

/** So much must be free there, in bytes: what all workers have there at one time is less than a tenth of it. */
const ROOM = 3 * 2 ** 30;

/** A folder in memory that one may write to and that has room; null where there is none. */
export function folderInMemory(): string | null {
  try {
    accessSync(MEMORY, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM ? MEMORY : null;
  } catch {
    return null;
  }
}
