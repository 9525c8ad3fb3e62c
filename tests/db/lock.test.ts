// One writer for each project, whatever the path is called by and whatever lies beside it.
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { openStore } from '#db/open.ts';
import { openOptions, testFolder, testProject } from '../helpers/project.ts';

function newProject(path: string): void {
  createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions).close();
}

describe('the lock of a project', () => {
  it('is one, though the project is opened through a link', () => {
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
  ])('does not keep anyone out by a file that is none', (left) => {
    using folder = testFolder();
    const path = join(folder.path, 'study.concord');
    newProject(path);
    writeFileSync(`${path}-lock`, left);

    const store = openStore(path, openOptions);

    expect(store.readOnly).toBe(false);
    store.close();
  });

  it('and its file may be thrown away when nobody has the project', () => {
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
  ])('and the project work under the name “%s”', (name) => {
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

describe('a project that is open here already', () => {
  it('is simply shown when opened by another name', async () => {
    await using project = await testProject();
    const link = join(project.folder, 'shortcut.concord');
    symlinkSync(project.path, link);

    const opened = await project.api.desk.open({ path: link });

    expect(opened).toEqual(project.session.project);
    expect(opened.readOnly).toBe(false);
  });
});
