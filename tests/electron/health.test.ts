import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { putBlob, insert } from '#db/write.ts';
import { openProver } from '#electron/engines/proving.ts';
import { createReading } from '#electron/reading.ts';
import type { News } from '#electron/rpc/transport.ts';
import { Session } from '#electron/session.ts';
import { Settings } from '#electron/settings.ts';
import { forkNode } from '#formats/own-process.ts';
import { flipIn, pageOf } from '../helpers/flipped.ts';
import { openOptions, testProject, type TestProject } from '../helpers/project.ts';

/** Makes the project large and closes it. */
function grown(project: TestProject): void {
  project.store().transact({ method: 'imports.run', coderId: 'c', at: '2026' }, (db) => {
    putBlob(db, randomBytes(5 * 1024 * 1024));
    insert(db, 'class', { id: 'x', name: 'news', coverage: 'complete', position: 1, frameSize: null });
  });
  project.session.close();
}

test('a large project is checked beside the work, and every window hears that it is whole', async () => {
  await using project = await testProject();
  grown(project);
  const news: News[] = [];
  project.session.subscribe((each) => news.push(each));

  const opened = project.session.adopt(openStore(project.path, { ...openOptions, proof: 'later' }));
  expect(opened.health).toEqual({ state: 'checking' });
  await project.api.codes.create({ name: 'connector' });
  await project.session.settled();

  expect(news.at(-1)).toEqual({ type: 'health', health: { state: 'whole' } });
  expect(project.session.project).toMatchObject({ health: { state: 'whole' }, readOnly: false });
});

test('the file is not checked while the screen loads, but as soon as somebody waits for the result', async () => {
  await using project = await testProject();
  grown(project);
  let started = 0;
  const prover = openProver((entry, argument) => {
    started += 1;
    return forkNode(entry, argument);
  });
  const session = new Session({
    settings: new Settings(join(project.folder, 'home')),
    files: { input: (reference) => reference, output: (reference) => reference },
    reading: createReading(),
    prover,
    log: (_name, error) => project.faults.push(error),
    language: 'en',
    browsesFolders: true,
  });

  session.adopt(openStore(project.path, { ...openOptions, proof: 'later' }));
  const startedAtOnce = started;
  await session.settled();

  expect([startedAtOnce, started]).toEqual([0, 1]);
  expect(session.project?.health).toEqual({ state: 'whole' });
  await session.end();
});

test('a damaged project exports no counts, takes no more changes, and tells every window why', async () => {
  await using project = await testProject();
  grown(project);
  flipIn(project.path, pageOf(project.path, 'class'));
  const news: News[] = [];
  project.session.subscribe((each) => news.push(each));
  project.session.adopt(openStore(project.path, { ...openOptions, proof: 'later' }));
  const target = join(project.folder, 'codes.csv');

  // The export starts at once and waits for the result of the check.
  const writing = project.api.exports.codebook({ to: target, format: 'csv' });

  await expect(writing).rejects.toMatchObject({ key: 'errors:damaged_not_written_out' });
  expect(existsSync(target)).toBe(false);
  await expect(project.api.codes.create({ name: 'guide' })).rejects.toMatchObject({
    key: 'errors:damaged_read_only',
  });
  expect(news.at(-1)).toMatchObject({
    type: 'health',
    health: {
      state: 'damaged',
      problems: expect.arrayContaining([expect.objectContaining({ key: 'check_pages' })]),
    },
  });
  expect(project.session.project?.readOnly).toBe(true);
});

test('a damaged project prints nothing and hands out no imported file', async () => {
  await using project = await testProject();
  grown(project);
  flipIn(project.path, pageOf(project.path, 'class'));
  project.session.adopt(openStore(project.path, { ...openOptions, proof: 'later' }));
  const target = join(project.folder, 'original.txt');
  const refused = { key: 'errors:damaged_not_written_out' };

  // The page is requested before the result of the check is known, the file afterwards.
  const printed = project.api.printing.table({
    title: 'Counts',
    about: [],
    columns: [],
    groups: [],
    notes: [],
  });
  await expect(printed).rejects.toMatchObject(refused);
  const original = project.api.exports.original({ sourceId: 'any', reference: target });

  await expect(original).rejects.toMatchObject(refused);
  expect(existsSync(target)).toBe(false);
});
