// Opens a snapshot for looking into it: a temporary study, for reading only.
import Database from 'better-sqlite3';
import { basename } from 'node:path';
import { guarded } from '../damage.ts';
import { appliedCount, migrate, readMigrations } from '../migrations.ts';
import { Store } from '../store.ts';

/** Opens the temporary file that a snapshot was restored to; one of an older schema is updated there first. */
export function openLook(path: string, clear: () => void): Store {
  const name = basename(path);
  const sqlite = new Database(path, { fileMustExist: true });
  return guarded(sqlite, name, () => {
    const migrations = readMigrations();
    const applied = appliedCount(sqlite, migrations, name);
    if (applied < migrations.length) migrate(sqlite, migrations, applied, new Date().toISOString());
    sqlite.pragma('query_only = ON');
    return new Store({ path, sqlite, readOnly: true, holder: null, notes: [], release: clear });
  });
}
