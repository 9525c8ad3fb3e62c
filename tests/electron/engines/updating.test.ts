// Opens a study of an earlier version: a process updates it, and the windows see the progress.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keptStudies } from '#db/snapshots/kept-studies.ts';
import type { News, UpdateAt } from '#electron/rpc/transport.ts';
import { Settings } from '#electron/settings.ts';
import { testFolder, testProject } from '../../helpers/project.ts';

const fixture = join(import.meta.dirname, '../../../fixtures/projects/0004.concord');

function updatesIn(news: readonly News[]): (UpdateAt | null)[] {
  return news.flatMap((each) => (each.type === 'updating' ? [each.update] : []));
}

test('an update does not block: the open study takes acts until the other one is ready', async () => {
  await using project = await testProject();
  using folder = testFolder();
  const path = join(folder.path, 'earlier.concord');
  copyFileSync(fixture, path);
  const { length } = readFileSync(path);
  const heard: News[] = [];
  project.session.subscribe((news) => heard.push(news));

  let isOpened = false;
  const opening = project.api.desk.open({ path }).finally(() => (isOpened = true));
  await project.api.codes.create({ name: 'meanwhile' });
  const tookAct = !isOpened;
  const opened = await opening;

  expect(tookAct).toBe(true);
  expect(heard.findIndex(({ type }) => type === 'change')).toBeLessThan(
    heard.findIndex(({ type }) => type === 'updating'),
  );
  expect(opened).toMatchObject({ path, readOnly: false, health: { state: 'whole' } });
  const told = updatesIn(heard);
  expect(told.at(-2)).toEqual({ name: 'earlier.concord', phase: 'changing', done: length, total: length });
  expect(told.at(-1)).toBeNull();
  expect(await project.api.desk.updateOf({ path })).toBeNull();
});

test('the snapshot before an update is kept under the updated file', async () => {
  await using project = await testProject();
  using folder = testFolder();
  const path = join(folder.path, 'earlier.concord');
  copyFileSync(fixture, path);

  await project.api.desk.open({ path });

  const { snapshotFolder } = new Settings(join(project.folder, 'home'));
  const [kept] = keptStudies(snapshotFolder).filter((study) => study.path === path);
  expect(kept?.snapshots).toMatchObject([
    { why: 'migration', kept: true, length: readFileSync(fixture).length },
  ]);
});

test('a refused update gives the reason that opening would give, and the open study stays open', async () => {
  await using project = await testProject();
  using folder = testFolder();
  const path = join(folder.path, 'cut.concord');
  writeFileSync(path, readFileSync(fixture).subarray(0, 16 * 4096));
  const before = readFileSync(path);

  const refused = await project.api.desk.open({ path }).catch((error: unknown) => error);

  expect(refused).toMatchObject({ key: 'errors:damaged_project', parameters: { name: 'cut.concord' } });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(project.session.project?.path).toBe(project.path);
  expect(project.faults).toEqual([]);
});
