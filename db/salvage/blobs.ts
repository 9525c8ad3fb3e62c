// Texts and files from a snapshot, each checked against its hash.
import type { Database } from 'better-sqlite3';
import { hashOf } from '../write.ts';
import type { Row } from './layout.ts';

/** The snapshot's blobs with these hashes, without those whose bytes do not match. */
export function* blobsNamed(sqlite: Database, names: Iterable<string>): Generator<Row> {
  const read = sqlite.prepare('SELECT bytes FROM blob WHERE hash = ?').pluck();
  for (const hash of names) {
    const bytes = read.get(hash);
    if (Buffer.isBuffer(bytes) && hashOf(bytes) === hash) yield { hash, bytes };
  }
}
