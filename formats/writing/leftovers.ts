// Removes what a killed program left: temporary folders and incomplete files.
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { makerOf, mayBeGiven } from '#core/leftovers.ts';

/**
 * Removes from a folder what processes that no longer run left there. What cannot be removed stays, and so does, outside
 * the folder for temporary files, what somebody may have named so: `concord-pilot-2026-autumn`.
 */
export function clearLeftovers(folder: string): void {
  for (const path of pathsIn(folder)) {
    const name = basename(path);
    const maker = makerOf(name);
    if (maker === null || isRunning(maker) || (folder !== tmpdir() && mayBeGiven(name))) continue;
    try {
      // Not all processes of another user are visible.
      if (lstatSync(path).uid === (process.getuid?.() ?? 0)) rmSync(path, { recursive: true, force: true });
    } catch {
      // In use, or removed meanwhile.
    }
  }
}

/** The paths of everything in a folder; none if the folder is missing or unreadable. */
export function pathsIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** A process that may not be signalled is running. */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
