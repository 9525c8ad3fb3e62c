// Checks a restored snapshot as a file is checked when it is opened: its pages, links, texts, history and digest. What is
// wrong with the study itself, such as two codes of one name, is no reason not to restore it.
import Database from 'better-sqlite3';
import { findDamage } from '../check.ts';
import type { ReadDb } from '../handles.ts';
import { appliedCount, migrate, readMigrations } from '../migrations.ts';
import { lastAct } from './head.ts';
import type { LookedThrough } from './check.ts';
import type { SnapshotRow } from './store.ts';

/**
 * Checks the temporary file that a snapshot was restored to; one of an older schema is updated there first.
 * `count` counts what is to be kept with the snapshot.
 */
export function lookThrough(
  path: string,
  snapshot: Pick<SnapshotRow, 'seq' | 'head' | 'digest'>,
  count: (db: ReadDb) => string,
): LookedThrough {
  const sqlite = new Database(path, { fileMustExist: true });
  try {
    const { seq, head, digest } = lastAct(sqlite);
    if (seq !== snapshot.seq || head !== snapshot.head || digest !== snapshot.digest) return damaged;
    const migrations = readMigrations();
    const applied = appliedCount(sqlite, migrations, path);
    if (applied < migrations.length) migrate(sqlite, migrations, applied, new Date().toISOString());
    const whole = findDamage({ sqlite }).length === 0;
    return { whole, details: whole ? count({ sqlite }) : null };
  } catch (error) {
    // What SQLite cannot read is damaged; any other error is a fault of the program.
    if (error instanceof Database.SqliteError) return damaged;
    throw error;
  } finally {
    sqlite.close();
  }
}

const damaged: LookedThrough = { whole: false, details: null };
