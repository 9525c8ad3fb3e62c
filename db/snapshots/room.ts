// Checks, before an act that needs one, whether a snapshot can be made at all.
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { AppError } from '#core/errors.ts';
import { freeBytes } from '../room.ts';

/** How many bytes a further snapshot usually takes at most. */
const FURTHER_SNAPSHOT_BYTES = 64 * 1024 * 1024;

/** Creates the folder of the stores if it is missing. Throws `invalid` if it cannot be created or written. */
export function refuseUnwritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new AppError('invalid', 'errors:snapshots_folder', { folder });
  }
}

/**
 * Throws `invalid` if the folder of the stores cannot be created or written, or if its disk has no room for a snapshot
 * of the study; `further`: there are earlier snapshots, with which a new one shares most of its bytes.
 */
export function refuseWithoutRoom(folder: string, study: string, further: boolean): void {
  refuseUnwritable(folder);
  const size = statSync(study, { throwIfNoEntry: false })?.size ?? 0;
  if (freeBytes(folder) < (further ? Math.min(size, FURTHER_SNAPSHOT_BYTES) : size))
    throw new AppError('invalid', 'errors:snapshot_no_space', { folder });
}
