// A study copied by hand and its original are two files, each with its own snapshots.
import { copyFileSync, linkSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileIdOf } from '#db/file-id.ts';
import { openStore } from '#db/open.ts';
import { createReading } from '#electron/reading.ts';
import { Session } from '#electron/session.ts';
import { Settings } from '#electron/settings.ts';
import { openKeeper } from '#electron/snapshots/keeper.ts';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import { pageOf } from '../../helpers/flipped.ts';
import { newStudy, remember } from '../../helpers/memo-acts.ts';
import { openOptions, testFolder } from '../../helpers/project.ts';

let folder: ReturnType<typeof testFolder>;
const at = (name: string): string => join(folder.path, name);

beforeEach(async () => {
  folder = testFolder();
  newStudy(at('study.concord')).close();
  await withSnapshot('study.concord', 'of the original');
});
afterEach(() => folder[Symbol.dispose]());

const settings = (): Settings => new Settings(at('home'));

function newSession(): Session {
  return new Session({
    settings: settings(),
    files: { input: (reference) => reference, output: (reference) => reference },
    reading: createReading(),
    keeper: openKeeper(),
    log: (_name, error) => {
      throw error;
    },
    language: 'en',
    browsesFolders: false,
  });
}

/**
 * Opens a study, writes a memo, makes a snapshot and closes the study. Returns the id of the file and the names of all
 * snapshots listed then.
 */
async function withSnapshot(name: string, snapshot: string): Promise<{ id: string; names: string[] }> {
  const session = newSession();
  try {
    const store = openStore(at(name), { ...openOptions, snapshots: settings().snapshotFolder });
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

test('a copy made by hand gets an id and snapshots of its own, and none of the original’s', async () => {
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

test('an older copy that replaces its study keeps the study’s snapshots', async () => {
  copyFileSync(at('study.concord'), at('older.concord'));
  await withSnapshot('study.concord', 'later');
  renameSync(at('older.concord'), at('study.concord'));

  const back = await withSnapshot('study.concord', 'put back');

  expect(back.names).toEqual(['put back', 'later', 'of the original']);
});

test('a copy of a study of an earlier version gets an id of its own when it is updated', async () => {
  const earlier = join(import.meta.dirname, '../../../fixtures/projects/0007.concord');
  for (const name of ['old.concord', 'old copy.concord']) copyFileSync(earlier, at(name));
  const original = await withSnapshot('old.concord', 'of the original');

  const copy = await withSnapshot('old copy.concord', 'of the copy');
  const again = await withSnapshot('old.concord', 'of the original again');

  // The snapshot without a name was made before the update.
  expect(copy.names).toEqual(['of the copy', '']);
  expect(again).toEqual({
    id: original.id,
    names: ['of the original again', 'of the original', ''],
  });
});

test('a snapshot of a read-only copy leaves the others to the original', async () => {
  copyFileSync(at('study.concord'), at('copy.concord'));
  const session = newSession();
  session.adopt(openStore(at('copy.concord'), { ...openOptions, readOnly: true }));

  await clientOf(session).snapshots.make({ name: 'of the copy' });
  await session.end();
  const original = await withSnapshot('study.concord', 'of the original again');

  expect(original.names.toSorted()).toEqual(['of the copy', 'of the original', 'of the original again']);
});

test('a large study whose id is damaged is opened and reported as damaged', async () => {
  const open = newStudy(at('large.concord'));
  remember(open, 'large', 5_000_000);
  open.close();
  const page = pageOf(at('large.concord'), 'file');
  const bytes = readFileSync(at('large.concord'));
  bytes.fill(0xff, (page - 1) * bytes.readUInt16BE(16), page * bytes.readUInt16BE(16));
  writeFileSync(at('large.concord'), bytes);
  const session = newSession();

  session.adopt(openStore(at('large.concord'), { ...openOptions, proof: 'later' }));
  await session.settled();

  expect(session.project?.health.state).toBe('damaged');
  await session.end();
});
