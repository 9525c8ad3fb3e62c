// Texts and files from a snapshot, each held against its name.
import type { Database } from 'better-sqlite3';
import { hashOf } from '../write.ts';
import type { Row } from './layout.ts';

/** The blobs with these names that the snapshot has as their names say. */
export function* blobsNamed(sqlite: Database, names: Iterable<string>): Generator<Row> {
  const read = sqlite.prepare('SELECT bytes FROM blob WHERE hash = ?').pluck();
  for (const hash of names) {
    const bytes = read.get(hash);
    if (Buffer.isBuffer(bytes) && hashOf(bytes) === hash) yield { hash, bytes };
  }
}
