// A study of memos alone. Adding a memo is the smallest act, so that a test can say exactly which acts a file holds.
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { initial } from '#core/tables/all.ts';
import { createProject } from '#db/create-project.ts';
import type { WriteDb } from '#db/handles.ts';
import type { Store } from '#db/store.ts';
import { insert } from '#db/write.ts';
import { openOptions } from './open-options.ts';

/** A new study, open. */
export function newStudy(path: string): Store {
  return createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);
}

/** Adds a memo with this title and a body of `length` characters, in one act. */
export function remember(store: Store, title: string, length = 0): void {
  const coderId = coderOf(store);
  store.transact({ method: 'memos.add', coderId, at: openOptions.now, group: title }, (db) => {
    addMemo(db, { title, length, coderId });
  });
}

/** Receives the same as an act of the team; `isMore`: others follow at once. */
export function receive(store: Store, title: string, length: number, isMore: boolean): void {
  const coderId = coderOf(store);
  store.takeIn(
    (write) =>
      write(
        { method: 'memos.add', coderId, at: openOptions.now, group: title },
        { id: `act ${title}`, personId: coderId, replicaId: 'elsewhere', teamSeq: 1 },
        (db) => {
          addMemo(db, { title, length, coderId });
          return undefined;
        },
      ),
    () => isMore,
  );
}

function coderOf(store: Store): string {
  return store.db.sqlite.prepare('SELECT id FROM coder').pluck().get() as string;
}

function addMemo(
  db: WriteDb,
  { title, length, coderId }: { readonly title: string; readonly length: number; readonly coderId: string },
): void {
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
}

/** The titles of all memos, oldest first. */
export function remembered(store: Store): string[] {
  return store.db.sqlite.prepare('SELECT title FROM memo ORDER BY rowid').pluck().all() as string[];
}

/** Copies the file and its log to `target`: what a crash, or a copy by hand, leaves behind. */
export function copyWithLog(path: string, target: string): void {
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(`${target}${suffix}`, { force: true });
  copyFileSync(path, target);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${target}-wal`);
}

/**
 * The write version of the file (byte 18; SQLite file format, 1.3.3): 1 for a rollback journal, 2 for a write-ahead
 * log.
 */
export function versionByte(path: string): number {
  return readFileSync(path)[18] ?? 0;
}
