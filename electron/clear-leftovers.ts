// What is done once when a program of Concord starts: what earlier ones left when they were killed goes.
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { removeOldLocks } from '#db/old-locks.ts';
import { clearLeftovers, pathsIn } from '#formats/writing/leftovers.ts';
import type { Settings } from './settings.ts';

/**
 * Clears the folder of temporary files, those in which studies, their copies and packages mostly lie, that of snapshots, and
 * that of locks.
 */
export function clearAtStart(settings: Settings): void {
  const places = settings.value.recent.map(({ path }) => dirname(path));
  for (const folder of new Set([tmpdir(), settings.snapshotFolder, ...places])) clearLeftovers(folder);
  removeOldLocks(pathsIn(join(settings.folder, 'locks')), Date.now());
}
