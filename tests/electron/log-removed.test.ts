// The log of an open study is removed, and this program opens the study again at that moment. SQLite would create a new
// log, which looks like that of another program: the study, still whole here, could not be reopened.
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { openProver } from '#electron/engines/proving.ts';
import { createReading } from '#electron/reading.ts';
import { openKeeper } from '#electron/snapshots/keeper.ts';
import { foldBeside } from '#electron/engines/folding.ts';
import { lookElsewhere, openElsewhere } from '../helpers/other-process.ts';
import { testProject, type TestProject } from '../helpers/project.ts';
import { codeWords, smallStudy } from '../helpers/study.ts';

/** What opens the study; each uses a thread, a process or a connection of its own. */
const opening: Readonly<Record<string, (project: TestProject) => Promise<unknown>>> = {
  'a search': ({ api }) => api.search.prepare(),
  'a search for near-duplicates': ({ api }) => api.duplicates.find({}),
  'a tally that is written': ({ api, folder }) =>
    api.exports.tally({ to: join(folder, 'tally.csv'), format: 'csv' }),
  'a copy': ({ api, folder }) => api.project.saveCopy({ to: join(folder, 'copy.concord') }),
  'a snapshot': ({ api }) => api.snapshots.make({ name: 'before the merge' }),
  'an import': ({ store }) => store().stage('import', () => Promise.resolve()),
  'folding the log': async ({ path }) => await foldBeside(path, () => true).done,
  'a check of every row': ({ path }) => openProver().readRows(path),
};

async function coded(): Promise<TestProject> {
  const project = await testProject(createReading(), { asideFrom: 0, keeper: openKeeper() });
  const { sources, codes } = await smallStudy(project);
  await codeWords(project, sources.first, codes.guide, 'association');
  return project;
}

/** How the call ended. A call that began before the log was removed may succeed. */
async function outcomeOf(opened: Promise<unknown>): Promise<string> {
  try {
    await opened;
    return 'done';
  } catch (error) {
    return error instanceof AppError ? `${error.code} ${error.key}` : String(error);
  }
}

async function expectOpenedAgain({ api, path, session }: TestProject): Promise<void> {
  expect(existsSync(`${path}-wal`)).toBe(false);
  await expect.poll(() => session.project?.lost?.how).toBe('log_gone');
  expect(await api.desk.reopen()).toMatchObject({ path, readOnly: false, lost: null });
  expect((await api.project.check()).counts.codings).toBe(1);
}

test('another program that reads the study creates no log, and is told why it cannot read', async () => {
  await using project = await coded();
  rmSync(`${project.path}-wal`);

  for (const readOnly of [true, false])
    expect(openElsewhere(project.path, { readOnly })).toMatchObject({ refused: 'errors:log_of_holder_gone' });

  await expectOpenedAgain(project);
});

test('an empty log, as a plain SQLite reader creates it, does not prevent reopening the study', async () => {
  await using project = await coded();
  for (const ending of ['-wal', '-shm']) rmSync(`${project.path}${ending}`);
  lookElsewhere(project.path);
  expect(statSync(`${project.path}-wal`).size).toBe(0);

  expect(await project.api.desk.reopen()).toMatchObject({ path: project.path, readOnly: false, lost: null });

  expect((await project.api.project.check()).counts.codings).toBe(1);
});

test.each(Object.entries(opening))(
  'no log is created by %s that starts after the log was removed',
  async (_, open) => {
    await using project = await coded();
    rmSync(`${project.path}-wal`);

    const outcome = await outcomeOf(open(project));

    expect(outcome).toMatch(/^(?:done|conflict errors:place_log_gone)$/);
    await expectOpenedAgain(project);
  },
);

test.each(Object.entries(opening))('no log is created by %s that was already running', async (_, open) => {
  await using project = await coded();

  const opened = outcomeOf(open(project));
  await nextTurn();
  rmSync(`${project.path}-wal`);

  expect(await opened).toMatch(/^(?:done|conflict errors:place_log_gone)$/);
  await expectOpenedAgain(project);
});
