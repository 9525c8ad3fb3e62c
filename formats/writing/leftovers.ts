// Clearing away what a killed program left: temporary folders, and parts that were not whole yet.
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makerOf } from '#core/leftovers.ts';

/** Removes from a folder what processes left there that are gone. What cannot be removed stays. */
export function clearLeftovers(folder: string): void {
  for (const path of pathsIn(folder)) {
    const maker = makerOf(basename(path));
    if (maker === null || isRunning(maker)) continue;
    try {
      // Another user's programs cannot all be seen from here.
      if (lstatSync(path).uid === (process.getuid?.() ?? 0)) rmSync(path, { recursive: true, force: true });
    } catch {
      // In use, or gone meanwhile.
    }
  }
}

/** The paths of what lies in a folder; none of a folder that is not there or cannot be read. */
export function pathsIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** A process that may not be asked is there. */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
