// While a study is open, its file is removed, renamed or replaced, or its folder or log disappears. From then on no act
// is acknowledged, every window is told at once, and every act that was answered is in a file that the person can find.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { connectToRead } from '#db/reading-connection.ts';
import { insert } from '#db/write.ts';
import type { LostPlace } from '#electron/rpc/transport.ts';
import { foldBeside } from '#electron/engines/folding.ts';
import { dump } from '../helpers/dump.ts';
import { openElsewhere } from '../helpers/other-process.ts';
import { openOptions, testFolder, testProject, type TestProject } from '../helpers/project.ts';
import { codeRecord } from '../helpers/records.ts';
import { codeWords, smallStudy } from '../helpers/study.ts';
import { noSmallDisk, smallDisk } from '../../scripts/trust/small-disk.ts';

const ways: Readonly<
  Record<string, { readonly how: LostPlace['how']; readonly act: (path: string) => void }>
> = {
  'the file removed': { how: 'removed', act: (path) => rmSync(path) },
  'the file renamed': { how: 'renamed', act: (path) => renameSync(path, `${path}.old`) },
  'the file replaced by a rename over it': {
    how: 'replaced',
    act: (path) => {
      const other = join(dirname(path), 'other.concord');
      createProject(other, { name: 'Other', coderName: 'Li' }, openOptions).close();
      renameSync(other, path);
    },
  },
  'the log removed': { how: 'log_gone', act: (path) => rmSync(`${path}-wal`) },
  'the shared memory removed': { how: 'log_gone', act: (path) => rmSync(`${path}-shm`) },
  'the folder renamed': {
    how: 'folder_gone',
    act: (path) => renameSync(dirname(path), `${dirname(path)}-moved`),
  },
};

interface Study extends TestProject {
  /** The path at which the study was opened, in a folder of its own. */
  readonly at: string;
}

/** A study with one code, in `folder`, else in a folder that is removed after the test. */
async function study(folder?: string): Promise<Study> {
  const project = await testProject();
  const at = join(folder ?? join(project.folder, 'study'), 'lost.concord');
  const store = createProject(at, { name: 'Lost', coderName: 'Wei' }, openOptions);
  project.session.adopt(store);
  await project.api.codes.create({ name: 'guide', parentId: null });
  return { ...project, at, store: () => store };
}

const namesOf = async ({ api }: TestProject): Promise<string[]> =>
  (await api.project.records()).tables.code.map(({ name }) => name).toSorted();

describe.each(Object.entries(ways))('with %s', (_, { how, act }) => {
  test('no act is acknowledged any more, and earlier acts can still be read', async () => {
    await using project = await study();
    act(project.at);

    const refused = project.api.codes.create({ name: 'connector', parentId: null });

    await expect(refused).rejects.toMatchObject({ key: `errors:place_${how}` });
    expect(await namesOf(project)).toContain('guide');
    expect(project.session.project?.lost?.how).toBe(how);
  });

  test('every window is told although nobody acts', async () => {
    await using project = await study();
    const told: unknown[] = [];
    project.session.subscribe((news) => {
      if (news.type === 'place') told.push(news.lost?.how);
    });

    act(project.at);

    await expect.poll(() => told).toContain(how);
    expect((await project.api.desk.state()).project?.lost?.how).toBe(how);
  });

  test('saving elsewhere keeps every answered act, and work continues there', async () => {
    await using project = await study();
    const before = dump(project.store());
    act(project.at);
    await expect(project.api.codes.create({ name: 'refused', parentId: null })).rejects.toThrow('place_');
    const path = join(project.folder, 'saved.concord');

    const opened = await project.api.desk.saveElsewhere({ path });

    expect(opened).toMatchObject({ path, readOnly: false, lost: null });
    const names = await namesOf(project);
    expect(names.filter((name) => name !== 'refused')).toEqual(['guide']);
    expect(before).toContain('guide');
    await project.api.codes.create({ name: 'marketplace', parentId: null });
    expect((await project.api.project.check()).problems).toEqual([]);
    project.session.close();
    expect(openElsewhere(path).codes).toEqual(expect.arrayContaining(['guide', 'marketplace']));
  });
});

