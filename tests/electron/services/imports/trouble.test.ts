// The ground moves while thousands of files come in: files vanish, the disk is full, the project is closed, the
// program is killed. One sentence each, and of every file all or nothing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '#db/open.ts';
import { BATCH_FILES } from '#electron/services/imports/write.ts';
import { createWords, languages } from '#words/words.ts';
import { dump } from '../../../helpers/dump.ts';
import { openOptions, testProject, type TestProject } from '../../../helpers/project.ts';
import { broughtIn, titles, written } from './brought-in.ts';

const count = 3 * BATCH_FILES;
const textOf = (place: number): string => `Text number ${place} says this.\n`.repeat(100);
const numbered = Object.fromEntries(
  Array.from({ length: count }, (_, place) => [`${place + 1}.txt`, textOf(place + 1)]),
);

/** Does something once, as soon as the first files are written. */
function afterFirstBatch({ session }: TestProject, act: () => void): void {
  const stop = session.subscribe((news) => {
    if (news.type !== 'change') return;
    stop();
    act();
  });
}

/** Whether every source has the whole text and the original of the file that it is named after. */
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
  it('tells of each file that vanished or was closed, and takes the others', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', numbered);
    const place = (name: string): string => join(folder, name);
    afterFirstBatch(project, () => {
      rmSync(place(`${count}.txt`));
      rmSync(place(`${count - 1}.txt`));
      writeFileSync(place(`${count - 2}.txt`), '');
    });

    const report = await broughtIn(project, folder, { alike: false });

    expect(report).toMatchObject({ cancelled: false, imported: count - 3, failed: 3 });
    expect(report.lines.slice(-3).map(({ name, error }) => [name, error?.key])).toEqual([
      [`${count - 2}.txt`, 'reading:empty_file'],
      [`${count - 1}.txt`, 'reading:not_found'],
      [`${count}.txt`, 'reading:not_found'],
    ]);
    expect(await areWhole(project)).toBe(true);
  });

  it('tells of a file that this user may not read', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', { 'a.txt': 'A fair.', 'b.txt': 'A hall.' });
    chmodSync(project.folder, 0o755);
    chmodSync(join(folder, 'a.txt'), 0o000);

    const report = await asOrdinaryUser(() => broughtIn(project, folder, { alike: false }));

    chmodSync(join(folder, 'a.txt'), 0o644);
    expect(report.lines.map(({ name, outcome, error }) => [name, outcome, error?.key])).toEqual([
      ['a.txt', 'failed', 'reading:no_permission'],
      ['b.txt', 'imported', undefined],
    ]);
  });
});

describe('an import into a project that cannot be written', () => {
  it('whose disk is full says what is in and what to do, and goes on where it stopped', async () => {
    await using project = await testProject();
    const { store, faults } = project;
    const folder = written(project, 'study', numbered);
    const { sqlite } = store().db;
    const pages = (): number => Number(sqlite.pragma('page_count', { simple: true }));
    afterFirstBatch(project, () => sqlite.pragma(`max_page_count = ${pages() + 10}`));

    const refused = broughtIn(project, folder, { alike: false });

    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      key: 'errors:import_not_written',
      parameters: { name: 'study.concord', what: 'SQLITE_FULL', count: BATCH_FILES },
    });
    expect(await titles(project)).toHaveLength(BATCH_FILES);
    expect(await areWhole(project)).toBe(true);
    sqlite.pragma('max_page_count = 1000000');
    const rest = await broughtIn(project, folder, { alike: false });
    expect(rest).toMatchObject({ identical: BATCH_FILES, imported: count - BATCH_FILES, failed: 0 });
    expect(await areWhole(project)).toBe(true);
    expect(faults).toEqual([]);
  });

  it.each(languages)('says so in one sentence (%s)', (language) => {
    const parameters = { name: 'study.concord', what: 'SQLITE_FULL', count: 100 };

    const sentence = createWords(language).t('errors:import_not_written', parameters);

    expect(sentence).toContain('study.concord');
    expect(sentence).toContain('100');
    expect(sentence).not.toMatch(/[{}\n]/);
  });

  it('that is open for reading only is refused before anything is read', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', { 'a.txt': 'A fair.' });
    project.session.close();
    project.session.adopt(openStore(project.path, { ...openOptions, readOnly: true }));
    const told: number[] = [];

    const refused = broughtIn(project, folder, {}, { onProgress: ({ done }) => told.push(done) });

    await expect(refused).rejects.toMatchObject({ code: 'locked', key: 'errors:read_only' });
    expect(told).toEqual([]);
  });

  it('into a class that is gone is refused before anything is read', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', { 'a.txt': 'A fair.' });
    const before = dump(project.store());

    const refused = broughtIn(project, folder, { classId: 'gone' });

    await expect(refused).rejects.toMatchObject({ code: 'not_found', key: 'errors:no_such_class' });
    expect(dump(project.store())).toBe(before);
  });
});

describe('a program that is killed while files come in', () => {
  it('has every file that it told of, whole, and no other', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', numbered);
    project.session.close();

    const told = await killed(project, folder, 'at once');
    project.reopen();

    expect([told, (await titles(project)).length]).toEqual([BATCH_FILES, BATCH_FILES]);
    expect(await areWhole(project)).toBe(true);
  });

  it.each([0, 10, 40])('takes in the rest the next time, killed %i ms later', async (milliseconds) => {
    await using project = await testProject();
    const folder = written(project, 'study', numbered);
    project.session.close();
    const told = await killed(project, folder, milliseconds);
    project.reopen();
    const came = (await titles(project)).length;

    const rest = await broughtIn(project, folder, { alike: false });

    expect(came).toBeGreaterThanOrEqual(told);
    expect(rest).toMatchObject({ identical: came, imported: count - came, failed: 0 });
    expect(await areWhole(project)).toBe(true);
  });
});

/** Runs an import that kills itself with its first tidings, or is killed so many milliseconds after; how many it told of. */
async function killed({ path, folder: home }: TestProject, folder: string, after: 'at once' | number) {
  const entry = resolve(import.meta.dirname, 'told-import.ts');
  const program = spawn(process.execPath, [entry, path, folder, String(after)], {
    env: { ...process.env, CONCORD_HOME: join(home, 'home') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(program, 'exit');
  let told = '';
  for await (const chunk of program.stdout) {
    told += String(chunk);
    if (after !== 'at once') setTimeout(() => program.kill('SIGKILL'), after);
  }
  await ended;
  return Number(told.trim().split('\n').at(-1));
}

/** The superuser may read everything, so that tests run by it lay the privilege down for a moment. */
async function asOrdinaryUser<T>(act: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return await act();
  process.seteuid?.(65534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}
