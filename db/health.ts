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

/** The sums of so many bytes are taken while one waits: a process of its own takes longer to start. */
const AT_ONCE = 4 * 1024 * 1024;

/** Whether a file is so large that it is not checked twice while it is open. */
export function isLarge(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > AT_ONCE;
}

/** What follows from the damage that was found. */
export function healthFrom(problems: readonly Problem[]): Health {
  return problems.length === 0 ? whole : { state: 'damaged', problems };
}

/** The health of a file that nobody writes. One that is open in this process was looked at when it was opened. */
export function healthOfFile(path: string): Health {
  return isOwnFile(path) ? whole : healthBySeal(path, readSeal(path), 'now');
}

/**
 * The health of a file that nobody has open here, with the seal that was read from it. With `later`, only what can be told
 * at once: the rest is left to whoever opens it.
 */
export function healthBySeal(path: string, seal: Seal, proof: 'now' | 'later'): Health {
  const { state } = seal;
  if (proof === 'later' && state !== 'damaged' && (state === 'none' || isLarge(path)))
    return { state: 'checking' };
  return healthFrom(findFileDamage(path, seal));
}

/**
 * The health of a file that another program is writing: as that one found it, if it has said so since it opened it, else
 * as its rows are.
 */
export function healthOfHeld(db: ReadDb, holder: Holder | null): Health {
  const provenAt = db.sqlite.prepare('SELECT proven_at FROM file').pluck().get();
  if (holder && typeof provenAt === 'string' && provenAt >= holder.since) return whole;
  return healthFrom(findDamage(db));
}

/** When every row of the file was last read and found whole, ISO 8601; null where nobody has. */
export function rowsReadAt({ sqlite }: ReadDb): string | null {
  return (sqlite.prepare('SELECT read_at FROM file').pluck().get() as string | null | undefined) ?? null;
}

/** Notes that. Where somebody else is writing just now, or the disk is full, the rows are read again another time. */
export function noteRowsRead({ sqlite }: ReadDb, at: string): void {
  try {
    withoutWaiting(sqlite, () => sqlite.prepare('UPDATE file SET read_at = ?').run(at).changes === 1);
  } catch (error) {
    if (!diskTrouble(error, sqlite.name)) throw error;
  }
}
