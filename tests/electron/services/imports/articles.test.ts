// One file, many articles: one source each, the file kept once, and whatever uses an original knows that it is shared.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pieceOfOriginal } from '#core/imports/articles/piece-of-original.ts';
import type { SourceRecord } from '#core/records.ts';
import { expectCommand } from '../../../helpers/laws.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { encodedAs } from '../../../helpers/written-files.ts';
import { bring, saved } from '../exchange/own-data.ts';
import { blobs, importFrom, written } from './brought-in.ts';

const folder = resolve('fixtures/documents/articles');

function file(name: string) {
  return { reference: join(folder, name), name };
}

async function sources({ api }: TestProject): Promise<SourceRecord[]> {
  const { tables } = await api.project.records();
  return tables.source.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

/** Every row of the project but the reports of imports, by table. */
async function rows({ api }: TestProject) {
  const { tables } = await api.project.records();
  return { ...tables, importRun: [] };
}

const refusal = (key: string) => expect.objectContaining({ key });

describe('importing articles', () => {
  it('makes one source of each, with its facts, and keeps the file once', async () => {
    await using project = await testProject();
    const before = blobs(project.store());

    const report = await project.api.imports.importArticles({ file: file('nexis.docx'), className: 'news' });

    expect(report).toMatchObject({ imported: 1, failed: 0, lines: [{ name: 'nexis.docx' }] });
    const made = await sources(project);
    expect(
      made.map(({ title, date, origin, language, kind }) => [title, date, origin, language, kind]),
    ).toEqual([
      ['Springs on the open network', '2020-03-05', 'Suzhou Industrial Times', 'en', 'document'],
      ['Supply desk finds 212 mills', '2020-03-11', 'Manufacturing Post', 'en', 'document'],
      ['Water works hold an exercise', '2020-03-17', 'Utility Week Asia', 'en', 'document'],
    ]);
    expect(new Set(made.map(({ originalHash }) => originalHash)).size).toBe(1);
    expect(made.map(({ article }) => pieceOfOriginal(article)?.number)).toEqual([1, 2, 3]);
    // The file, the report, and a text and a rich text of each.
    expect(blobs(project.store()) - before).toBe(8);
  });

  it('is one act, with undo and redo', async () => {
    await using project = await testProject();

    await expectCommand(project, () => project.api.imports.importArticles({ file: file('nexis.docx') }));
    await project.api.history.undo();

    expect(await sources(project)).toEqual([]);
  });

  it('finds the articles again when the same file is imported once more, whatever became of them', async () => {
    await using project = await testProject();
    await project.api.imports.importArticles({ file: file('nexis.docx') });
    const [first] = await sources(project);
    await project.api.sources.update({ ids: [first!.id], title: 'Springs' });
    const before = await rows(project);

    const again = await project.api.imports.importArticles({ file: file('nexis.docx') });

    expect(again.lines).toMatchObject([{ outcome: 'identical', identical: 3, sourceIds: [] }]);
    expect(await rows(project)).toEqual(before);
  });

  it('imports what is also in another file, and reports it as nearly the same', async () => {
    await using project = await testProject();
    await project.api.imports.importArticles({ file: file('nexis.docx') });

    const other = await project.api.imports.importArticles({ file: file('lexisnexis.txt') });

    expect(other.lines[0]?.sourceIds).toHaveLength(3);
    expect(other.lines[0]?.alike).toHaveLength(3);
  });

  it('does not take the whole file for its articles, nor an article for its file', async () => {
    await using project = await testProject();
    await project.api.imports.importArticles({ file: file('pages.txt') });

    const whole = await importFrom(project, join(folder, 'pages.txt'));
    const again = await importFrom(project, join(folder, 'pages.txt'));
    const cut = await project.api.imports.importArticles({ file: file('pages.txt') });

    expect([whole.imported, again.identical]).toEqual([1, 1]);
    expect(cut.lines).toMatchObject([{ identical: 3, sourceIds: [] }]);
  });

  it('follows the rule, the hand, and what was set by hand', async () => {
    await using project = await testProject();
    const { articles } = await project.api.imports.articles({ file: file('bundle.docx') });
    const odd = articles[3]!;

    await project.api.imports.importArticles({
      file: file('bundle.docx'),
      rule: 'line:Document # of #',
      byHand: { added: [], removed: [odd.cut!] },
      edits: [{ from: articles[0]!.from, title: 'Springs', date: '2020-03', outlet: 'The Times' }],
      alike: false,
    });

    const made = await sources(project);
    expect(made).toHaveLength(4);
    expect(made[0]).toMatchObject({ title: 'Springs', date: '2020-03', origin: 'The Times' });
    const { text } = await project.api.sources.text({ id: made[2]!.id });
    expect(text).toContain('Document 4 of 9');
  });

  it('refuses a rule that does not cut, a bad date, a table and a wrong pattern, and imports nothing', async () => {
    await using project = await testProject();
    const { api } = project;
    const bad = async (settings: object, name = 'pages.txt') =>
      api.imports.importArticles({ file: file(name), ...settings });

    await expect(bad({ rule: 'line:Article #' })).rejects.toEqual(refusal('articles:one_piece'));
    await expect(bad({ rule: 'pages' })).rejects.toEqual(refusal('articles:no_such_rule'));
    await expect(bad({ rule: 'regex:(' })).rejects.toEqual(refusal('errors:pattern_open_group'));
    const table = { reference: resolve('fixtures/documents/news.csv'), name: 'news.csv' };
    await expect(api.imports.importArticles({ file: table })).rejects.toEqual(refusal('articles:table'));
    expect(await sources(project)).toEqual([]);
    expect(blobs(project.store())).toBe(0);
  });

  it('stops a pattern that does not come to an end, and the program goes on', async () => {
    await using project = await testProject();
    const place = written(project, 'runaway', {
      'a.txt': `${'a'.repeat(40)}!\nA fair was held.\n`.repeat(3),
    });
    const runaway = { reference: join(place, 'a.txt'), name: 'a.txt' };

    await expect(project.api.imports.articles({ file: runaway, rule: 'regex:^(a+)+$' })).rejects.toEqual(
      refusal('articles:pattern_too_slow'),
    );
    const after = await project.api.imports.articles({ file: runaway, rule: 'regex:^a+!' });
    expect(after.articles).toHaveLength(3);
  });

  it('imports nothing when it is cancelled before the file is cut', async () => {
    await using project = await testProject();
    const stop = new AbortController();
    stop.abort();

    await expect(
      project.api.imports.importArticles({ file: file('nexis.docx') }, { signal: stop.signal }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect(await sources(project)).toEqual([]);
  });
});

describe('the preview', () => {
  it('shows each way to cut, a better rule, copies within the file and what the project has', async () => {
    await using project = await testProject();
    const path = written(project, 'twice', {
      'twice.txt': `${readFileSync(join(folder, 'lexisnexis.txt'), 'utf8')}\n${readFileSync(join(folder, 'lexisnexis.txt'), 'utf8').replaceAll('of 3 DOC', 'of 4 DOC')}`,
    });
    const chosen = { reference: join(path, 'twice.txt'), name: 'twice.txt' };

    const { articles } = await project.api.imports.articles({ file: chosen });
    const bundle = await project.api.imports.articles({ file: file('bundle.docx') });
    await project.api.imports.importArticles({ file: chosen, alike: false });
    const after = await project.api.imports.articles({ file: chosen });

    expect(articles.map(({ like }) => like)).toEqual([null, null, null, 1, 2, 3]);
    expect(after.articles.map(({ known }) => known)).toEqual(articles.map(({ title }) => title));
    expect(bundle.better).toEqual({ rule: 'line:Document # of 4', pieces: 4 });
    expect(bundle.ways).toEqual([{ rule: 'line:Document # of #', pieces: 5 }]);
  });

  it('offers the rule that says what the hand did', async () => {
    await using project = await testProject();
    const chosen = file('bundle.docx');
    const { articles } = await project.api.imports.articles({ file: chosen });
    const byHand = { added: [], removed: [articles[3]!.cut!] };

    const { better } = await project.api.imports.articles({
      file: chosen,
      rule: 'line:Document # of #',
      byHand,
    });

    expect(better).toEqual({ rule: 'line:Document # of 4', pieces: 4 });
  });
});

describe('what uses the original of an article', () => {
  it('exports the whole file, byte for byte, from any of its articles', async () => {
    await using project = await testProject();
    await project.api.imports.importArticles({ file: file('nexis.docx') });
    const to = join(project.folder, 'again.docx');

    await project.api.exports.original({ sourceId: (await sources(project))[1]!.id, reference: to });

    expect(readFileSync(to).equals(readFileSync(join(folder, 'nexis.docx')))).toBe(true);
  });

  it('shows the pages on which the words of an article stand', async () => {
    await using project = await testProject();
    await project.api.imports.importArticles({ file: file('newspaper.pdf') });
    const second = (await sources(project))[1]!;

    const { text, pages, hasLayout } = await project.api.sources.text({ id: second.id });
    const layout = await project.api.sources.layout({ id: second.id });

    expect([pages, hasLayout, layout.map(({ page }) => page)]).toEqual([[{ page: 2, start: 0 }], true, [2]]);
    const [run] = layout[0]!.runs;
    expect(text.slice(run![0], run![0] + run![1])).toContain('Supply desk');
  });

  it('decodes an article again by its lines of the file, with its title and outlet', async () => {
    await using project = await testProject();
    const text = [
      '第1篇',
      '两个试点城市',
      '工业信息报',
      '2020-03-17',
      '目录公布。',
      '第2篇',
      '会员试用',
      '工业信息报',
      '2020-03-26',
      '试用开始。',
    ];
    const place = written(project, 'gb', { 'a.txt': encodedAs('gb18030', text.join('\n')) });
    const chosen = { reference: join(place, 'a.txt'), name: 'a.txt' };
    const wrong = await project.api.imports.articles({
      file: chosen,
      encoding: 'windows-1252',
      rule: 'regex:^µÚ',
    });
    expect(wrong.articles).toHaveLength(2);
    await project.api.imports.importArticles({ file: chosen, encoding: 'windows-1252', rule: 'regex:^µÚ' });
    const second = (await sources(project))[1]!;

    const preview = await project.api.imports.redecodePreview({ sourceId: second.id, encoding: 'gb18030' });
    const right = await project.api.imports.redecode({ sourceId: second.id, encoding: 'gb18030' });

    expect(preview.beginning).toBe(['会员试用', '工业信息报', '2020-03-26', '试用开始。'].join('\n'));
    expect((await project.api.sources.text({ id: right.id })).text).toBe(preview.beginning);
    expect(right).toMatchObject({ title: '会员试用', language: 'zh-CN', article: second.article });
  });

  it('gives an article its own file when its text is replaced by a corrected one', async () => {
    await using project = await testProject();
    await project.api.imports.importArticles({ file: file('pages.txt') });
    const [first] = await sources(project);
    const path = join(project.folder, 'corrected.txt');
    writeFileSync(path, 'Springs on the open network, corrected.');
    const input = { sourceId: first!.id, file: { reference: path, name: 'corrected.txt' } };

    const { textHash, newTextHash } = await project.api.sources.replaceTextPreview(input);
    const after = await project.api.sources.replaceText({ ...input, textHash, newTextHash });

    expect([after.article, after.originalName]).toEqual([null, 'corrected.txt']);
  });

  it('exports no article with the whole file as its own, keeps the file once, and comes back as it was', async () => {
    await using project = await testProject();
    await project.api.imports.importArticles({ file: file('newspaper.pdf') });
    await project.api.imports.importArticles({ file: file('nexis.docx') });

    const { bytes, entries } = await saved(project);
    await using copy = await testProject();
    const { remarks } = await bring(copy, bytes);

    expect([...entries.keys()].filter((name) => /\.(?:pdf|docx)$/.test(name))).toEqual([]);
    expect(remarks.map(({ key }) => key)).toContain('exchange:own_whole');
    expect(await sources(copy)).toEqual(await sources(project));
    const original =
      readFileSync(join(folder, 'nexis.docx')).byteLength +
      readFileSync(join(folder, 'newspaper.pdf')).byteLength;
    expect(bytes.byteLength).toBeLessThan(2 * original);
  });

  it('puts the file once into a package', async () => {
    await using project = await testProject();
    copyFileSync(join(folder, 'nexis.docx'), join(project.folder, 'nexis.docx'));
    await project.api.imports.importArticles({
      file: { reference: join(project.folder, 'nexis.docx'), name: 'nexis.docx' },
    });
    const to = join(project.folder, 'package');

    await project.api.replication.write({ to, originals: true });

    const listed = readFileSync(join(to, 'sources.csv'), 'utf8');
    const names = new Set([...listed.matchAll(/originals\/[^",\n]+/g)].map(([name]) => name));
    expect(names.size).toBe(1);
  });
});
