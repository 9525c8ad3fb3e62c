// The same folder is imported again: only new files come in, and known files are not even parsed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createReading } from '#electron/reading.ts';
import { forkNode } from '#formats/own-process.ts';
import type { ReadReply, ReadRequest } from '#formats/reading/child.ts';
import { dump } from '../../../helpers/dump.ts';
import { lines as paragraphs, testProject } from '../../../helpers/project.ts';
import { docxOf, encodedAs } from '../../../helpers/written-files.ts';
import { importFrom, titles, written } from './brought-in.ts';

/** Every row except the reports of imports. */
function besideRuns(store: Parameters<typeof dump>[0]): string {
  return dump(store).replace(/^import_run\n[^]*?\n\n/m, '');
}

describe('a file that the project already has', () => {
  it('is recognised by its bytes and name: the report is stored and everything else stays', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', {
      'a.txt': 'A fair was held.',
      'b.docx': await docxOf('Report', ['The hall was opened.']),
      'c.md': '# Head\n\nText.',
    });
    const first = await importFrom(project, folder);
    const before = besideRuns(project.store());

    const second = await importFrom(project, folder);

    expect(second).toMatchObject({ imported: 0, identical: 3, failed: 0 });
    expect(await project.api.imports.report({ runId: second.runId ?? '' })).toEqual(second);
    expect(second.lines.map(({ outcome, identicalTo }) => [outcome, identicalTo])).toEqual(
      first.lines.map(({ sourceIds }) => ['identical', sourceIds[0]]),
    );
    expect(besideRuns(project.store())).toBe(before);
    // The repeated import has nothing to undo, so undo goes to the act before it.
    await project.api.history.undo();
    expect(await titles(project)).toEqual([]);
  });

  it('is recognised in another folder too, and by its name without a folder', async () => {
    await using project = await testProject();
    await importFrom(project, written(project, 'one', { '2019/a.txt': 'A fair was held.' }));

    const report = await importFrom(
      project,
      written(project, 'two', { 'a.txt': 'A fair was held.', 'b.txt': 'A fair was held.' }),
    );

    expect(report.lines.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['a.txt', 'identical'],
      ['b.txt', 'imported'],
    ]);
  });

  it('is recognised even if its text was edited, retitled or put into a class since', async () => {
    await using project = await testProject();
    const { api } = project;
    const folder = written(project, 'study', { 'a.txt': 'A fair was held.' });
    const [line] = (await importFrom(project, folder)).lines;
    const { source } = await api.sources.text({ id: line?.sourceIds[0] ?? '' });
    await api.notes.save({
      sourceId: source.id,
      textHash: source.textHash,
      doc: paragraphs('A fair was held in May.'),
      moved: [],
    });
    await api.sources.update({ ids: [source.id], title: 'The fair' });

    const again = await importFrom(project, folder);

    expect(again.lines).toMatchObject([{ outcome: 'identical', identicalTo: source.id }]);
    expect(await titles(project)).toEqual(['The fair']);
  });

  it('is imported again when it changed, or when its source was deleted', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', { 'a.txt': 'A fair.', 'b.txt': 'A hall.', 'c.txt': 'A desk.' });
    const first = await importFrom(project, folder);
    writeFileSync(join(folder, 'a.txt'), 'A second fair.');
    await project.api.sources.remove({ ids: first.lines[1]?.sourceIds.slice() ?? [] });

    const second = await importFrom(project, folder);

    expect(second.lines.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['a.txt', 'imported'],
      ['b.txt', 'imported'],
      ['c.txt', 'identical'],
    ]);
  });

  it('is imported again after its import was undone, and recognised again after redo', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', { 'a.txt': 'A fair was held.' });
    await importFrom(project, folder);
    await project.api.history.undo();

    const undone = await importFrom(project, folder);
    await project.api.history.undo();
    await project.api.history.redo();
    const redone = await importFrom(project, folder);

    expect([undone.imported, redone.identical]).toEqual([1, 1]);
  });

  it('is read again when another encoding is chosen', async () => {
    await using project = await testProject();
    const bytes = encodedAs('gb18030', '协会办了一个展览，会员企业都来了。');
    const folder = written(project, 'study', { 'a.txt': bytes });
    await importFrom(project, folder, { encoding: 'windows-1252' });

    const again = await importFrom(project, folder, { encoding: 'windows-1252' });
    const right = await importFrom(project, folder, { encoding: 'gb18030' });

    expect([again.identical, right.imported]).toEqual([1, 1]);
    const { text, source } = await project.api.sources.text({ id: right.lines[0]?.sourceIds[0] ?? '' });
    expect([text, source.encoding]).toEqual(['协会办了一个展览，会员企业都来了。', 'gb18030']);
  });

  it('is skipped without looking at its contents', async () => {
    let started = 0;
    const reading = createReading({
      fork: (entry, memoryLimit) => {
        started += 1;
        return forkNode<ReadRequest, ReadReply>(entry, memoryLimit);
      },
    });
    await using project = await testProject(reading);
    const folder = written(project, 'study', { 'a.docx': await docxOf('Report', ['Text.']) });
    await importFrom(project, folder);
    await reading.close();

    const again = await importFrom(project, folder);

    expect([again.identical, started]).toEqual([1, 1]);
  });
});

describe('a table that the project already has', () => {
  it('is compared row by row, since its columns may mean something else this time', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', {
      'news.csv':
        'title,lead,body\nFair,It opens.,The fair opens in May.\nHall,It closes.,The hall closes in June.',
    });
    const table = join(folder, 'news.csv');
    const by = (text: string) => ({
      mapping: [
        { column: 'title', role: 'title' as const },
        { column: text, role: 'text' as const },
      ],
    });
    await importFrom(project, table, by('lead'));

    const same = await importFrom(project, table, by('lead'));
    const other = await importFrom(project, table, by('body'));

    expect(same.lines).toMatchObject([{ outcome: 'identical', identical: 2, identicalTo: null }]);
    expect(other.lines).toMatchObject([{ outcome: 'imported', identical: 0 }]);
    expect(other.lines[0]?.sourceIds).toHaveLength(2);
  });

  it('that grew adds its new rows only', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', { 'news.csv': 'title,text\nFair,The fair opens in May.' });
    await importFrom(project, folder);
    written(project, 'study', {
      'news.csv': 'title,text\nFair,The fair opens in May.\nHall,The hall closes in June.',
    });

    const report = await importFrom(project, folder);

    expect(report.lines).toMatchObject([{ outcome: 'imported', identical: 1 }]);
    expect((await titles(project)).toSorted()).toEqual(['Fair', 'Hall']);
  });
});
