// Whether an open project is known to be whole.
import { statSync } from 'node:fs';
import type { Health, Problem } from '#core/health.ts';
import { findDamage } from './check.ts';
import { diskTrouble } from './disk-trouble.ts';
import type { ReadDb } from './handles.ts';
import type { Holder } from './lock.ts';
import { isOwnFile } from './own-files.ts';
import { findFileDamage } from './prove.ts';
import { readSeal, type Seal } from './seal.ts';
import { withoutWaiting } from './without-waiting.ts';

export const whole: Health = { state: 'whole' };

/** Files up to this size, in bytes, are checked while one waits: starting another process for it takes longer. */
const MAX_BYTES_AT_ONCE = 4 * 1024 * 1024;

/** Whether a file is too large to be checked while one waits. */
export function isLarge(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES_AT_ONCE;
}

/** The health that follows from the problems found. */
export function healthFrom(problems: readonly Problem[]): Health {
  return problems.length === 0 ? whole : { state: 'damaged', problems };
}

/** The health of a file that nobody writes. A file open in this process was checked when it was opened. */
export function healthOfFile(path: string): Health {
  return isOwnFile(path) ? whole : healthBySeal(path, readSeal(path), 'now');
}

/**
 * The health of a file that is not open in this process, by the seal read from it. With `later`, only as far
 * as it can be told at once: the caller checks the rest.
 */
export function healthBySeal(path: string, seal: Seal, proof: 'now' | 'later'): Health {
  const { state } = seal;
  if (proof === 'later' && state !== 'damaged' && (state === 'none' || isLarge(path)))
    return { state: 'checking' };
  return healthFrom(findFileDamage(path, seal));
}

/**
 * The health of a file that another program is writing. Where that program has reported the file as whole
 * since it opened it, the report counts; otherwise the rows are read.
 */
export function healthOfHeld(db: ReadDb, holder: Holder | null): Health {
  const provenAt = db.sqlite.prepare('SELECT proven_at FROM file').pluck().get();
  if (holder && typeof provenAt === 'string' && provenAt >= holder.since) return whole;
  return healthFrom(findDamage(db));
}

/** When all rows of the file were last read and found whole, ISO 8601; null where they never were. */
export function rowsReadAt({ sqlite }: ReadDb): string | null {
  return (sqlite.prepare('SELECT read_at FROM file').pluck().get() as string | null | undefined) ?? null;
}

/**
 * Notes when all rows were read. Where somebody else is writing or the disk is full, nothing is noted: the
 * rows are then read again another time.
 */
export function noteRowsRead({ sqlite }: ReadDb, at: string): void {
  try {
    withoutWaiting(sqlite, () => sqlite.prepare('UPDATE file SET read_at = ?').run(at).changes === 1);
  } catch (error) {
    if (!diskTrouble(error, sqlite.name)) throw error;
  }
}
