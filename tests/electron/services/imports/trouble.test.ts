// Trouble while thousands of files are imported: files vanish, the disk is full, the project is closed, the program is
// killed. One sentence for each, and every file is imported whole or not at all.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openStore } from '#db/open.ts';
import { BATCH_BLOBS } from '#electron/services/bytes-ahead.ts';
import { dump } from '../../../helpers/dump.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { openOptions, testProject, type TestProject } from '../../../helpers/project.ts';
import { blobs, importFrom, titles, whenFirstAreKept, written } from './brought-in.ts';

const count = 3 * BATCH_BLOBS;
const textOf = (place: number): string => `Text number ${place} says this.\n`.repeat(100);
const numberedTo = (last: number) =>
  Object.fromEntries(Array.from({ length: last }, (_, place) => [`${place + 1}.txt`, textOf(place + 1)]));
const numbered = numberedTo(count);

/** Whether every source has the whole text and original of the file that it is named after. */
async function areWhole({ api, store }: TestProject): Promise<boolean> {
  const { tables } = await api.project.records();
  const { sqlite } = store().db;
  const original = sqlite.prepare('SELECT bytes FROM blob WHERE hash = ?').pluck();
  for (const { id, title, originalHash } of tables.source) {
    const expected = textOf(Number(title));
    if ((await api.sources.text({ id })).text !== expected) return false;
    if (String(original.get(originalHash)) !== expected) return false;
  }
  return (await api.project.check()).problems.length === 0;
}

describe('an import whose folder changes meanwhile', () => {
  it('reports each file that vanished or was closed, and imports the others', async () => {
    await using project = await testProject();
    // More than are read ahead of those that are stored.
    const last = 7 * BATCH_BLOBS;
    const folder = written(project, 'study', numberedTo(last));
    const place = (name: string): string => join(folder, name);

    const [report] = await Promise.all([
      importFrom(project, folder, { alike: false }),
      whenFirstAreKept(project.store(), () => {
        rmSync(place(`${last}.txt`));
        rmSync(place(`${last - 1}.txt`));
        writeFileSync(place(`${last - 2}.txt`), '');
      }),
    ]);

    expect(report).toMatchObject({ cancelled: false, imported: last - 3, failed: 3 });
    expect(report.lines.slice(-3).map(({ name, error }) => [name, error?.key])).toEqual([
      [`${last - 2}.txt`, 'reading:empty_file'],
      [`${last - 1}.txt`, 'reading:not_found'],
      [`${last}.txt`, 'reading:not_found'],
    ]);
    expect(await areWhole(project)).toBe(true);
  });

  it('reports a file that this user may not read', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', { 'a.txt': 'A fair.', 'b.txt': 'A hall.' });
    chmodSync(project.folder, 0o755);
    chmodSync(join(folder, 'a.txt'), 0o000);

    const report = await asOrdinaryUser(() => importFrom(project, folder, { alike: false }));

    chmodSync(join(folder, 'a.txt'), 0o644);
    expect(report.lines.map(({ name, outcome, error }) => [name, outcome, error?.key])).toEqual([
      ['a.txt', 'failed', 'reading:no_permission'],
      ['b.txt', 'imported', undefined],
    ]);
  });
});

describe('an import into a project that cannot be written', () => {
  it('whose disk is full says so, and adds nothing until there is room', async () => {
    await using project = await testProject();
    const { store, faults } = project;
    const folder = written(project, 'study', numbered);
    const { sqlite } = store().db;
    const before = [dump(store()), blobs(store())];
    const pages = (): number => Number(sqlite.pragma('page_count', { simple: true }));

    const refused = Promise.all([
      importFrom(project, folder, { alike: false }),
      whenFirstAreKept(store(), () => sqlite.pragma(`max_page_count = ${pages() + 10}`)),
    ]);

    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      key: 'errors:disk_full',
      parameters: { name: 'study.concord' },
    });
    expect([dump(store()), blobs(store())]).toEqual(before);
    sqlite.pragma('max_page_count = 1000000');
    expect(await importFrom(project, folder, { alike: false })).toMatchObject({ imported: count, failed: 0 });
    expect(await areWhole(project)).toBe(true);
    expect(faults).toEqual([]);
  });

  it('that is open for reading only is refused before anything is read', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', { 'a.txt': 'A fair.' });
    project.session.close();
    project.session.adopt(openStore(project.path, { ...openOptions, readOnly: true }));
    const told: number[] = [];

    const refused = importFrom(project, folder, {}, { onProgress: ({ done }) => told.push(done) });

    await expect(refused).rejects.toMatchObject({ code: 'locked', key: 'errors:read_only' });
    expect(told).toEqual([]);
  });

  it('into a class that no longer exists is refused before anything is read', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', { 'a.txt': 'A fair.' });
    const before = dump(project.store());

    const refused = importFrom(project, folder, { classId: 'gone' });

    await expect(refused).rejects.toMatchObject({ code: 'not_found', key: 'errors:no_such_class' });
    expect(dump(project.store())).toBe(before);
  });
});

describe('a program that is killed while files are imported', () => {
  it('leaves no file without the report of its import, and no text that nothing names', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', numbered);
    const before = [dump(project.store()), blobs(project.store())];
    project.session.close();

    await killed(project, folder, 'at once');
    const kept = new Database(project.path, { readonly: true });
    const texts = kept.prepare('SELECT count(*) FROM blob').pluck().get();
    kept.close();
    project.reopen();

    expect(texts).toBeGreaterThanOrEqual(BATCH_BLOBS);
    expect([dump(project.store()), blobs(project.store())]).toEqual(before);
    expect((await project.api.project.check()).problems).toEqual([]);
  });

  it.each([0, 200])(
    'has imported all or nothing, killed %i ms later, and imports it the next time',
    async (ms) => {
      await using project = await testProject();
      const folder = written(project, 'study', numbered);
      project.session.close();
      await killed(project, folder, ms);
      project.reopen();
      const came = (await titles(project)).length;

      const rest = await importFrom(project, folder, { alike: false });

      expect([0, count]).toContain(came);
      expect(rest).toMatchObject({ identical: came, imported: count - came, failed: 0 });
      expect(await areWhole(project)).toBe(true);
    },
  );
});

/** Runs an import that kills itself when its first files are stored, or is killed this many milliseconds later. */
async function killed({ path, folder: home }: TestProject, folder: string, after: 'at once' | number) {
  const entry = resolve(import.meta.dirname, 'reported-import.ts');
  const program = spawn(process.execPath, [entry, path, folder, String(after)], {
    env: { ...process.env, CONCORD_HOME: join(home, 'home') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  program.stdout.on('data', () => {
    if (after !== 'at once') setTimeout(() => program.kill('SIGKILL'), after);
  });
  await once(program, 'exit');
}

it('a project that is closed before its import is written is told as closed, and has nothing of it', async () => {
  await using project = await testProject();
  const folder = written(project, 'texts', { 'a.txt': 'Firms meet suppliers.', 'b.txt': 'A fair.' });
  const store = project.store();
  let isClosed = false;
  const onProgress = (): void => {
    // When both texts are stored, the import is only written.
    if (isClosed || blobs(store) < 2) return;
    isClosed = true;
    project.session.close();
  };

  await expect(importFrom(project, folder, { alike: false }, { onProgress })).rejects.toMatchObject({
    code: 'cancelled',
    key: 'errors:project_closed',
  });
  project.reopen();

  expect(project.faults).toEqual([]);
  expect(await titles(project)).toEqual([]);
  expect(blobs(project.store())).toBe(0);
});
