// What is stored with a text: its original, its encoding, its pages, the meaning of its columns.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PageLayout } from '#core/text/page-layout.ts';
import { pageStarts } from '#core/text/pages.ts';
import { all, getText } from '#db/write.ts';
import { expectCommand } from '../../../helpers/laws.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { docxOf, encodedAs, pdfOf } from '../../../helpers/written-files.ts';
import { importFrom, written } from './brought-in.ts';

async function saved({ api, folder }: TestProject, sourceId: string): Promise<Buffer> {
  const reference = join(folder, 'saved');
  await api.exports.original({ sourceId, reference });
  return readFileSync(reference);
}

function blobs(project: TestProject): number {
  return Number(project.store().db.sqlite.prepare('SELECT count(*) FROM blob').pluck().get());
}

describe('the original of a source', () => {
  it('is saved byte for byte, whatever the format', async () => {
    await using project = await testProject();
    const files = {
      '1 plain.txt': Buffer.from('A fair was held.\n'),
      '2 marked.txt': Buffer.from('\uFEFFA fair\r\nwas held.\r'),
      '3 wide.txt': Buffer.from('\uFEFF展览开幕。', 'utf16le'),
      '4 legacy.txt': encodedAs('big5', '展覽開幕，會員企業都來了。'),
      '5 report.docx': await docxOf('Report', ['Text.']),
      '6 report.pdf': pdfOf(['Text of a page.']),
    };
    const folder = written(project, 'study', files);

    const { lines } = await importFrom(project, folder, { alike: false });

    for (const [place, bytes] of Object.values(files).entries())
      expect(await saved(project, lines[place]?.sourceIds[0] ?? ''), lines[place]?.name).toEqual(bytes);
    expect(lines.map(({ encoding }) => encoding)).toEqual(['utf-8', 'utf-8', 'utf-16le', 'big5', null, null]);
  });

  it('that is larger than what is held in memory is whole too', async () => {
    await using project = await testProject();
    const text = Buffer.from('A line of a long archive.\n'.repeat(400_000));
    const folder = written(project, 'study', { 'archive.txt': text });

    const { lines } = await importFrom(project, folder, { alike: false });

    expect((await saved(project, lines[0]?.sourceIds[0] ?? '')).equals(text)).toBe(true);
  });

  it('of a row is the whole table', async () => {
    await using project = await testProject();
    const table = 'title,text\r\nFair,It opens.\r\nHall,It closes.\r\n';
    const folder = written(project, 'study', { 'news.csv': table });
    const { lines } = await importFrom(project, folder, { alike: false });

    const second = await saved(project, lines[0]?.sourceIds[1] ?? '');

    expect(second.toString()).toBe(table);
  });

  it('is stored once, and not beside a text with the very same bytes', async () => {
    await using project = await testProject();
    const before = blobs(project);
    const report = await docxOf('Report', ['Text.']);
    const folder = written(project, 'study', {
      '1.txt': 'A fair was held.',
      '2.txt': 'A fair was held.',
      '3.docx': report,
      '4.docx': report,
    });

    const { lines } = await importFrom(project, folder, { alike: false });

    expect(lines.map(({ outcome }) => outcome)).toEqual(['imported', 'imported', 'imported', 'imported']);
    // One text; one docx with its text and its document; the report of the import.
    expect(blobs(project) - before).toBe(1 + 3 + 1);
  });

  it('is refused for a source without an original, and when it cannot be written', async () => {
    await using project = await testProject();
    const { api, folder } = project;
    const pasted = await api.imports.paste({ title: 'Note', text: 'A fair.', kind: 'document' });
    const { lines } = await importFrom(project, written(project, 'study', { 'a.txt': 'Text.' }));
    writeFileSync(join(folder, 'file'), '');
    const savedAt = (...names: string[]) =>
      api.exports.original({
        sourceId: lines[0]?.sourceIds[0] ?? '',
        reference: join(folder, ...names),
      });

    await expect(saved(project, pasted.id)).rejects.toMatchObject({
      code: 'unsupported',
      key: 'errors:no_original',
      parameters: { title: 'Note' },
    });
    await expect(savedAt('file', 'a.txt')).rejects.toMatchObject({ key: 'errors:no_such_folder' });
    await expect(savedAt('nowhere', 'a.txt')).rejects.toMatchObject({ key: 'errors:no_such_folder' });
    // It would be written under a truncated name.
    await expect(savedAt('x'.repeat(300))).rejects.toMatchObject({ key: 'errors:file_not_written' });
  });
});

