// Tells whether a file was written between two moments, so that what was read at the first need not be read again.
import type { ReadDb } from './handles.ts';
import { statement } from './statements.ts';

/** Equal at two moments only if neither this connection nor another has written between them. */
export function writesSoFar({ sqlite }: ReadDb): string {
  const writes = statement(sqlite, 'SELECT total_changes(), data_version FROM pragma_data_version');
  return String(writes.raw().get());
}
