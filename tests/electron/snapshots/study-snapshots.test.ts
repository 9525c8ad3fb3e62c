import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { digestOfRows } from '#db/digest.ts';
import { openStore } from '#db/open.ts';
import { pin } from '#db/pin.ts';
import { restoreStudy } from '#db/snapshots/restore-study.ts';
import { SnapshotStore, storesIn } from '#db/snapshots/store.ts';
import type { Store } from '#db/store.ts';
import type { KeeperCall } from '#electron/snapshots/keeper-calls.ts';
import { openKeeper, type Keeper } from '#electron/snapshots/keeper.ts';
import { StudySnapshots } from '#electron/snapshots/study-snapshots.ts';
import { foldBeside } from '#electron/engines/folding.ts';
import { newStudy, remember, remembered } from '../../helpers/memo-acts.ts';
import { openOptions, testFolder } from '../../helpers/project.ts';

interface Watched extends AsyncDisposable {
  readonly folder: string;
  /** The folder of the stores. */
  home: string;
  readonly store: Store;
  readonly snapshots: StudySnapshots;
  /** Keys of the errors for which snapshots failed. */
  readonly failed: string[];
  /** Moves the clock forward by this many milliseconds. */
  readonly pass: (milliseconds: number) => void;
}

/** A study with snapshots. `asked` is called after each answer of the keeper. */
function watched(asked: (call: KeeperCall, store: Store) => void = () => undefined): Watched {
  const folder = testFolder();
  const store = newStudy(join(folder.path, 'study.concord'));
  const opened = openKeeper();
  const keeper: Keeper = {
    ...opened,
    ask: async (call, input, told) => {
      const answer = await opened.ask(call, input, told);
      asked(call, store);
      return answer;
    },
  };
  const failed: string[] = [];
  let now = Date.parse(openOptions.now);
  const snapshots = new StudySnapshots(store, keeper, {
    folder: () => study.home,
    limit: () => Number.MAX_SAFE_INTEGER,
    now: () => new Date(now).toISOString(),
    told: (error) => error && failed.push(error.key),
  });
  const study: Watched = {
    folder: folder.path,
    home: join(folder.path, 'snapshots'),
    store,
    snapshots,
    failed,
    pass: (milliseconds) => (now += milliseconds),
    [Symbol.asyncDispose]: async () => {
      await snapshots.settled();
      snapshots.close();
      keeper.close();
      store.close();
      folder[Symbol.dispose]();
    },
  };
  return study;
}

/** Starts a thread that folds the log exclusively as soon as nobody writes; returns when it has the log. */
function foldsOnceNobodyWrites(path: string): Worker {
  const script = `
    const { workerData } = require('node:worker_threads');
    const sqlite = new (require('better-sqlite3'))(workerData, { timeout: 60_000 });
    // A connection that looks whether another one folds has the log for a moment, too.
    while (sqlite.pragma('wal_checkpoint(FULL)')[0].busy === 1);
    sqlite.close();`;
  const worker = new Worker(script, { eval: true, workerData: path });
  const beside = new Database(path);
  const [pause, end] = [new Int32Array(new SharedArrayBuffer(4)), Date.now() + 60_000];
  // Whatever a reader keeps out of the file stays out of it meanwhile.
  while ((beside.pragma('wal_checkpoint(PASSIVE)') as { busy: number }[])[0]?.busy !== 1) {
    if (Date.now() > end) throw new Error('nobody folds');
    Atomics.wait(pause, 0, 0, 5);
  }
  beside.close();
  return worker;
}

/** Every snapshot, newest first, restored: its reason, its memo titles, and whether the restored study is whole. */
function restoredAll({ folder, home }: Watched): { why: string; titles: string[]; whole: boolean }[] {
  const [path = ''] = storesIn(home);
  using store = SnapshotStore.toChange(path);
  return store.snapshots().map((snapshot) => {
    const target = join(folder, `restored-${snapshot.id}.concord`);
    restoreStudy(store, snapshot, target, null);
    const study = openStore(target, openOptions);
    const titles = remembered(study);
    const whole = digestOfRows(study.db.sqlite) === snapshot.digest;
    study.close();
    return { why: snapshot.why, titles, whole };
  });
}

