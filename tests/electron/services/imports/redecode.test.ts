// Corrects a wrong guess of a text's encoding, from the stored original.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spanOf } from '../../../helpers/marked.ts';
import { expectCommand } from '../../../helpers/laws.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { docxOf, encodedAs } from '../../../helpers/written-files.ts';
import { importFrom, written } from './brought-in.ts';

const TEXT = '协会办了一个展览，会员企业都来了。';

/** A Chinese text that was read as if it were Western. */
async function misread(project: TestProject, name = 'news.txt', bytes = encodedAs('gb18030', TEXT)) {
  const folder = written(project, 'study', { [name]: bytes });
  const { lines } = await importFrom(project, join(folder, name), { encoding: 'windows-1252' });
  return (await project.api.sources.text({ id: lines[0]?.sourceIds[0] ?? '' })).source;
}

describe('a source that was decoded wrongly', () => {
  it('shows how it would read in another encoding, and stays as it is', async () => {
    await using project = await testProject();
    const source = await misread(project);

    const preview = await project.api.imports.redecodePreview({ sourceId: source.id, encoding: 'gb18030' });

    expect(preview).toEqual({ beginning: TEXT, encoding: 'gb18030', notes: [] });
    expect((await project.api.sources.text({ id: source.id })).source).toEqual(source);
  });

  it('gets its text from the original, in one act', async () => {
    await using project = await testProject();
    const source = await misread(project);

    const after = await expectCommand(project, () =>
      project.api.imports.redecode({ sourceId: source.id, encoding: 'gb18030' }),
    );

    expect(after).toEqual({
      ...source,
      textHash: after.textHash,
      length: TEXT.length,
      codePoints: TEXT.length,
      language: 'zh-CN',
      encoding: 'gb18030',
    });
    expect((await project.api.sources.text({ id: source.id })).text).toBe(TEXT);
    expect((await project.api.project.check()).problems).toEqual([]);
  });

  it('keeps its memos, its review mark and a chosen language', async () => {
    await using project = await testProject();
    const { api } = project;
    const source = await misread(project);
    await api.memos.add({ about: 'source', subjectId: source.id, body: 'Looks odd.' });
    await api.sources.setReviewed({ ids: [source.id], reviewed: true });
    await api.sources.update({ ids: [source.id], language: 'ja' });

    const after = await api.imports.redecode({ sourceId: source.id, encoding: 'gb18030' });

    const { tables } = await api.project.records();
    expect(after.language).toBe('ja');
    expect([tables.memo.length, tables.review.length]).toEqual([1, 1]);
  });

  it('keeps the structure of a web page', async () => {
    await using project = await testProject();
    const page = encodedAs('gb18030', `<h1>展览</h1><p>${TEXT}</p>`);
    const source = await misread(project, 'news.html', page);

    await project.api.imports.redecode({ sourceId: source.id, encoding: 'gb18030' });

    const { text, doc } = await project.api.sources.text({ id: source.id });
    expect(text).toBe(`展览\n${TEXT}`);
    expect(doc).toMatchObject({ content: [{ type: 'heading' }, { type: 'paragraph' }] });
  });
});

describe('changing the encoding is refused', () => {
  it.each(['a passage', 'the whole source'])('when %s is coded', async (what) => {
    await using project = await testProject();
    const { api } = project;
    const source = await misread(project);
    const code = await api.codes.create({ name: 'fair' });
    const { text } = await api.sources.text({ id: source.id });
    if (what === 'a passage')
      await api.codings.apply({
        sourceId: source.id,
        textHash: source.textHash,
        codeId: code.id,
        span: spanOf(text, text.slice(2, 5)),
      });
    else await api.codings.applyToSources({ sourceIds: [source.id], codeId: code.id });

    const given = { sourceId: source.id, encoding: 'gb18030' };
    const refusals = [api.imports.redecodePreview(given), api.imports.redecode(given)];

    for (const refused of refusals)
      await expect(refused).rejects.toMatchObject({
        code: 'conflict',
        key: 'errors:redecode_coded',
        parameters: { title: 'news', count: 1 },
      });
    expect((await api.sources.text({ id: source.id })).text).toBe(text);
  });

  it('for a row of a table', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', { 'news.csv': `title,text\nFair,${TEXT}` });
    const { lines } = await importFrom(project, folder);

    const refused = project.api.imports.redecode({
      sourceId: lines[0]?.sourceIds[0] ?? '',
      encoding: 'big5',
    });

    await expect(refused).rejects.toMatchObject({
      key: 'errors:redecode_table',
      parameters: { title: 'Fair', name: 'news.csv' },
    });
  });

  it('for a file that states its own encoding', async () => {
    await using project = await testProject();
    const folder = written(project, 'study', { 'report.docx': await docxOf('Report', ['Text.']) });
    const { lines } = await importFrom(project, folder);

    const refused = project.api.imports.redecode({
      sourceId: lines[0]?.sourceIds[0] ?? '',
      encoding: 'big5',
    });

    await expect(refused).rejects.toMatchObject({
      key: 'errors:redecode_needless',
      parameters: { ending: 'docx' },
    });
  });

  it('for a text without a file, and for an unknown encoding', async () => {
    await using project = await testProject();
    const { api } = project;
    const pasted = await api.imports.paste({ title: 'Note', text: 'A fair.', kind: 'document' });
    const source = await misread(project);

    await expect(api.imports.redecode({ sourceId: pasted.id, encoding: 'big5' })).rejects.toMatchObject({
      key: 'errors:no_original',
    });
    await expect(api.imports.redecode({ sourceId: source.id, encoding: 'klingon' })).rejects.toMatchObject({
      key: 'reading:encoding_unknown',
      parameters: { name: 'news.txt', encoding: 'klingon' },
    });
    expect(project.faults).toEqual([]);
  });
});
