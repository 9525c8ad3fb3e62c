import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findProblems } from '#db/check.ts';
import { openStore } from '#db/open.ts';
import { pin } from '#db/pin.ts';
import { readSeal } from '#db/seal.ts';
import type { Store } from '#db/store.ts';
import { hashOf } from '#db/write.ts';
import { foldBeside } from '#electron/engines/folding.ts';
import { copyWithLog, newStudy, receive, remember, remembered } from '../helpers/memo-acts.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

const megabyte = 1024 * 1024;

afterEach(() => vi.useRealTimers());

/** Has the log of a store folded in threads. Returns a function that tells how many have begun. */
function countThreads(store: Store): () => number {
  let threads = 0;
  store.foldInThread((path, ready) => {
    threads += 1;
    return foldBeside(path, ready);
  });
  return () => threads;
}

describe('the log is folded into the file', () => {
  test('when it has grown, and its space is used again', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const store = newStudy(path);
    const before = statSync(path).size;

    for (let count = 0; count < 12; count += 1) remember(store, `memo ${count}`, megabyte);

    expect(statSync(path).size).toBeGreaterThan(before + 8 * megabyte);
    expect(statSync(`${path}-wal`).size).toBeLessThan(7 * megabyte);
    store.close();
  });

  test('two seconds after the last act', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const store = newStudy(path);
    vi.useFakeTimers();
    remember(store, 'first', megabyte);
    const before = statSync(path).size;

    vi.advanceTimersByTime(1_500);
    remember(store, 'second');
    vi.advanceTimersByTime(1_500);
    expect(statSync(path).size).toBe(before);
    vi.advanceTimersByTime(500);

    expect(statSync(path).size).toBeGreaterThan(before + megabyte);
    store.close();
  });

  test('by another thread where who wrote meanwhile waits until all is folded', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const store = newStudy(path);
    const threads = countThreads(store);

    receive(store, 'large', 33 * megabyte, true);
    while (statSync(path).size < 33 * megabyte) await nextTurn();
    receive(store, 'meanwhile', 2 * megabyte, true);
    await store.logCaughtUp();
    while (statSync(`${path}-wal`).size > megabyte) {
      await nextTurn();
      await store.logCaughtUp();
    }

    expect(threads()).toBe(2);
    expect([remembered(store), findProblems(store.db)]).toEqual([['large', 'meanwhile'], []]);
    store.close();
  });

  test('beside the acts when it has grown by as much as an import writes', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const store = newStudy(path);
    store.foldInThread(foldBeside);
    const before = statSync(path).size;

    remember(store, 'large', 40 * megabyte);
    const isFolded = statSync(path).size > before + 30 * megabyte;
    remember(store, 'meanwhile');
    await store.folded();

    expect(isFolded).toBe(false);
    expect(statSync(path).size).toBeGreaterThan(before + 40 * megabyte);
    copyWithLog(path, join(folder.path, 'crashed.concord'));
    const crashed = openStore(join(folder.path, 'crashed.concord'), openOptions);
    expect([crashed.notes, remembered(crashed)]).toEqual([[], ['large', 'meanwhile']]);
    crashed.close();
    store.close();
  });

  test('by the program itself where what came from the team broke off, since nobody waits any more', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const store = newStudy(path);
    const written = Promise.withResolvers<void>();
    let threads = 0;
    store.foldInThread((file, ready) => {
      threads += 1;
      const { done, wait } = foldBeside(file, ready);
      return { done: Promise.all([done, written.promise]).then(() => undefined), wait };
    });

    receive(store, 'large', 33 * megabyte, true);
    while (statSync(path).size < 33 * megabyte) await nextTurn();
    store.takenIn();
    remember(store, 'meanwhile', 2 * megabyte);
    written.resolve();
    await store.folded();

    expect(threads).toBe(1);
    store.close();
  });

  test('after the answer to the act that made it long', async () => {
    using folder = testFolder();
    const store = newStudy(join(folder.path, 'a.concord'));
    const threads = countThreads(store);

    remember(store, 'first', 3 * megabyte);
    remember(store, 'second', megabyte);
    const atTheAnswer = threads();
    await nextTurn();

    expect([atTheAnswer, threads()]).toEqual([0, 1]);
    await store.folded();
    store.close();
  });

  test('once for acts of the team that follow each other, however many they are', async () => {
    using folder = testFolder();
    const store = newStudy(join(folder.path, 'a.concord'));
    const threads = countThreads(store);
    const begun: number[] = [];

    for (const title of ['first', 'second', 'last']) {
      receive(store, title, 3 * megabyte, title !== 'last');
      await nextTurn();
      begun.push(threads());
    }

    expect(begun).toEqual([0, 0, 1]);
    await store.folded();
    store.close();
  });

  test('in a thread also after a pause, and the next act finds nothing left to fold', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const store = newStudy(path);
    store.foldInThread(foldBeside);
    const before = statSync(path).size;
    const folds = vi.spyOn(store.db.sqlite, 'pragma');

    remember(store, 'first', megabyte);
    await store.foldAside();

    expect(statSync(path).size).toBeGreaterThan(before + megabyte);
    expect(store.fold()).toBe(true);
    expect(folds.mock.calls.map(([said]) => said).filter((said) => said.includes('PASSIVE'))).toEqual([]);
    const inFile = readFileSync(path);
    remember(store, 'second');
    expect(store.fold()).toBe(true);
    expect(readFileSync(path).equals(inFile)).toBe(false);
    store.close();
    expect(readSeal(path).state).toBe('closed');
  });

  test('with acts done before the thread has started, so that a copy of the file alone is whole', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const copy = join(folder.path, 'copy.concord');
    const store = newStudy(path);
    store.foldInThread(foldBeside);

    remember(store, 'first', 10_000);
    const folded = store.foldAside();
    remember(store, 'meanwhile', 10_000);
    await folded;
    copyFileSync(path, copy);

    const copied = openStore(copy, openOptions);
    expect([remembered(copied), findProblems(copied.db)]).toEqual([['first', 'meanwhile'], []]);
    copied.close();
    store.close();
  });

  test.each([
    new Database.SqliteError('disk I/O error', 'SQLITE_IOERR'),
    Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE', syscall: 'open' }),
    Object.assign(new Error('EAGAIN'), { code: 'ERR_WORKER_INIT_FAILED' }),
  ])('later when the system does not let a thread start (%s), and the act succeeds', async (trouble) => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const store = newStudy(path);
    store.foldInThread(() => {
      throw trouble;
    });

    remember(store, 'large', 6 * megabyte);
    await nextTurn();

    expect(remembered(store)).toEqual(['large']);
    expect(store.fold()).toBe(true);
    store.close();
    expect(readSeal(path).state).toBe('closed');
  });

  test('by one thread, with acts done before it has started', async () => {
    using folder = testFolder();
    const store = newStudy(join(folder.path, 'a.concord'));
    const threads = countThreads(store);

    remember(store, 'first', 10_000);
    const folded = store.foldAside();
    remember(store, 'meanwhile', 10_000);
    await folded;

    expect([threads(), store.fold(), threads()]).toEqual([1, true, 1]);
    store.close();
  });

  test('by another thread where acts came meanwhile that are too long to wait for', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const store = newStudy(path);
    const threads = countThreads(store);

    // The log holds each memo twice: in its row and in its act.
    remember(store, 'large', 33 * megabyte);
    while (statSync(path).size < 33 * megabyte) await nextTurn();
    remember(store, 'meanwhile', 15 * megabyte);
    await store.folded();

    expect(threads()).toBe(2);
    expect(statSync(path).size).toBeGreaterThan(2 * 48 * megabyte);
    store.close();
  });

  test('seldom while an import writes its texts', async () => {
    using folder = testFolder();
    const store = newStudy(join(folder.path, 'a.concord'));
    const threads = countThreads(store);
    const ahead = store.keepAhead();
    const keep = (count: number): void => {
      for (let at = 0; at < count; at += 1) {
        const bytes = randomBytes(4 * megabyte);
        ahead.keep([{ hash: hashOf(bytes), bytes }]);
      }
    };

    keep(14);
    const before = threads();
    keep(4);

    expect([before, threads()]).toEqual([0, 1]);
    await store.folded();
    ahead.end();
    store.close();
  });

  test('rarely when no thread can be started, and then by the program itself before it grows very large', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const store = newStudy(path);
    let tries = 0;
    store.foldInThread(() => {
      tries += 1;
      throw Object.assign(new Error('EAGAIN'), { code: 'ERR_WORKER_INIT_FAILED' });
    });
    vi.useFakeTimers();
    remember(store, 'first');
    const before = statSync(path).size;

    vi.advanceTimersByTime(10 * 60_000);
    const seldom = tries;
    const isFolded = statSync(path).size > before;
    remember(store, 'large', 70 * megabyte);

    expect(seldom).toBeLessThan(20);
    expect(isFolded).toBe(false);
    expect(statSync(path).size).toBeGreaterThan(before + 60 * megabyte);
    store.close();
  });

  test('by nobody once the study is closed', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const store = newStudy(path);
    remember(store, 'one');
    const reader = pin(path);
    remember(store, 'two');
    store.close();
    const folded: string[] = [];
    store.foldInThread((file) => {
      folded.push(file);
      return { done: Promise.resolve(), wait: () => true };
    });

    await store.foldAside();

    reader.close();
    expect(folded).toEqual([]);
  });

  test('with everything written beside the acts meanwhile', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const store = newStudy(path);
    remember(store, 'one');
    store.fold();
    const before = statSync(path).size;

    // As sketches of texts are stored.
    store.db.sqlite.exec('UPDATE memo SET body = hex(zeroblob(1000000))');

    expect(store.fold()).toBe(true);
    expect(statSync(path).size).toBeGreaterThan(before + megabyte);
    store.close();
  });

  test('before the file is closed, although a thread is still folding', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const store = newStudy(path);
    store.foldInThread(foldBeside);

    remember(store, 'large', 40 * megabyte);
    store.close();

    expect(readSeal(path).state).toBe('closed');
    const again = openStore(path, openOptions);
    expect(remembered(again)).toEqual(['large']);
    again.close();
  });
});

