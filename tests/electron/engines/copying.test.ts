// A copy of a study made while it is open: the copy holds every answered act, needs no log, is a file of its own, and
// replaces nothing.
import { chmodSync, copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileIdOf } from '#db/file-id.ts';
import { findProblems } from '#db/check.ts';
import { openStore } from '#db/open.ts';
import { keptStudies } from '#db/snapshots/kept-studies.ts';
import { readSeal } from '#db/seal.ts';
import { studyToCopy } from '#db/study-to-copy.ts';
import { saveCopy, type Copying } from '#electron/engines/copying.ts';
import { copyWithLog, newStudy, remember, remembered, versionByte } from '../../helpers/memo-acts.ts';
import { openOptions, testFolder, testProject } from '../../helpers/project.ts';

function copying(told: number[] = [], signal = new AbortController().signal): Copying {
  return { signal, progress: ({ done, total }) => told.push(done / total) };
}

describe('a copy of an open study', () => {
  it('holds every answered act, and is closed and sealed', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const to = join(folder.path, 'copy.concord');
    const store = newStudy(path);
    remember(store, 'in the file');
    store.fold();
    remember(store, 'in the log');

    await saveCopy(path, to, copying());

    expect([versionByte(to), existsSync(`${to}-wal`), readSeal(to).state]).toEqual([1, false, 'closed']);
    const copy = openStore(to, openOptions);
    expect([remembered(copy), copy.notes, findProblems(copy.db)]).toEqual([
      ['in the file', 'in the log'],
      [],
      [],
    ]);
    expect(fileIdOf(copy.db)).not.toBe(fileIdOf(store.db));
    copy.close();
    store.close();
  });

  it('finishes although somebody codes all the while, and reports its progress', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const to = join(folder.path, 'copy.concord');
    const store = newStudy(path);
    for (let number = 0; number < 16; number += 1) remember(store, `large ${number}`, 1_000_000);
    const before = remembered(store);
    const told: number[] = [];
    let number = 0;
    const coding = setInterval(() => remember(store, `meanwhile ${(number += 1)}`), 1);

    await saveCopy(path, to, copying(told)).finally(() => clearInterval(coding));

    expect(number).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThan(1);
    expect(told.toSorted((a, b) => a - b)).toEqual(told);
    const copy = openStore(to, openOptions);
    const memos = remembered(copy);
    expect(memos).toEqual(remembered(store).slice(0, memos.length));
    expect(memos.length).toBeGreaterThanOrEqual(before.length);
    copy.close();
    store.close();
  });

  it('leaves no file when it is stopped', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const to = join(folder.path, 'copy.concord');
    const store = newStudy(path);
    for (let number = 0; number < 16; number += 1) remember(store, `large ${number}`, 1_000_000);
    const names = readdirSync(folder.path);
    const stop = new AbortController();

    const stopped = saveCopy(path, to, { signal: stop.signal, progress: () => stop.abort() });

    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder.path)).toEqual(names);
    store.close();
  });

  it('replaces no file', async () => {
    await using project = await testProject();
    const to = join(project.folder, 'copy.concord');
    writeFileSync(to, 'mine');

    await expect(project.api.project.saveCopy({ to })).rejects.toMatchObject({ key: 'errors:file_exists' });
    await expect(project.api.project.saveCopy({ to: project.path })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(
      project.api.project.saveCopy({ to: join(project.folder, 'nowhere', 'copy.concord') }),
    ).rejects.toMatchObject({ key: 'errors:no_such_folder' });
    expect(readFileSync(to, 'utf8')).toBe('mine');
  });

  it('can be made of a study that is read-only because another program has it', async () => {
    await using project = await testProject();
    const to = join(project.folder, 'copy.concord');
    remember(project.store(), 'of the other');
    const reader = openStore(project.path, openOptions);
    expect(reader.readOnly).toBe(true);

    await saveCopy(reader.db.sqlite.name, to, copying());

    reader.close();
    const copy = openStore(to, openOptions);
    expect(remembered(copy)).toEqual(['of the other']);
    copy.close();
  });
});

describe('a study is copied as it is', () => {
  it('with its earlier schema, which only opening it would change', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'old.concord');
    const to = join(folder.path, 'copy.concord');
    copyFileSync(join(import.meta.dirname, '../../../fixtures/projects/0001.concord'), path);

    using study = studyToCopy(path, openOptions);
    await saveCopy(study.file, to, copying());

    const copy = openStore(to, { ...openOptions, snapshots: folder.path });
    expect(copy.db.sqlite.prepare('SELECT min(applied_at) FROM migration').pluck().get()).toBeDefined();
    expect(keptStudies(folder.path).map(({ snapshots }) => snapshots.map(({ why }) => why))).toEqual([
      ['migration'],
    ]);
    copy.close();
  });

  it('with its log too, when it crashed in a folder that cannot be written', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const crashed = join(folder.path, 'crashed.concord');
    const to = join(folder.path, 'copy.concord');
    const store = newStudy(path);
    remember(store, 'in the log');
    copyWithLog(path, crashed);
    store.close();
    chmodSync(crashed, 0o444);

    using study = studyToCopy(crashed, openOptions);
    await saveCopy(study.file, to, copying());

    const copy = openStore(to, openOptions);
    expect(remembered(copy)).toEqual(['in the log']);
    copy.close();
  });
});
