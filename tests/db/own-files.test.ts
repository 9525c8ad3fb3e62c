// Only SQLite opens the files of an open study: any other open and close would free its locks. The tests ask another
// process: it must not become a second writer, and the log must still be there.
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { openStore } from '#db/open.ts';
import {
  closeOpened,
  closeRead,
  expectLent,
  idOf,
  lendToThread,
  openToRead,
  readWhole,
  refuseOwnFile,
} from '#db/own-files.ts';
import { connectToLent } from '#db/reading-connection.ts';
import { Stage } from '#db/stage.ts';
import { putBlob } from '#db/write.ts';
import { canSeizeElsewhere, lookElsewhere, openElsewhere } from '../helpers/other-process.ts';
import { openOptions, testFolder, testProject, type TestProject } from '../helpers/project.ts';

/**
 * Checks that the study is still held: by its lock, and by the lock that stops other programs from removing its log.
 */
function expectHeld(path: string): void {
  expect(openElsewhere(path)).toMatchObject({ readOnly: true, who: 'tester' });
  expect(canSeizeElsewhere(path)).toBe(false);
  lookElsewhere(path);
  expect(existsSync(`${path}-wal`)).toBe(true);
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
}

async function coded(): Promise<TestProject> {
  const project = await testProject();
  await project.api.codes.create({ name: 'guide', parentId: null });
  return project;
}

const endings = ['', '-wal', '-shm', '-lock'] as const;

describe('a file of the open study', () => {
  test.each(endings)('is not imported as a text, and the lock stays (study.concord%s)', async (ending) => {
    await using project = await coded();

    const report = await project.api.imports.run({
      files: [{ reference: `${project.path}${ending}`, name: `study.concord${ending}` }],
    });

    expect(report.lines.map(({ error }) => error?.key)).toEqual(['errors:own_file']);
    expectHeld(project.path);
  });

  test('is recognised under any name: a hard link called notes.txt is refused like the study itself', async () => {
    await using project = await coded();
    const link = join(project.folder, 'notes.txt');
    linkSync(project.path, link);
    const file = { reference: link, name: 'notes.txt' };

    const report = await project.api.imports.run({ files: [file] });
    const calls = [
      () => project.api.imports.preview({ file }),
      () => project.api.exchange.look({ file }),
      () => project.api.exchange.preview({ file }),
      () => project.api.exchange.bringIn({ file }),
      () => project.api.codebookImport.preview({ file }),
      () => project.api.ticks.preview({ file }),
    ];

    expect(report.lines.map(({ error }) => error?.key)).toEqual(['errors:own_file']);
    for (const call of calls) await expect(call()).rejects.toMatchObject({ key: 'errors:own_file' });
    expectHeld(project.path);
  });

  test('that a thread has opened stays open, and the lock with it', async () => {
    await using project = await coded();
    const other = join(project.folder, 'notes.txt');
    writeFileSync(other, 'A fair.');
    const opened = [project.path, other].map((path) => {
      const descriptor = openSync(path, 'r');
      return { descriptor, id: idOf(fstatSync(descriptor, { bigint: true })), size: null };
    });

    const areOwn = closeOpened([...opened, null]);

    expect(areOwn).toEqual([true, false, false]);
    expect(() => fstatSync(opened[1]?.descriptor ?? -1)).toThrow('EBADF');
    expectHeld(project.path);
  });

  test('is skipped in an imported folder, with the reason', async () => {
    await using project = await coded();
    const folder = join(project.folder, 'material');
    mkdirSync(folder);
    writeFileSync(join(folder, 'report.txt'), 'The council adopted the plan.');
    for (const ending of endings)
      linkSync(`${project.path}${ending}`, join(folder, `twin${ending || '-study'}.txt`));

    const report = await project.api.imports.run({ files: [{ reference: folder, name: 'material' }] });

    expect(report.imported).toBe(1);
    const skipped = report.lines.filter(({ outcome }) => outcome === 'skipped');
    expect(skipped.map(({ notes }) => notes[0]?.key)).toEqual(endings.map(() => 'reading:skipped_own'));
    expectHeld(project.path);
  });

  test('is not read as a document of a QualCoder folder', async () => {
    await using project = await coded();
    const folder = join(project.folder, 'interviews.qda');
    mkdirSync(join(folder, 'documents'), { recursive: true });
    writeFileSync(join(folder, 'data.qda'), 'no database');
    linkSync(project.path, join(folder, 'documents', 'notes.txt'));

    const looked = project.api.exchange.look({ file: { reference: folder, name: 'interviews.qda' } });

    await expect(looked).rejects.toMatchObject({ key: 'errors:own_file' });
    expectHeld(project.path);
  });

  test.each([...endings, '-journal'])('is not overwritten by an export (study.concord%s)', async (ending) => {
    await using project = await coded();
    const before = readdirSync(project.folder);

    const written = project.api.exports.codebook({ format: 'csv', to: `${project.path}${ending}` });

    await expect(written).rejects.toMatchObject({ key: 'errors:own_file' });
    expect(readdirSync(project.folder)).toEqual(before);
    expectHeld(project.path);
  });

  test('is shown, not opened a second time, under the name of a hard link', async () => {
    await using project = await coded();
    const link = join(project.folder, 'twin.concord');
    linkSync(project.path, link);

    const opened = await project.api.desk.open({ path: link });

    expect(opened).toMatchObject({ path: project.path, readOnly: false });
    expectHeld(project.path);
  });

  test('is not read by a thread once it was renamed, and the error says so', async () => {
    await using project = await coded();
    renameSync(project.path, join(project.folder, 'renamed.concord'));
    writeFileSync(join(project.folder, 'other.txt'), 'another');

    expect(() => lendToThread(project.path)).toThrow('errors:place_renamed');
    renameSync(join(project.folder, 'other.txt'), project.path);
    expect(() => lendToThread(project.path)).toThrow('errors:place_replaced');
  });

  test('is neither read nor written by a thread once its log was removed, since SQLite would create another log', async () => {
    await using project = await coded();
    const { file, giveBack } = lendToThread(project.path);
    rmSync(`${project.path}-wal`);

    expect(() => connectToLent(file)).toThrow('errors:place_log_gone');
    expect(() => new Stage(file.path, 'import', () => expectLent(file))).toThrow('errors:place_log_gone');
    expect(() => lendToThread(project.path)).toThrow('errors:place_log_gone');

    expect(existsSync(`${project.path}-wal`)).toBe(false);
    giveBack();
  });

  test('is free again once the study is closed', () => {
    using folder = testFolder();
    const path = join(folder.path, 'study.concord');
    const store = createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);
    expect(() => openToRead(path)).toThrow('own_file');
    expect(() => refuseOwnFile(`${path}-journal`)).toThrow('own_file');
    store.close();

    expect(readWhole(path)).toEqual(readFileSync(path));
    expect(() => refuseOwnFile(`${path}-journal`)).not.toThrow();
  });
});

