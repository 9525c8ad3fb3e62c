// How large an act may be: it is kept as one string, and in a team it travels in one piece, where one that is too large would
// hold up all later ones.
import type { Database } from 'better-sqlite3';
import { AppError } from '#core/errors.ts';

/** The most characters of an act's JSON: packed, five times smaller, a log still takes it, with what the letters of any script need. */
export const MOST_OF_ACT = 240 * 1024 * 1024;

/** Throws `unsupported` for an act of more characters than a team's log takes, in a study of a team. */
export function expectTravels(sqlite: Database, body: string, most: number): void {
  if (body.length <= most) return;
  if (sqlite.prepare('SELECT 1 FROM team').get() === undefined) return;
  throw new AppError('unsupported', 'errors:team_act_refused', {
    megabytes: Math.ceil(body.length / 1e6),
    most: Math.floor(most / 1e6),
  });
}

/** What an act changes, as JSON. Throws `unsupported` where that is longer than a string can be. */
export function bodyOf(change: object): string {
  try {
    return JSON.stringify(change);
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('unsupported', 'errors:act_too_long');
    throw error;
  }
}
