// Whatever happens to an open study in the program that holds it, no other program may open it for writing or lock the
// file. POSIX frees the lock when any descriptor of the file is closed in this process.
import { copyFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { openStore } from '#db/open.ts';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import { openProver } from '#electron/engines/proving.ts';
import { createReading } from '#electron/reading.ts';
import { Session } from '#electron/session.ts';
import { Settings } from '#electron/settings.ts';
import { openKeeper } from '#electron/snapshots/keeper.ts';
import { openElsewhere, canSeizeElsewhere } from '../helpers/other-process.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

test('the lock of an open study survives everything that is done with it', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  const session = new Session({
    settings: new Settings(join(folder.path, 'home')),
    files: { input: (reference) => resolve(reference), output: (reference) => resolve(reference) },
    reading: createReading(),
    keeper: openKeeper(),
    log: () => undefined,
    language: 'en',
    browsesFolders: true,
  });
  const api = clientOf(session);
  session.adopt(createProject(path, { name: 'Fairs', coderName: 'Wei' }, openOptions));
  await api.codes.create({ name: 'guide' });
  writeFileSync(join(folder.path, 'note.txt'), 'The council adopted the plan.');
  const file = async (): Promise<string> => (await api.snapshots.list()).study?.file ?? '';
  const earlier = join(folder.path, 'earlier.concord');
  copyFileSync(join(import.meta.dirname, '../../fixtures/projects/0001.concord'), earlier);

  const steps: Record<string, () => unknown> = {
    'after opening': () => undefined,
    'after an import': () =>
      api.imports.run({ files: [{ reference: join(folder.path, 'note.txt'), name: 'note.txt' }] }),
    'after the threads that search have read it': () => api.search.prepare(),
    'after a check of its rows': () => api.project.check(),
    'after a check of its pages beside it': () => openProver().prove(path),
    'after a second window that reads it was closed': () =>
      openStore(path, { ...openOptions, readOnly: true }).close(),
    'after a second opening to write it was turned down': () => openStore(path, openOptions).close(),
    'after a snapshot': () => api.snapshots.make({}),
    'after the list of snapshots': () => api.snapshots.studies(),
    'after a copy': () => api.project.saveCopy({ to: join(folder.path, 'copy.concord') }),
    'after an export': () => api.exports.codebook({ format: 'csv', to: join(folder.path, 'codebook.csv') }),
    'after a look at what its update would take': () => api.desk.updateOf({ path }),
    'after it was put back to a snapshot': async () =>
      api.snapshots.restoreHere({ file: await file(), id: 1 }),
    'after a look into a snapshot and back': async () => {
      await api.snapshots.look({ file: await file(), id: 1 });
      await api.desk.open({ path });
    },
    'after another study was open': async () => {
      await api.desk.open({ path: earlier });
      await api.desk.open({ path });
    },
  };

  const lostAfter: string[] = [];
  for (const [step, take] of Object.entries(steps)) {
    await take();
    await api.codes.create({ name: step });
    if (!openElsewhere(path).readOnly || canSeizeElsewhere(path)) lostAfter.push(step);
  }
  await session.end();

  expect(lostAfter).toEqual([]);
});
