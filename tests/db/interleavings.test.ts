// Acts, folds, copies, crashes and restored copies in random order. A file and the log beside it may then belong to
// different states of one study. Opening must give either what the file alone holds or what its own log completes it
// to, never a mixture, and must report missing acts.
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { openStore } from '#db/open.ts';
import { copyWithLog, newStudy, remember, remembered, versionByte } from '../helpers/memo-acts.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

const SEED = 20_260_314;
const STUDIES = 16;
const STEPS_PER_STUDY = 12;

/** Whole numbers below a limit, the same for the same seed (Lehmer generator, modulus 2^31 - 1). */
function chances(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}

/** The memos that the file holds without any log. */
function memosOf(file: string, scratch: string): string[] {
  copyFileSync(file, scratch);
  const sqlite = new Database(scratch);
  try {
    return sqlite.prepare('SELECT title FROM memo ORDER BY rowid').pluck().all() as string[];
  } finally {
    sqlite.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${scratch}${suffix}`, { force: true });
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.join('|') === other.join('|');
}

test.each(Array.from({ length: STUDIES }, (_, round) => round))(
  'never mix two states of a study (%i)',
  (round) => {
    using folder = testFolder();
    const chance = chances(SEED + round);
    const at = (name: string): string => join(folder.path, name);
    const copies: string[] = [];
    let path = at('study 0.concord');
    let store = newStudy(path);
    let number = 0;
    /** The events so far, shown when a check fails. */
    const told: string[] = [];
    const faults: string[] = [];

    for (let step = 0; step < STEPS_PER_STUDY; step += 1) {
      const what = ['act', 'act', 'act', 'fold', 'copy', 'crash', 'put back', 'close'][chance(8)] ?? '';
      told.push(what);
      switch (what) {
        case 'act':
          remember(store, `memo ${(number += 1)}`, chance(2) * 9_000);
          break;
        case 'fold':
          store.fold();
          break;
        case 'copy':
          copies.push(at(`copy ${copies.length}`));
          copyFileSync(path, copies.at(-1) ?? '');
          break;
        default: {
          const all = remembered(store);
          const next = at(`study ${step + 1}.concord`);
          if (what === 'close') {
            store.close();
            copyFileSync(path, next);
          } else {
            copyWithLog(path, next);
            store.close();
          }
          const older = what === 'put back' ? copies[chance(Math.max(copies.length, 1))] : undefined;
          if (older !== undefined) copyFileSync(older, next);
          const alone = memosOf(next, at('scratch'));
          const wasClosed = versionByte(next) === 1;
          const hadLog = existsSync(`${next}-wal`);
          path = next;
          store = openStore(path, openOptions);
          const memos = remembered(store);
          const notes = store.notes.map(({ key }) => key);

          const missing = memos.length < all.length && !(wasClosed && !hadLog);
          const isRight =
            older === undefined
              ? isSame(memos, all) && notes.length === 0
              : (isSame(memos, all) || isSame(memos, alone)) && (notes.length > 0 || !missing);
          if (!isRight || findProblems(store.db).length > 0)
            faults.push(
              `${told.join(', ')}: ${memos.join()} of ${all.join()}, alone ${alone.join()}; ${notes.join()}`,
            );
        }
      }
    }
    store.close();
    expect(faults).toEqual([]);
  },
);
