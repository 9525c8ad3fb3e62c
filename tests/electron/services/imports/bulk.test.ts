// A whole study is imported at once: in order, as one act, each file whole or not at all, with a report of every file.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Progress } from '#electron/rpc/transport.ts';
import type { ImportOutcome } from '#electron/services/imports/report.ts';
import { BATCH_BLOBS } from '#electron/services/bytes-ahead.ts';
import { dump } from '../../../helpers/dump.ts';
import { expectCommand } from '../../../helpers/laws.ts';
import { mixedFolder } from '../../../helpers/mixed-folder.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { blobs, importFrom, titles, whenFirstAreKept, written } from './brought-in.ts';

const numbered = (count: number, of = (place: number) => `Text number ${place}.`) =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`${place + 1}.txt`, of(place + 1)]));

/** Imports the folder and cancels as soon as the first files are stored. */
async function stoppedEarly(project: TestProject, folder: string) {
  const stop = new AbortController();
  const [report] = await Promise.all([
    importFrom(project, folder, {}, { signal: stop.signal }),
    whenFirstAreKept(project.store(), () => stop.abort()),
  ]);
  return report;
}

/** Returns a function that counts the acts since this call. */
function changes({ store }: TestProject): () => number {
  const count = store().db.sqlite.prepare('SELECT count(*) FROM change').pluck();
  const before = Number(count.get());
  return () => Number(count.get()) - before;
}

describe('a folder of many formats', () => {
  it('is imported in the order of names, and broken files are reported one by one', async () => {
    await using project = await testProject();
    const folder = join(project.folder, 'study');
    const files = await mixedFolder(folder, 60);
    const good = new Map(files.filter(({ is }) => is === 'good').map((file) => [file.name, file]));

    const report = await importFrom(project, folder);

    const namesOf = (outcome: ImportOutcome): string[] =>
      report.lines.filter((line) => line.outcome === outcome).map(({ name }) => name);
    const came = report.lines.filter(({ outcome }) => outcome === 'imported');
    expect(new Set(came.map(({ name }) => name))).toEqual(new Set(good.keys()));
    expect(came.map(({ name }) => name)).toEqual(
      came.map(({ name }) => name).toSorted(new Intl.Collator('en', { numeric: true }).compare),
    );
    expect(report).toMatchObject({
      cancelled: false,
      imported: good.size,
      identical: 0,
      failed: namesOf('failed').length,
      skipped: namesOf('skipped').length,
    });
    expect([...namesOf('failed'), ...namesOf('skipped')].toSorted()).toEqual(
      files
        .filter(({ is }) => is === 'broken')
        .map(({ name }) => name)
        .toSorted(),
    );
    for (const { name, sourceIds } of came) {
      const { text } = await project.api.sources.text({ id: sourceIds[0] ?? '' });
      expect(text, name).toContain(good.get(name)?.words);
    }
    expect((await project.api.project.check()).problems).toEqual([]);
    expect(project.faults).toEqual([]);
  });

  it('is one act, which undo reverts and redo repeats, with its report', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', numbered(3 * BATCH_BLOBS));
    const acts = changes(project);
    const before = blobs(project.store());

    await importFrom(project, folder, { className: 'news' });
    expect(acts()).toBe(1);
    // Each text, which is its own original, and the report.
    expect(blobs(project.store()) - before).toBe(3 * BATCH_BLOBS + 1);
    await project.api.history.undo();
    await expectCommand(project, () => importFrom(project, folder, { className: 'news' }));

    const { tables } = await project.api.project.records();
    expect(tables.source).toHaveLength(3 * BATCH_BLOBS);
    expect(tables.importRun).toHaveLength(1);
  });

  it('stores the report that it returned', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', {
      'a.txt': 'A fair was held.',
      'b.txt': '',
      'c.numbers': 'x',
      'd.html': '<p>Words <img src="x.png"> of a page.</p>',
    });

    const told = await importFrom(project, folder);
    project.reopen();

    const { tables } = await project.api.project.records();
    const [run] = tables.importRun;
    expect(run).toMatchObject({
      id: told.runId,
      name: 'study',
      coderId: tables.coder[0]?.id,
      cancelled: false,
      imported: 2,
      identical: 0,
      failed: 1,
      skipped: 1,
    });
    expect(await project.api.imports.report({ runId: told.runId ?? '' })).toEqual(told);
    expect(told.lines.map(({ name, outcome, encoding }) => [name, outcome, encoding])).toEqual([
      ['a.txt', 'imported', 'utf-8'],
      ['b.txt', 'failed', null],
      ['d.html', 'imported', 'utf-8'],
      ['c.numbers', 'skipped', null],
    ]);
  });

  it('imports documents as new, to be screened, and interviews as included', async () => {
    await using project = await testProject();
    written(project, 'study', { 'report.txt': 'A report.', 'N9.txt': 'Notes of an interview.' });

    await importFrom(project, join(project.folder, 'study/report.txt'));
    await importFrom(project, join(project.folder, 'study/N9.txt'), { kind: 'interview' });

    const { tables } = await project.api.project.records();
    expect(Object.fromEntries(tables.source.map(({ title, status }) => [title, status]))).toEqual({
      report: 'new',
      N9: 'included',
    });
  });

  it('reports duplicates among the imported files, the later as copy of the earlier', async () => {
    await using project = await testProject();
    const story = Array.from({ length: 40 }, (_, place) => `Sentence ${place} tells of stall ${place * 7}.`);
    const folder = written(project, 'study', {
      '1 wire.txt': story.join(' '),
      '2 other.txt': Array.from({ length: 40 }, (_, place) => `Line ${place}: ${place * 13} members.`).join(
        ' ',
      ),
      '3 reprint.txt': `${story.join(' ')} Reprinted with leave.`,
    });

    const { lines } = await importFrom(project, folder);

    const ids = lines.map(({ sourceIds }) => sourceIds[0]);
    expect(lines.map(({ alike }) => alike.map(({ sourceId, otherId }) => [sourceId, otherId]))).toEqual([
      [],
      [],
      [[ids[2], ids[0]]],
    ]);
    expect(lines[2]?.alike[0]?.similarity).toBeGreaterThan(0.9);
  });
});