test('by the next opening when a thread is still folding and nobody waits for it any longer', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'a.concord');
  const store = newStudy(path);
  store.foldInThread(() => ({ done: new Promise(() => undefined), wait: () => false }));
  remember(store, 'large', 6 * megabyte);
  await nextTurn();

  store.close();

  expect(readSeal(path).state).not.toBe('closed');
  const again = openStore(path, openOptions);
  expect(remembered(again)).toEqual(['large']);
  again.close();
});

describe('while folding is suspended', () => {
  test('acts continue and the file stays the same, byte for byte', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const store = newStudy(path);
    store.fold();
    const before = readFileSync(path);

    const release = store.holdFolding();
    const other = store.holdFolding();
    for (let count = 0; count < 6; count += 1) remember(store, `memo ${count}`, megabyte);
    release();
    release();

    expect(store.fold()).toBe(false);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(remembered(store)).toHaveLength(6);
    other();
    expect(store.fold()).toBe(true);
    expect(readFileSync(path).equals(before)).toBe(false);
    store.close();
  });

  test('closing leaves the acts in the log, where the next opening finds them', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const store = newStudy(path);
    store.fold();
    const before = readFileSync(path);

    store.holdFolding();
    remember(store, 'kept');
    store.close();

    expect(readFileSync(path).equals(before)).toBe(true);
    const again = openStore(path, openOptions);
    expect(remembered(again)).toEqual(['kept']);
    again.close();
  });
});

test('a reader that prevents folding leaves the acts in the log, and nothing is lost', () => {
  using folder = testFolder();
  const path = join(folder.path, 'a.concord');
  const copy = join(folder.path, 'copy.concord');
  const store = newStudy(path);
  const reader = openStore(path, { ...openOptions, readOnly: true });
  const reading = reader.db.sqlite
    .prepare('SELECT title FROM memo UNION ALL SELECT name FROM coder')
    .iterate();
  reading.next();

  for (let count = 0; count < 6; count += 1) remember(store, `memo ${count}`, megabyte);
  expect(store.fold()).toBe(false);

  copyWithLog(path, copy);
  reading.return?.();
  reader.close();
  store.close();
  const crashed = openStore(copy, openOptions);
  expect(remembered(crashed)).toHaveLength(6);
  crashed.close();
});