describe('a study that was lost', () => {
  test('leaves the file that took its place unchanged when it is closed', async () => {
    await using project = await study();
    ways['the file replaced by a rename over it']?.act(project.at);
    const other = readFileSync(project.at);

    project.session.close();

    expect(readFileSync(project.at)).toEqual(other);
    // Our log would pass for the log of the other file, so it is set aside under a name that says so.
    const left = readdirSync(dirname(project.at)).map((name) => name.replace(/\d.*$/, ''));
    expect(left).toContain('lost.concord-wal of another file ');
    expect(left).not.toContain('lost.concord-wal');
    expect(openElsewhere(project.at)).toMatchObject({ readOnly: false, codes: [] });
  });

  test('opens again under its new name with every act, and takes new ones there', async () => {
    await using project = await study();
    const renamed = join(dirname(project.at), 'renamed.concord');
    renameSync(project.at, renamed);

    const opened = await project.api.desk.reopen();

    expect(opened).toMatchObject({ path: renamed, readOnly: false, lost: null });
    await project.api.codes.create({ name: 'connector', parentId: null });
    project.session.close();
    expect(openElsewhere(renamed)).toMatchObject({ readOnly: false, codes: ['connector', 'guide'] });
  });

  test('does not open under its new name before all of its log is in the file', async () => {
    await using project = await study();
    using reader = connectToRead(project.at);
    reader.sqlite.exec('BEGIN');
    expect(reader.sqlite.prepare('SELECT count(*) FROM code').pluck().get()).toBe(1);
    await project.api.codes.create({ name: 'connector', parentId: null });
    renameSync(project.at, `${project.at}.old`);

    await expect(project.api.desk.reopen()).rejects.toMatchObject({ key: 'errors:place_not_reopened' });
    expect(await namesOf(project)).toEqual(['connector', 'guide']);

    reader.sqlite.exec('COMMIT');
    await project.api.desk.reopen();
    expect(await namesOf(project)).toEqual(['connector', 'guide']);
  });

  test('does not open under its new name where another program has created a log', async () => {
    await using project = await study();
    const renamed = join(dirname(project.at), 'renamed.concord');
    renameSync(project.at, renamed);
    copyFileSync(`${project.at}-wal`, `${renamed}-wal`);

    await expect(project.api.desk.reopen()).rejects.toMatchObject({ key: 'errors:place_taken' });

    expect(await namesOf(project)).toEqual(['guide']);
  });

  test('opens again in its place when only its log was removed', async () => {
    await using project = await study();
    rmSync(`${project.at}-wal`);

    const opened = await project.api.desk.reopen();

    expect(opened).toMatchObject({ path: project.at, readOnly: false, lost: null });
    expect(await namesOf(project)).toEqual(['guide']);
    await project.api.codes.create({ name: 'connector', parentId: null });
    project.session.close();
    expect(openElsewhere(project.at).codes).toEqual(['connector', 'guide']);
  });

  test('takes changes again once its file is back', async () => {
    await using project = await study();
    const told: unknown[] = [];
    project.session.subscribe((news) => {
      if (news.type === 'place') told.push(news.lost?.how ?? 'back');
    });
    const folder = dirname(project.at);
    renameSync(folder, `${folder}-moved`);
    await expect.poll(() => told).toEqual(['folder_gone']);

    renameSync(`${folder}-moved`, folder);

    await expect.poll(() => told).toEqual(['folder_gone', 'back']);
    await project.api.codes.create({ name: 'connector', parentId: null });
    expect(await namesOf(project)).toEqual(['connector', 'guide']);
  });

  test('is not left for another project until somebody decides', async () => {
    await using project = await study();
    renameSync(project.at, `${project.at}.old`);

    const opened = project.api.desk.open({ path: project.path });

    await expect(opened).rejects.toMatchObject({ key: 'errors:place_renamed' });
    expect(project.session.project?.path).toBe(project.at);
  });

  test('is shown beside an older copy of itself that took its place', async () => {
    await using project = await study();
    await project.api.memos.add({ body: '\nA memo without a title\nand more of it' });
    const older = join(project.folder, 'older.concord');
    await project.api.desk.saveElsewhere({ path: older });
    project.session.close();
    copyFileSync(older, project.at);
    await project.api.desk.open({ path: project.at });
    await project.api.codes.create({ name: 'connector', parentId: null });
    await project.api.codes.create({ name: 'marketplace', parentId: null });
    renameSync(older, project.at);

    const beside = await project.api.desk.lost();

    expect(beside).toMatchObject({
      isSameStudy: true,
      unsaved: 2,
      here: { codings: 0 },
      there: { codings: 0 },
    });
    expect(beside.there?.changedAt).not.toBe(beside.here.changedAt);
    expect(await project.api.desk.lookAtOther()).toMatchObject({
      codes: [{ name: 'guide', codings: 0 }],
      memos: ['A memo without a title'],
      counts: { sources: 0, codes: 1, memos: 1 },
      acts: [{ method: 'memos.add' }, { method: 'codes.create' }, { method: 'project.create' }],
    });
    expect(await namesOf(project)).toEqual(['connector', 'guide', 'marketplace']);
    expect(readdirSync(dirname(project.at)).filter((name) => name.startsWith('concord-beside'))).toEqual([]);
  });

  test('is not searched in the file that took its place, which can still be viewed', async () => {
    await using project = await study();
    await project.api.interviews.create({ label: 'N1', outline: ['What was promised?'] });
    ways['the file replaced by a rename over it']?.act(project.at);

    const prepared = project.api.search.prepare();

    await expect(prepared).rejects.toMatchObject({ key: 'errors:place_replaced' });
    expect(await project.api.desk.lookAtOther()).toMatchObject({ counts: { sources: 0 } });
    await expect(project.api.duplicates.find({})).rejects.toMatchObject({ key: 'errors:place_replaced' });
    expect(await project.api.desk.lookAtOther()).not.toBeNull();
  });

  test('still filters its passages by words', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const coding = await codeWords(project, sources.first, codes.connector, 'a window on policy');
    await codeWords(project, sources.first, codes.connector, 'certificates');
    const asked = { request: { denominator: 'all' }, cell: { codeId: codes.connector.id } } as const;
    const { path } = project.store();
    renameSync(path, `${path}.old`);

    const held = await project.api.passages.holding({ ...asked, words: ' WINDOW ' });

    expect(held.rows.map(({ codingIds }) => codingIds)).toEqual([[coding.id]]);
    expect(held.all).toBe(2);
  });

  test('is reported as renamed when that happens after the search thread has started', async () => {
    await using project = await study();
    await project.api.search.prepare();
    await project.api.interviews.create({ label: 'N1', outline: ['What was promised?'] });
    renameSync(project.at, `${project.at}.old`);

    const prepared = project.api.search.prepare();

    await expect(prepared).rejects.toMatchObject({ code: 'conflict', key: 'errors:place_renamed' });
  });

  test('folds no log when its file is gone, even if nobody has noticed', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'study.concord');
    const store = createProject(path, { name: 'Lost', coderName: 'Wei' }, openOptions);
    store.foldInThread(foldBeside);
    store.transact({ method: 'codes.create', coderId: 'x', at: openOptions.now }, (db) =>
      insert(db, 'code', codeRecord({ id: 'guide' })),
    );
    renameSync(path, `${path}.old`);

    await store.foldAside();

    expect(store.lost?.how).toBe('renamed');
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
    store.close();
  });

  test('folds none of its log into a file that took its place before the folding thread started', async () => {
    await using project = await study();
    const other = join(dirname(project.at), 'other.concord');
    createProject(other, { name: 'Other', coderName: 'Li' }, openOptions).close();
    const before = readFileSync(other);

    const folding = foldBeside(project.at, () => true);
    renameSync(other, project.at);
    await folding.done;

    expect(statSync(`${project.at}-wal`).size).toBeGreaterThan(0);
    expect(readFileSync(project.at).equals(before)).toBe(true);
  });

  test.skipIf(noSmallDisk !== null)(
    `is saved elsewhere after its disk was pulled out${noSmallDisk === null ? '' : ` (left out: ${noSmallDisk})`}`,
    async () => {
      using disk = smallDisk(8);
      mkdirSync(join(disk.path, 'studies'));
      await using project = await study(join(disk.path, 'studies'));
      disk.pullOut();

      await expect(project.api.codes.create({ name: 'refused', parentId: null })).rejects.toMatchObject({
        key: 'errors:place_folder_gone',
      });
      const path = join(project.folder, 'saved.concord');
      await project.api.desk.saveElsewhere({ path });

      expect(await namesOf(project)).toEqual(['guide']);
      expect(existsSync(path)).toBe(true);
    },
  );
});