describe('a pdf', () => {
  it('keeps where its pages begin and where the text stands on them', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', {
      'report.pdf': pdfOf(['The hall was opened.', 'It is large.']),
    });

    await expectCommand(project, () => importFrom(project, folder, { alike: false }));

    const { db } = project.store();
    const [source] = all(db, 'source');
    const [pages] = all(db, 'sourcePages');
    expect(pages).toMatchObject({ sourceId: source?.id, layoutTextHash: source?.textHash });
    expect(pageStarts(pages?.starts ?? '[]')).toEqual([{ page: 1, start: 0 }]);
    const layout = JSON.parse(getText(db, pages?.layoutHash ?? '')) as PageLayout[];
    const text = getText(db, source?.textHash ?? '');
    const placed = layout.flatMap(({ runs }) =>
      runs.map(([start, length]) => text.slice(start, start + length)),
    );
    expect(placed.join(' ')).toContain('The hall was opened.');
  });
});

describe('the columns of a table', () => {
  const table = 'headline,body,place\nFair,The fair opens in May.,Jiangsu\n';
  const mapping = [
    { column: 'headline', role: 'title' as const },
    { column: 'body', role: 'text' as const },
    {
      column: 'place',
      role: 'attribute' as const,
      name: 'province',
      owner: 'source' as const,
      type: 'text' as const,
    },
  ];
  const preview = ({ api }: TestProject, reference: string) =>
    api.imports.preview({ file: { reference, name: 'news.csv' } });

  it('are proposed as they were used the last time, for exactly the same columns', async () => {
    await using project = await testProject();
    const path = join(written(project, 'study', { 'news.csv': table }), 'news.csv');
    const other = join(written(project, 'other', { 'news.csv': `id,${table}` }), 'news.csv');

    const first = await preview(project, path);
    await importFrom(project, path, { mapping });
    const [again, elsewhere] = [await preview(project, path), await preview(project, other)];

    expect([first, again, elsewhere]).toMatchObject([
      { type: 'table', remembered: false },
      { type: 'table', remembered: true, mapping },
      { type: 'table', remembered: false },
    ]);
  });

  it('are used that way by an import that does not state them', async () => {
    await using project = await testProject();
    const one = join(written(project, 'one', { 'news.csv': table }), 'news.csv');
    const two = join(written(project, 'two', { 'more.csv': table.replace('May', 'June') }), 'more.csv');
    await importFrom(project, one, { mapping });

    await importFrom(project, two);

    const { tables } = await project.api.project.records();
    expect(tables.attribute.map(({ name }) => name)).toEqual(['province']);
    expect(tables.attributeValue).toHaveLength(2);
  });

  it('are forgotten when the import is undone', async () => {
    await using project = await testProject();
    const path = join(written(project, 'study', { 'news.csv': table }), 'news.csv');
    await importFrom(project, path, { mapping });

    await project.api.history.undo();

    expect(await preview(project, path)).toMatchObject({ remembered: false });
  });
});

describe('the preview of a text', () => {
  it('shows how the text begins and its encoding, and how other encodings would read', async () => {
    await using project = await testProject();
    const bytes = encodedAs('gb18030', '协会办了一个展览，会员企业都来了。');
    const file = { reference: join(written(project, 'study', { 'a.txt': bytes }), 'a.txt'), name: 'a.txt' };

    const guessed = await project.api.imports.preview({ file });
    const forced = await project.api.imports.preview({ file, encoding: 'windows-1252' });

    expect(guessed).toMatchObject({
      type: 'text',
      title: 'a',
      language: 'zh-CN',
      encoding: 'gb18030',
      beginning: '协会办了一个展览，会员企业都来了。',
    });
    expect(forced).toMatchObject({ encoding: 'windows-1252', beginning: expect.stringContaining('Ð­»á') });
  });
});
