// Each project has one writer, whatever path leads to it and whatever lies beside it.
import { linkSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { openStore } from '#db/open.ts';
import type { Store } from '#db/store.ts';
import { insert } from '#db/write.ts';
import { dieElsewhere, openElsewhere } from '../helpers/other-process.ts';
import { openOptions, testFolder, testProject } from '../helpers/project.ts';
import { codeRecord } from '../helpers/records.ts';

function newProject(path: string): void {
  createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions).close();
}

function addCode(store: Store, name: string): void {
  store.transact({ method: 'codes.create', coderId: 'x', at: openOptions.now }, (db) =>
    insert(db, 'code', codeRecord({ id: name })),
  );
}

describe('the lock of a project', () => {
  it('is the same when the project is opened through a link', () => {
    using folder = testFolder();
    const path = join(folder.path, 'study.concord');
    const link = join(folder.path, 'shortcut.concord');
    newProject(path);
    symlinkSync(path, link);

    const first = openStore(path, openOptions);
    const second = openStore(link, { ...openOptions, who: 'someone else' });

    expect([first.readOnly, second.readOnly]).toEqual([false, true]);
    expect(second.holder?.who).toBe('tester');
    second.close();
    first.close();
  });

  it.each([
    'not a database, but long enough to be looked at '.repeat(20),
    '',
    'SQLite format 3\0'.padEnd(4096, 'x'),
  ])('is not blocked by a file that is no lock', (left) => {
    using folder = testFolder();
    const path = join(folder.path, 'study.concord');
    newProject(path);
    writeFileSync(`${path}-lock`, left);

    const store = openStore(path, openOptions);

    expect(store.readOnly).toBe(false);
    store.close();
  });

  it('and its file may be deleted when nobody has the project open', () => {
    using folder = testFolder();
    const path = join(folder.path, 'study.concord');
    newProject(path);
    rmSync(`${path}-lock`);

    const store = openStore(path, openOptions);

    expect(store.readOnly).toBe(false);
    store.close();
  });

  it.each([
    'with spaces.concord',
    '访谈研究.concord',
    'what?#%20&.concord',
    "it's.concord",
    ':memory:.concord',
  ])('and the project work with the name “%s”', (name) => {
    using folder = testFolder();
    const path = join(folder.path, name);
    newProject(path);

    const first = openStore(path, openOptions);
    const second = openStore(path, openOptions);

    expect([first.readOnly, second.readOnly]).toEqual([false, true]);
    expect(readFileSync(path).toString('latin1', 0, 15)).toBe('SQLite format 3');
    second.close();
    first.close();
  });
});

describe('a project that is already open here', () => {
  it('is simply shown when it is opened under another name', async () => {
    await using project = await testProject();
    const link = join(project.folder, 'shortcut.concord');
    symlinkSync(project.path, link);

    const opened = await project.api.desk.open({ path: link });

    expect(opened).toEqual(project.session.project);
    expect(opened.readOnly).toBe(false);
  });
});

describe('the lock by device and inode', () => {
  /** A study that this process has open, and the folder of locks that all programs of this person share. */
  function heldStudy(folder: string) {
    const path = join(folder, 'study.concord');
    const locks = join(folder, 'settings', 'locks');
    return {
      path,
      locks,
      store: createProject(path, { name: 'Study', coderName: 'Wei' }, { ...openOptions, locks }),
    };
  }

  it('survives the removal of the lock beside the study', () => {
    using folder = testFolder();
    const { path, locks, store } = heldStudy(folder.path);
    rmSync(`${path}-lock`);

    expect(openElsewhere(path, { locks })).toMatchObject({ readOnly: true, who: 'tester', path });
    store.close();
    expect(openElsewhere(path, { locks })).toMatchObject({ readOnly: false });
  });

  it('finds the open study from a hard link, with the acts that are only in its log', () => {
    using folder = testFolder();
    const { path, locks, store } = heldStudy(folder.path);
    const link = join(folder.path, 'twin.concord');
    linkSync(path, link);
    addCode(store, 'guide');

    const twin = openElsewhere(link, { locks });

    expect(twin).toMatchObject({ readOnly: true, who: 'tester', path, codes: ['guide'] });
    store.close();
  });

  it('tells a command that reads the name under which the study is open', () => {
    using folder = testFolder();
    const { path, locks, store } = heldStudy(folder.path);
    const link = join(folder.path, 'twin.concord');
    linkSync(path, link);
    addCode(store, 'guide');

    const reading = openElsewhere(link, { locks, readOnly: true });

    expect(reading).toMatchObject({ path, codes: ['guide'] });
    store.close();
    expect(openElsewhere(link, { locks, readOnly: true })).toMatchObject({ path: link, codes: ['guide'] });
  });

  it.each([false, true])(
    'finds the acts of a program that was killed while it had the study open by a hard link (read-only: %s)',
    (readOnly) => {
      using folder = testFolder();
      const { path, locks, store } = heldStudy(folder.path);
      store.close();
      const link = join(folder.path, 'twin.concord');
      linkSync(path, link);
      dieElsewhere(link, locks, 'guide');

      const opened = openElsewhere(path, { locks, readOnly });

      expect(opened).toMatchObject({ codes: ['guide'], refused: null });
      expect(openElsewhere(path, { locks })).toMatchObject({ readOnly: false, codes: ['guide'] });
    },
  );

  it.each([false, true])(
    'refuses the new name of a study that was renamed while open (read-only: %s)',
    (readOnly) => {
      using folder = testFolder();
      const { path, locks, store } = heldStudy(folder.path);
      const renamed = join(folder.path, 'renamed.concord');
      renameSync(path, renamed);

      expect(openElsewhere(renamed, { locks, readOnly })).toMatchObject({
        refused: 'errors:locked_by_other_name',
      });
      store.close();
    },
  );

  it('does not prevent opening a study when the program’s folder cannot hold a lock', () => {
    using folder = testFolder();
    const path = join(folder.path, 'study.concord');
    const locks = join(folder.path, 'locks');
    writeFileSync(locks, 'a file, where the folder would be');
    newProject(path);

    const store = openStore(path, { ...openOptions, locks });

    expect(store.readOnly).toBe(false);
    expect(openElsewhere(path, { locks })).toMatchObject({ readOnly: true, who: 'tester' });
    store.close();
  });
});
