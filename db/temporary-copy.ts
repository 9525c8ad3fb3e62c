// Reads from a copy: where a project cannot be written, or is of an older schema and open elsewhere.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Health } from '#core/health.ts';
import { temporaryName } from '#core/leftovers.ts';
import type { OpeningNote } from '#core/opening-note.ts';
import { guarded } from './damage.ts';
import { appliedCount, migrate, type Migration } from './migrations.ts';
import { isOpenHere } from './own-files.ts';
import { Store } from './store.ts';

/** Copies the files of a study in a folder that nobody can write to. For `openCopy`. */
export function copyFiles(path: string, copy: string): void {
  if (isOpenHere(path)) return copyLive(path, copy);
  copyFileSync(path, copy);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
}

/** Copies a project that another program may be writing, as of that program's last act. For `openCopy`. */
export function copyLive(path: string, copy: string): void {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  try {
    sqlite.prepare('VACUUM INTO ?').run(copy);
  } finally {
    sqlite.close();
  }
}

/** Opens a temporary copy for reading only, brought up to date. `healthOf` checks the copy before the update. */
export function openCopy(
  path: string,
  migrations: readonly Migration[],
  copyTo: (path: string, copy: string) => void,
  notes: readonly OpeningNote[],
  healthOf: (copy: string) => Health,
): Store {
  const name = basename(path);
  const folder = mkdtempSync(join(tmpdir(), temporaryName('copy', process.pid)));
  const copy = join(folder, name);
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    copyTo(path, copy);
    const health = healthOf(copy);
    const sqlite = new Database(copy, { fileMustExist: true });
    return guarded(sqlite, name, () => {
      const applied = appliedCount(sqlite, migrations, name);
      if (applied < migrations.length) migrate(sqlite, migrations, applied, new Date().toISOString());
      sqlite.pragma('query_only = ON');
      return new Store({ path, sqlite, readOnly: true, holder: null, notes, health, release: clear });
    });
  } catch (error) {
    clear();
    throw error;
  }
}
