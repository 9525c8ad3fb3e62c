// A study copied by hand, as people do it, and its original: two files, each with its own snapshots.
import { copyFileSync, linkSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileIdOf } from '#db/file-id.ts';
import { openStore } from '#db/open.ts';
import { createReading } from '#electron/reading.ts';
import { Session } from '#electron/session.ts';
import { Settings } from '#electron/settings.ts';
import { openKeeper } from '#electron/snapshots/keeper.ts';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import { newStudy } from '../../helpers/memo-acts.ts';
import { openOptions, testFolder } from '../../helpers/project.ts';

let folder: ReturnType<typeof testFolder>;
const at = (name: string): string => join(folder.path, name);

beforeEach(async () => {
  folder = testFolder();
  newStudy(at('study.concord')).close();
  await withSnapshot('study.concord', 'of the original');
});
afterEach(() => folder[Symbol.dispose]());

/** Opens a study, writes a memo, makes a snapshot and closes it. Returns the names of all snapshots that are listed then, and the id of the file. */
async function withSnapshot(name: string, snapshot: string): Promise<{ id: string; names: string[] }> {
  const settings = new Settings(at('home'));
  const session = new Session({
    settings,
    files: { input: (reference) => reference, output: (reference) => reference },
    reading: createReading(),
    keeper: openKeeper(),
    log: (_name, error) => {
      throw error;
    },
    language: 'en',
    browsesFolders: false,
  });
  try {
    const store = openStore(at(name), { ...openOptions, snapshots: settings.snapshotFolder });
    session.adopt(store);
    const api = clientOf(session);
    await api.memos.add({ about: 'free', title: snapshot, body: 'a thought' });
    await api.snapshots.make({ name: snapshot });
    const { study } = await api.snapshots.list({});
    return { id: fileIdOf(store.db), names: study?.snapshots.map(({ about }) => about) ?? [] };
  } finally {
    await session.end();
  }
}

test('a copy made by hand has an id and snapshots of its own, and takes none from the original', async () => {
  copyFileSync(at('study.concord'), at('副本.concord'));

  const copy = await withSnapshot('副本.concord', 'of the copy');
  const original = await withSnapshot('study.concord', 'of the original again');

  expect(copy.names).toEqual(['of the copy']);
  expect(original.names).toEqual(['of the original again', 'of the original']);
  expect(copy.id).not.toBe(original.id);
});

test('a study that was moved, or has a second name, keeps its id and its snapshots', async () => {
  renameSync(at('study.concord'), at('moved.concord'));
  const moved = await withSnapshot('moved.concord', 'after the move');
  linkSync(at('moved.concord'), at('second.concord'));
  const second = await withSnapshot('second.concord', 'by its second name');

  expect(moved.names).toEqual(['after the move', 'of the original']);
  expect(second.names).toEqual(['by its second name', 'after the move', 'of the original']);
});

test('an older copy that is put in the place of its study keeps the snapshots of that', async () => {
  copyFileSync(at('study.concord'), at('older.concord'));
  await withSnapshot('study.concord', 'later');
  renameSync(at('older.concord'), at('study.concord'));

  const back = await withSnapshot('study.concord', 'put back');

  expect(back.names).toEqual(['put back', 'later', 'of the original']);
});
