// What comes before an older project is brought up to date.
import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { isDamage } from './damage.ts';
import { appliedCount, type Migration } from './migrations.ts';
import type { OpenOptions } from './open-options.ts';

/** Whether a project lacks migrations of this version. Throws `unsupported` for a newer or foreign one. */
export function isOlder(path: string, migrations: readonly Migration[]): boolean {
  const name = basename(path);
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return appliedCount(sqlite, migrations, name) < migrations.length;
  } catch (error) {
    throw isDamage(error) ? new AppError('invalid', 'errors:damaged_project', { name }) : error;
  } finally {
    sqlite.close();
  }
}

/** Copies a project as it stands, before its schema changes. */
export function copyBeforeUpdate(sqlite: Database.Database, path: string, options: OpenOptions): void {
  const folder = options.snapshots ?? dirname(path);
  mkdirSync(folder, { recursive: true });
  const stamp = options.now.replaceAll(/[:.]/g, '-');
  const target = join(folder, `${basename(path, '.concord')}.before-update-${stamp}.concord`);
  sqlite.prepare('VACUUM INTO ?').run(target);
}