describe('the lock of an open study', () => {
  test('stays when a file that was being read before the study was opened is closed', () => {
    using folder = testFolder();
    const path = join(folder.path, 'study.concord');
    createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions).close();
    const reading = openToRead(path);
    const store = openStore(path, openOptions);

    closeRead(reading);

    expect(canSeizeElsewhere(path)).toBe(false);
    store.close();
  });

  test('stays when the writer closes beside a reader in the same program', () => {
    using folder = testFolder();
    const path = join(folder.path, 'study.concord');
    const writer = createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);
    const reader = openStore(path, { ...openOptions, readOnly: true });

    writer.close();

    expect(canSeizeElsewhere(path)).toBe(false);
    reader.close();
  });

  test('is acquired even if a copy is still being saved when the study is reopened', async () => {
    await using project = await coded();
    project
      .store()
      .transact({ method: 'imports.run', coderId: 'x', at: openOptions.now }, (db) =>
        putBlob(db, randomBytes(100_000_000)),
      );
    let isSaved = false;
    const begun = new Promise<void>((resolve) => {
      const to = join(project.folder, 'copy.concord');
      void project.session.call('project.saveCopy', { to }, { onProgress: () => resolve() }).then(() => {
        isSaved = true;
      });
    });
    await begun;

    project.reopen();
    await project.api.codes.create({ name: 'connector', parentId: null });

    expect(isSaved).toBe(false);
    expectHeld(project.path);
  });
});
