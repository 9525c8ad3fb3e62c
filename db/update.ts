// What comes before an older project is brought up to date.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { guarded, isDamage } from './damage.ts';
import { diskTrouble } from './disk-trouble.ts';
import { appliedCount, type Migration } from './migrations.ts';
import type { OpenOptions } from './open-options.ts';

/** Whether a project lacks migrations of this version. Throws `unsupported` for a newer or foreign one. */
export function isOlder(path: string, migrations: readonly Migration[]): boolean {
  const name = basename(path);
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  return guarded(sqlite, name, () => {
    const isIt = appliedCount(sqlite, migrations, name) < migrations.length;
    sqlite.close();
    return isIt;
  });
}

/** Copies a project as it stands, before its schema changes. */
export function copyBeforeUpdate(sqlite: Database.Database, path: string, options: OpenOptions): void {
  const folder = options.snapshots ?? dirname(path);
  const stamp = options.now.replaceAll(/[:.]/g, '-');
  const target = join(folder, `${basename(path, '.concord')}.before-update-${stamp}.concord`);
  try {
    mkdirSync(folder, { recursive: true });
    sqlite.prepare('VACUUM INTO ?').run(target);
  } catch (error) {
    if (isDamage(error)) throw error;
    if (existsSync(target)) rmSync(target);
    const trouble = diskTrouble(error, basename(target));
    if (trouble?.key === 'errors:disk_full') throw trouble;
    throw new AppError('invalid', 'errors:snapshot_folder', { folder });
  }
}
