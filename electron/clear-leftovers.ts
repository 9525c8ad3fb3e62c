// Removes files that earlier runs of Concord left behind when they were killed; called once at start.
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { removeOldLocks } from '#db/old-locks.ts';
import { clearLeftovers, pathsIn } from '#formats/writing/leftovers.ts';
import type { Settings } from './settings.ts';

/**
 * Clears leftovers from the temporary folder, the folders in which studies, copies and packages usually lie, the
 * snapshot folder and the lock folder.
 */
export function clearAtStart(settings: Settings): void {
  const places = settings.value.recent.map(({ path }) => dirname(path));
  for (const folder of new Set([tmpdir(), settings.snapshotFolder, ...places])) clearLeftovers(folder);
  removeOldLocks(pathsIn(join(settings.folder, 'locks')), Date.now());
}
