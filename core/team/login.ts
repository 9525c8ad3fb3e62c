// Logins at a server of a team.
import { AppError } from '../errors.ts';

/** The most bytes of a name in PostgreSQL. It cuts longer ones, so that they would be another login's. */
const MOST_BYTES = 63;

/** Throws `invalid` for a login that is longer than PostgreSQL's names can be. */
export function expectLogin(login: string): void {
  const bytes = [...login].reduce((sum, character) => sum + bytesOf(character.codePointAt(0) ?? 0), 0);
  if (bytes > MOST_BYTES)
    throw new AppError('invalid', 'errors:team_login_long', { login, bytes, most: MOST_BYTES });
}

/** How many bytes a code point has in UTF-8. */
function bytesOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
