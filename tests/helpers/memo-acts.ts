// A study of memos alone: the smallest acts there are, so that a test of the file can say which of them it holds.
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { initial } from '#core/tables/initial.ts';
import { createProject } from '#db/create-project.ts';
import type { Store } from '#db/store.ts';
import { insert } from '#db/write.ts';
import { openOptions } from './project.ts';

/** A new study, open. */
export function newStudy(path: string): Store {
  return createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);
}

/** One act that adds a memo of this title, `length` characters long. */
export function remember(store: Store, title: string, length = 0): void {
  const coderId = store.db.sqlite.prepare('SELECT id FROM coder').pluck().get() as string;
  store.transact({ method: 'memos.add', coderId, at: openOptions.now, group: title }, (db) => {
    insert(db, 'memo', {
      ...initial.memo,
      id: `memo ${title}`,
      title,
      body: '.'.repeat(length),
      about: 'free',
      coderId,
      createdAt: openOptions.now,
      updatedAt: openOptions.now,
    });
  });
}

/** The titles of all memos, in the order in which they were written. */
export function remembered(store: Store): string[] {
  return store.db.sqlite.prepare('SELECT title FROM memo ORDER BY rowid').pluck().all() as string[];
}

/** What a crash, or a copy of file and log, leaves of `path` at `target`. */
export function copyWithLog(path: string, target: string): void {
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(`${target}${suffix}`, { force: true });
  copyFileSync(path, target);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${target}-wal`);
}

/** The version bytes of the file (SQLite file format, 1.3.3): 1 for one that needs no log, 2 for one that may. */
export function versionByte(path: string): number {
  return readFileSync(path)[18] ?? 0;
}
