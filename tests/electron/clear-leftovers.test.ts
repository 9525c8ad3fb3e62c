// A file that is written beside its final place bears a name that Concord recognises at its next start, in case the
// program is killed before the file is whole. The test takes every file name from the kernel.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, watch, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { makerOf, partName } from '#core/leftovers.ts';
import { createProject } from '#db/create-project.ts';
import { openStore } from '#db/open.ts';
import { salvageTo } from '#db/salvage/new-file.ts';
import { checkSnapshot } from '#db/snapshots/check.ts';
import { lookThrough } from '#db/snapshots/look-through.ts';
import { restoreStudy } from '#db/snapshots/restore-study.ts';
import { SnapshotStore, storePath, type SnapshotRow } from '#db/snapshots/store.ts';
import { saveCopy } from '#electron/engines/copying.ts';
import { writeWhole } from '#electron/write-file.ts';
import { FILE_ID, newStudy, snapshotOf } from '../db/snapshots/study-file.ts';
import { openOptions, testFolder, testProject } from '../helpers/project.ts';

let home: ReturnType<typeof testFolder>;
let study = '';
const snapshots = (): string => join(home.path, 'snapshots');

beforeAll(() => {
  home = testFolder();
  study = newStudy(home.path);
  snapshotOf(study, snapshots());
});
afterAll(() => home[Symbol.dispose]());

/** Files that lie beside a study while it is open. */
const OF_THE_STUDY = /^target\.(?:concord|qdpx|csv)(?:-lock)?(?:-wal|-shm|-journal)?$/;

/** Every name that appears in the folder while `run` runs, except the target's own. */
async function namesIn(folder: string, run: () => unknown): Promise<string[]> {
  const names = new Set<string>();
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const watcher = watch(folder, (_event, name) => {
    if (name === 'ended') resolve();
    else if (name !== null) names.add(name);
  });
  await run();
  writeFileSync(join(folder, 'ended'), '');
  // Events that came earlier are reported earlier.
  await ended;
  watcher.close();
  return [...names].filter((name) => !OF_THE_STUDY.test(name));
}

async function withSnapshot(work: (store: SnapshotStore, snapshot: SnapshotRow) => unknown): Promise<void> {
  using store = SnapshotStore.toChange(storePath(snapshots(), FILE_ID));
  const [snapshot] = store.snapshots();
  if (!snapshot) throw new Error('no snapshot');
  await work(store, snapshot);
}

const works: Readonly<Record<string, (target: string) => unknown>> = {
  'a new project': (target) =>
    createProject(target, { name: 'Fairs', coderName: 'Wei' }, openOptions).close(),
  'a copy': (target) =>
    saveCopy(study, target, { signal: new AbortController().signal, progress: () => undefined }),
  'a salvaged study': (target) =>
    salvageTo(study, target, { snapshots: snapshots(), now: openOptions.now, coderName: 'Wei' }),
  'a restored snapshot': (target) =>
    withSnapshot((store, snapshot) => restoreStudy(store, snapshot, target, null)),
  'a study saved elsewhere': (target) => {
    const store = openStore(study, openOptions);
    store.writeInto(target);
    store.close();
  },
};

test.each(Object.keys(works))('%s is recognised as a partial file until it is whole', async (what) => {
  using folder = testFolder();
  const target = join(folder.path, 'target.concord');

  const names = await namesIn(folder.path, () => works[what]?.(target));

  expect(existsSync(target)).toBe(true);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => makerOf(name) !== process.pid)).toEqual([]);
});

test('a table is recognised as a partial file until it is whole', async () => {
  using folder = testFolder();
  const target = join(folder.path, 'target.csv');
  writeFileSync(target, 'an earlier one');

  const names = await namesIn(folder.path, () => writeWhole(target, Buffer.from('a new one')));

  expect(readFileSync(target, 'utf8')).toBe('a new one');
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => makerOf(name) !== process.pid)).toEqual([]);
});

test('a table that replaces an earlier one keeps its read permissions', () => {
  using folder = testFolder();
  const target = join(folder.path, 'target.csv');
  writeFileSync(target, 'an earlier one');
  // More than a new file allows.
  chmodSync(target, 0o666);

  writeWhole(target, Buffer.from('a new one'));

  expect((statSync(target).mode & 0o777).toString(8)).toBe('666');
});

test('an exchange file is recognised as a partial file until it is whole', async () => {
  await using project = await testProject();
  const folder = join(project.folder, 'files');
  mkdirSync(folder);

  const names = await namesIn(folder, () => project.api.exchange.write({ to: join(folder, 'target.qdpx') }));

  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => makerOf(name) !== process.pid)).toEqual([]);
});

test('an export of a project file removes what a killed export left in its folder', async () => {
  await using project = await testProject();
  const folder = join(project.folder, 'files');
  mkdirSync(folder);
  const left = join(folder, `${partName('earlier.qdpx', endedProcess())}0a1b2c3d`);
  writeFileSync(left, 'half of it');

  await project.api.exchange.write({ to: join(folder, 'target.qdpx') });

  expect(existsSync(left)).toBe(false);
});

/** The id of a process that no longer runs. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

test('a snapshot that is being checked lies in the snapshots folder under such a name', async () => {
  const store = basename(storePath(snapshots(), FILE_ID));

  const names = await namesIn(snapshots(), () =>
    withSnapshot((opened, snapshot) =>
      checkSnapshot(opened, snapshot, (path) => lookThrough(path, snapshot, () => '{}')),
    ),
  );

  const others = names.filter((name) => !name.startsWith(store));
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter((name) => makerOf(name) !== process.pid)).toEqual([]);
});
