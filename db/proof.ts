// The proofs that the history carries: its links, and the digest of the rows with its newest act.
import type { Database } from 'better-sqlite3';
import { fillLinks } from './chain.ts';
import { digestOfRows } from './digest.ts';

/** Whether the schema has links and digests. */
export function hasProof(sqlite: Database): boolean {
  return sqlite.prepare("SELECT 1 FROM pragma_table_info('change') WHERE name = 'link'").get() !== undefined;
}

/**
 * Links the acts that have no link, and stores the digest of the rows as they are with the newest act. Part
 * of every migration, since a migration may change what rows hold.
 */
export function fillProof(sqlite: Database): void {
  fillLinks(sqlite);
  // Only where it differs: writing the row again would copy all of it, and the newest act may be a large import.
  sqlite
    .prepare(
      'UPDATE change SET digest = @digest WHERE seq = (SELECT max(seq) FROM change) AND digest IS NOT @digest',
    )
    .run({ digest: digestOfRows(sqlite) });
}