describe('a snapshot of a study in use', () => {
  it('holds the rows of one moment, however many acts happen while the file is read', async () => {
    await using study = watched();
    const { store, snapshots } = study;
    remember(store, 'large', 20_000_000);
    const acts = (from: number) => {
      for (let act = from; act < from + 300; act += 1) remember(store, `act ${act}`, 2_000);
    };
    acts(0);

    snapshots.before('merge', '');
    const size = statSync(store.path).size;
    acts(300);
    const meanwhile = statSync(store.path).size;
    await snapshots.settled();
    acts(600);

    const [only, ...others] = restoredAll(study);
    expect([only?.titles.length, only?.whole, others]).toEqual([301, true, []]);
    expect(meanwhile).toBe(size);
    expect(remembered(store)).toHaveLength(901);
    expect(study.failed).toEqual([]);
  });

  it('holds the state before an act that has already begun', async () => {
    await using study = watched();
    const { store, snapshots } = study;
    remember(store, 'before');
    const coderId = String(store.db.sqlite.prepare('SELECT id FROM coder').pluck().get());

    store.transact(
      { method: 'memos.retitle', coderId, at: openOptions.now, group: 'after' },
      (db) => db.sqlite.exec("UPDATE memo SET title = 'after'"),
      () => {
        snapshots.before('large-act', '');
        return {};
      },
    );
    await snapshots.settled();

    expect(restoredAll(study).map(({ titles }) => titles)).toEqual([['before']]);
    expect(remembered(store)).toEqual(['after']);
  });

  it('is made by copying when a reader prevents folding of the log', async () => {
    await using study = watched();
    const { store, snapshots } = study;
    remember(store, 'one');
    const reader = new Database(store.path, { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM memo').get();
    remember(store, 'two');

    snapshots.before('merge', '');
    remember(store, 'three');
    await snapshots.settled();
    reader.close();

    expect(restoredAll(study)).toEqual([{ why: 'merge', titles: ['one', 'two'], whole: true }]);
  });

  it('is made by copying when somebody else is just folding the log, whose progress is unknown', async () => {
    await using study = watched();
    const { store, snapshots } = study;
    remember(store, 'one');
    const reader = pin(store.path);
    remember(store, 'two');
    const coderId = String(store.db.sqlite.prepare('SELECT id FROM coder').pluck().get());
    let ended: Promise<unknown> = Promise.resolve();

    store.transact(
      { method: 'memos.retitle', coderId, at: openOptions.now, group: 'after' },
      (db) => db.sqlite.exec("UPDATE memo SET title = 'after'"),
      () => {
        ended = once(foldsOnceNobodyWrites(store.path), 'exit');
        snapshots.before('merge', '');
        return {};
      },
    );
    reader.close();
    await snapshots.settled();
    await ended;

    expect(study.failed).toEqual([]);
    expect(restoredAll(study)).toEqual([{ why: 'merge', titles: ['one', 'two'], whole: true }]);
  });

  it('is kept, and reported as in progress, although nobody waits for its check any more', async () => {
    await using study = watched();
    const { store, snapshots } = study;
    remember(store, 'one', 1_000_000);
    const stop = new AbortController();
    const halves = new Set<string>();
    let late = 0;
    const progress = (done: number, total: number): void => {
      if (stop.signal.aborted) late += 1;
      halves.add(2 * done > total ? 'checking' : 'making');
      // In the half that is the check.
      if (2 * done > total) stop.abort();
    };

    const made = snapshots.make('hand', 'named', { signal: stop.signal, progress });

    await expect(made).rejects.toMatchObject({ key: 'errors:cancelled' });
    // Checks run one after the other.
    await snapshots.check(1);
    expect([[...halves], late]).toEqual([['making', 'checking'], 0]);
    expect(restoredAll(study)).toEqual([{ why: 'hand', titles: ['one'], whole: true }]);
  });

  it('is finished once it has begun, although nobody waits for it any more', async () => {
    await using study = watched();
    const { store, snapshots } = study;
    remember(store, 'one', 1_000_000);
    const stop = new AbortController();

    const made = snapshots.make('hand', '', { signal: stop.signal, progress: () => stop.abort() });

    await expect(made).rejects.toMatchObject({ key: 'errors:cancelled' });
    await snapshots.settled();
    expect(restoredAll(study)).toEqual([{ why: 'hand', titles: ['one'], whole: true }]);
  });

  it('is counted by the keeper, and again if something was done since', async () => {
    const calls: KeeperCall[] = [];
    await using study = watched((call, store) => {
      calls.push(call);
      if (call === 'head' && calls.filter((each) => each === 'head').length === 2) remember(store, 'three');
    });
    const { home, store, snapshots } = study;
    remember(store, 'one');

    await snapshots.make('hand', 'first');
    remember(store, 'two');
    await snapshots.make('hand', 'second');

    using kept = SnapshotStore.toRead(storesIn(home)[0] ?? '');
    expect(kept.entries().map(({ counts }) => counts.memos)).toEqual([3, 1]);
    expect(calls).toEqual(['head', 'make', 'check', 'head', 'make', 'check']);
    expect(restoredAll(study).map(({ titles }) => titles)).toEqual([['one', 'two', 'three'], ['one']]);
  });

  it('has acts done during the count folded by a thread', async () => {
    let threads = 0;
    await using study = watched((call, store) => {
      if (call === 'head') remember(store, 'two');
    });
    const { store, snapshots } = study;
    store.foldInThread((path, ready) => {
      threads += 1;
      return foldBeside(path, ready);
    });
    remember(store, 'one');
    await store.foldAside();

    await snapshots.make('hand', '');

    expect(threads).toBe(2);
    expect(restoredAll(study)).toEqual([{ why: 'hand', titles: ['one', 'two'], whole: true }]);
  });

  it('is not begun when nobody waits for it any more', async () => {
    await using study = watched();
    const { home, store, snapshots } = study;
    remember(store, 'one');
    const stop = new AbortController();

    const made = snapshots.make('hand', '', { signal: stop.signal });
    stop.abort();

    await expect(made).rejects.toMatchObject({ key: 'errors:cancelled' });
    await snapshots.settled();
    expect(storesIn(home)).toEqual([]);
  });

  it('leaves the lock of the study alone', async () => {
    await using study = watched();
    remember(study.store, 'one');

    await study.snapshots.make('hand', '');

    const script = `
      import { openStore } from '#db/open.ts';
      console.log(openStore(process.argv[1], { who: 'other', now: '' }).readOnly);`;
    const other = spawnSync(process.execPath, ['--input-type=module', '-e', script, study.store.path]);
    expect(String(other.stdout)).toBe('true\n');
  });
});

describe('an act that asks for a snapshot', () => {
  it('gets one if the newest is older than five minutes and something was done since', async () => {
    await using study = watched();
    const { store, snapshots, pass } = study;
    remember(store, 'one');
    snapshots.before('merge', 'first');
    await snapshots.settled();
    remember(store, 'two');
    pass(4 * 60_000);
    snapshots.before('merge', 'too soon');
    await snapshots.settled();
    pass(2 * 60_000);
    snapshots.before('merge', 'second');
    await snapshots.settled();
    pass(60 * 60_000);
    snapshots.before('merge', 'nothing done since');
    await snapshots.settled();

    expect(restoredAll(study).map(({ titles }) => titles)).toEqual([['one', 'two'], ['one']]);
  });

  it('keeps the one by the clock that it relies on, although the same hour has a later one', async () => {
    await using study = watched();
    const { store, snapshots } = study;
    remember(store, 'one');
    await snapshots.make('opening', '');

    snapshots.before('merge', 'fair → fairs');
    remember(store, 'two');
    await snapshots.make('opening', '');

    expect(restoredAll(study)).toEqual([
      { why: 'opening', titles: ['one', 'two'], whole: true },
      { why: 'merge', titles: ['one'], whole: true },
    ]);
  });

  it('keeps the one by the clock that is just being made', async () => {
    await using study = watched();
    const { store, snapshots } = study;
    remember(store, 'one', 1_000_000);
    let isBegun = false;
    const progress = (): void => {
      if (!isBegun) snapshots.before('import', 'news.xlsx');
      isBegun = true;
    };

    await snapshots.make('hour', '', { progress });
    remember(store, 'two');
    await snapshots.make('hour', '');

    expect(restoredAll(study).map(({ why, titles }) => [why, titles])).toEqual([
      ['hour', ['one', 'two']],
      ['import', ['one']],
    ]);
  });

  it('keeps the one by the clock in the folder that it was made in, and leaves no store in a folder chosen since', async () => {
    await using study = watched();
    const { home, store, snapshots } = study;
    remember(store, 'one');
    await snapshots.make('opening', '');
    study.home = join(study.folder, 'chosen since');
    mkdirSync(study.home);

    snapshots.before('merge', 'fair → fairs');
    await snapshots.settled();

    expect(storesIn(study.home)).toEqual([]);
    study.home = home;
    expect(restoredAll(study).map(({ why }) => why)).toEqual(['merge']);
    expect(study.failed).toEqual([]);
  });

  it('is refused before it does anything if the folder cannot be written, and the message names the folder', async () => {
    await using study = watched();
    writeFileSync(study.home, 'a file where the folder should be');
    remember(study.store, 'one');

    expect(() => study.snapshots.before('merge', '')).toThrow(
      expect.objectContaining({ key: 'errors:snapshots_folder', parameters: { folder: study.home } }),
    );
  });

  it('gets none of a half-read file that another program writes to', async () => {
    await using study = watched();
    mkdirSync(study.home);
    remember(study.store, 'large', 20_000_000);

    study.snapshots.before('merge', '');
    const other = new Database(study.store.path);
    study.store.db.sqlite.pragma('wal_checkpoint(PASSIVE)');
    remember(study.store, 'two');
    other.pragma('wal_checkpoint(PASSIVE)');
    other.close();
    await study.snapshots.settled();

    expect(study.failed).toEqual(['errors:snapshot_failed']);
    using store = SnapshotStore.toRead(storesIn(study.home)[0] ?? '');
    expect([store.entries(), store.size()]).toEqual([[], 0]);
  });
});

describe('the snapshot at opening', () => {
  afterEach(() => void vi.useRealTimers());

  it('waits until the file is known to be whole', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'study.concord');
    const home = join(folder.path, 'snapshots');
    const before = newStudy(path);
    remember(before, 'large', 5_000_000);
    before.close();
    const keeper = openKeeper();
    const store = openStore(path, { ...openOptions, proof: 'later' });
    const snapshots = new StudySnapshots(store, keeper, {
      folder: () => home,
      limit: () => Number.MAX_SAFE_INTEGER,
      now: () => openOptions.now,
      told: () => undefined,
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });

    snapshots.keepTime();
    vi.advanceTimersByTime(10_000);
    await snapshots.settled();
    const whileChecked = storesIn(home);
    store.proven([]);
    vi.advanceTimersByTime(10_000);
    await snapshots.settled();
    const afterwards = storesIn(home);

    snapshots.close();
    keeper.close();
    store.close();
    expect([whileChecked.length, afterwards.length]).toEqual([0, 1]);
  });
});
