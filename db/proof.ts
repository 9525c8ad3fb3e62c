// What the history says of itself and of the rows: its links and the digest that its newest row carries.
import type { Database } from 'better-sqlite3';
import { fillLinks } from './chain.ts';
import { digestOfRows } from './digest.ts';

/** Whether the schema has links and digests. */
export function hasProof(sqlite: Database): boolean {
  return sqlite.prepare("SELECT 1 FROM pragma_table_info('change') WHERE name = 'link'").get() !== undefined;
}

/**
 * Links the rows of the history that have no link, and notes the digest of the rows as they are with the newest of them.
 * Part of every migration, since one may change what rows hold.
 */
export function fillProof(sqlite: Database): void {
  fillLinks(sqlite);
  // A row that is written again takes its place once more, and the newest may be a large import.
  sqlite
    .prepare(
      'UPDATE change SET digest = @digest WHERE seq = (SELECT max(seq) FROM change) AND digest IS NOT @digest',
    )
    .run({ digest: digestOfRows(sqlite) });
}