describe('an import that is cancelled', () => {
  it('keeps whole files and their report, in one act', async () => {
    await using project = await testProject();
    const acts = changes(project);
    const folder = written(project, 'study', numbered(5 * BATCH_BLOBS));

    const report = await stoppedEarly(project, folder);

    const came = await titles(project);
    expect(report.cancelled).toBe(true);
    expect(acts()).toBe(1);
    expect(came.length).toBeGreaterThanOrEqual(BATCH_BLOBS);
    expect(came.length).toBeLessThan(5 * BATCH_BLOBS);
    expect(came).toEqual(Array.from({ length: came.length }, (_, place) => String(place + 1)));
    expect(report.lines.map(({ name }) => name)).toEqual(came.map((title) => `${title}.txt`));
    expect(await project.api.imports.report({ runId: report.runId ?? '' })).toEqual(report);
    expect((await project.api.project.records()).tables.importRun).toMatchObject([{ cancelled: true }]);
    expect((await project.api.project.check()).problems).toEqual([]);
  });

  it('is reverted by one undo', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', numbered(5 * BATCH_BLOBS));
    const before = dump(project.store());

    await stoppedEarly(project, folder);
    await project.api.history.undo();

    expect(dump(project.store())).toBe(before);
  });

  it('continues with the rest when the same folder is imported again', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', numbered(5 * BATCH_BLOBS));
    const first = await stoppedEarly(project, folder);

    const second = await importFrom(project, folder);

    expect(second).toMatchObject({
      cancelled: false,
      identical: first.imported,
      imported: 5 * BATCH_BLOBS - first.imported,
    });
    expect(await titles(project)).toEqual(
      Object.keys(numbered(5 * BATCH_BLOBS)).map((name) => name.slice(0, -4)),
    );
  });

  it('before its first file leaves the project as it was', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', numbered(3));
    const before = dump(project.store());

    const importing = importFrom(project, folder, {}, { signal: AbortSignal.abort() });

    await expect(importing).rejects.toMatchObject({ code: 'cancelled' });
    expect(dump(project.store())).toBe(before);
  });

  it('while it looks for near-duplicates is whole, and lists none', async () => {
    await using project = await testProject();
    const story = 'A fair was held on the square, and the stalls were opened again. '.repeat(20);
    const folder = written(
      project,
      'study',
      numbered(2 * BATCH_BLOBS, (place) => `${story} ${place}`),
    );
    const stop = new AbortController();

    const report = await importFrom(
      project,
      folder,
      {},
      { signal: stop.signal, onProgress: ({ stage }) => stage === 'comparing' && stop.abort() },
    );

    expect(report).toMatchObject({ cancelled: false, imported: 2 * BATCH_BLOBS });
    expect(report.lines.flatMap(({ alike }) => alike)).toEqual([]);
    expect(await titles(project)).toHaveLength(2 * BATCH_BLOBS);
  });

  it('while files are being parsed ends without waiting for them', async () => {
    await using project = await testProject();
    const folder = join(project.folder, 'study');
    await mixedFolder(folder, 40);
    const stop = new AbortController();

    const report = await importFrom(
      project,
      folder,
      {},
      { signal: stop.signal, onProgress: () => setTimeout(() => stop.abort(), 30) },
    );

    expect(report.cancelled).toBe(true);
    expect(report.lines.length).toBeLessThan(40);
    expect(report.lines.flatMap(({ error }) => error?.code ?? [])).not.toContain('cancelled');
    expect((await project.api.project.check()).problems).toEqual([]);
  });
});

describe('the progress of an import', () => {
  it('counts files and bytes and names the current file, from none to all', async () => {
    await using project = await testProject();
    const folder = written(
      project,
      'study',
      numbered(250, (place) => 'word '.repeat(place)),
    );
    const told: Progress[] = [];

    await importFrom(project, folder, { alike: false }, { onProgress: (progress) => told.push(progress) });

    const bytes = (5 * 250 * 251) / 2;
    expect(told[0]).toEqual({ done: 0, total: 250, bytes: { done: 0, total: bytes }, name: '1.txt' });
    expect(told.at(-1)).toEqual({ done: 250, total: 250, bytes: { done: bytes, total: bytes } });
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b));
    for (const { done, name } of told.slice(0, -1)) expect(name).toBe(`${done + 1}.txt`);
  });

  it('is not reported for every single file', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', numbered(400));
    let told = 0;

    await importFrom(project, folder, { alike: false }, { onProgress: () => (told += 1) });

    expect(told).toBeLessThan(100);
  });
});
