// Whether a snapshot can be made at all, looked at before an act that asks for one.
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { AppError } from '#core/errors.ts';
import { freeBytes } from '#db/room.ts';

/** What a further snapshot takes at most, as a rule: bytes. */
const furtherBytes = 64 * 1024 * 1024;

/** Makes the folder of the stores where it is missing. Throws `invalid` where it cannot be made or written to. */
export function refuseUnwritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new AppError('invalid', 'errors:snapshots_folder', { folder });
  }
}

/**
 * Throws `invalid` where the folder of the stores cannot be made or written to, or its disk has no room for a snapshot of
 * the study; `further` where there are earlier ones, beside which it needs little.
 */
export function refuseWithoutRoom(folder: string, study: string, further: boolean): void {
  refuseUnwritable(folder);
  const size = statSync(study, { throwIfNoEntry: false })?.size ?? 0;
  if (freeBytes(folder) < (further ? Math.min(size, furtherBytes) : size))
    throw new AppError('invalid', 'errors:snapshot_no_space', { folder });
}
