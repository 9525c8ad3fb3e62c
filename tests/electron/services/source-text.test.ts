// The text of a source is replaced by that of a corrected file, and codings stay on their words.
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceRecord } from '#core/records.ts';
import { actSentence } from '#words/act-sentence.ts';
import { createWords } from '#words/words.ts';
import { spanOf } from '../../helpers/marked.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { docxOf, encodedAs, pdfOf } from '../../helpers/written-files.ts';
import { importFrom, written } from './imports/brought-in.ts';

const DRAFT = [
  'The association opens doors to teh ministry.',
  'Nobody knew who paid.',
  'Members trust its judgement.',
  'The fee is high.',
].join('\n');
const CORRECTED = [
  'Interview, on 4 March.',
  'The association opens doors to the ministry.',
  'Members trust its judgement.',
  'The fee is modest, they say.',
].join('\n');

/** A file imported as a source, a code, and one coding on each of these words. */
async function coded(project: TestProject, words: readonly string[], name = 'talk.txt', bytes?: Buffer) {
  const { api } = project;
  const folder = written(project, 'study', { [name]: bytes ?? DRAFT });
  const { lines } = await importFrom(project, join(folder, name));
  const { source, text } = await api.sources.text({ id: lines[0]?.sourceIds[0] ?? '' });
  const code = await api.codes.create({ name: 'trust', isTheme: true });
  const place = { sourceId: source.id, textHash: source.textHash, codeId: code.id };
  const codings = [];
  for (const each of words)
    // In order.
    codings.push(await api.codings.apply({ ...place, span: spanOf(text, each) }));
  return { source, code, codings };
}

/** Writes a file beside the project and returns it as a dialog hands it over. */
function file(project: TestProject, name: string, bytes: string | Uint8Array) {
  const path = join(project.folder, name);
  writeFileSync(path, bytes);
  return { reference: path, name: basename(path) };
}

async function replaced(
  { api }: TestProject,
  source: SourceRecord,
  chosen: { reference: string; name: string },
) {
  const input = { sourceId: source.id, file: chosen };
  const { textHash, newTextHash } = await api.sources.replaceTextPreview(input);
  return api.sources.replaceText({ ...input, textHash, newTextHash });
}

async function wordsOf({ api }: TestProject, source: SourceRecord): Promise<string[]> {
  const { text, codings } = await api.sources.text({ id: source.id });
  return codings
    .toSorted((a, b) => (a.start ?? -1) - (b.start ?? -1))
    .map(({ start, end }) => (start === null || end === null ? 'whole' : text.slice(start, end)));
}

const PASSAGES = ['doors to teh ministry', 'Nobody knew', 'Members trust', 'high'];

describe('a text replaced by a corrected file', () => {
  it('keeps codings on their words, corrected or moved', async () => {
    await using project = await testProject();
    const { source } = await coded(project, ['doors to teh ministry', 'Members trust']);

    const after = await expectCommand(project, () =>
      replaced(project, source, file(project, 'talk-2.txt', CORRECTED)),
    );

    expect(await wordsOf(project, source)).toEqual(['doors to the ministry', 'Members trust']);
    expect(await project.api.codings.slipped({ sourceId: source.id })).toEqual([]);
    expect(after).toMatchObject({
      title: 'talk',
      originalName: 'talk-2.txt',
      origin: 'talk-2.txt',
      length: CORRECTED.length,
    });
    expect((await project.api.project.check()).problems).toEqual([]);
  });

  it('previews what becomes of each coding, and then does that', async () => {
    await using project = await testProject();
    const { api } = project;
    const { source, codings } = await coded(project, PASSAGES);
    await api.memos.add({ about: 'coding', subjectId: codings[1]?.id ?? '', body: 'Who?' });
    await api.sources.setReviewed({ ids: [source.id], reviewed: true });

    const chosen = file(project, 'talk-2.txt', CORRECTED);
    const preview = await api.sources.replaceTextPreview({ sourceId: source.id, file: chosen });

    expect(preview.codings.map(({ fate, was, now, memos }) => [fate, was, now, memos])).toEqual([
      ['changed', 'doors to teh ministry', 'doors to the ministry', 0],
      ['gone', 'Nobody knew', null, 1],
      ['moved', null, null, 0],
      ['slipped', 'high', 'modest, they say', 0],
    ]);
    expect(preview).toMatchObject({ isSame: false, joined: 0, pages: 'none', sameAs: null });
    expect(preview.reviewerIds).toHaveLength(1);
    expect(await wordsOf(project, source)).toEqual(PASSAGES);

    await replaced(project, source, chosen);

    expect(await wordsOf(project, source)).toEqual([
      'doors to the ministry',
      'Members trust',
      'modest, they say',
    ]);
    const slipped = await api.codings.slipped({ sourceId: source.id });
    expect(slipped.map(({ id, words }) => [id, words])).toEqual([[codings[3]?.id, 'modest, they say']]);
    const { tables } = await api.project.records();
    expect([tables.memo.length, tables.review.length]).toEqual([0, 1]);
  });

  it('is undone in one step, with the original and lost codings', async () => {
    await using project = await testProject();
    const { source } = await coded(project, PASSAGES);

    await replaced(project, source, file(project, 'talk-2.txt', CORRECTED));
    await project.api.history.undo();

    expect((await project.api.sources.text({ id: source.id })).source).toEqual(source);
    expect(await wordsOf(project, source)).toEqual(PASSAGES);
  });

  it('moves the codings of every coder', async () => {
    await using project = await testProject();
    const { api } = project;
    const { source, code } = await coded(project, ['Members trust']);
    const mei = await api.coders.add({ name: 'Mei' });
    const place = { sourceId: source.id, textHash: source.textHash, span: spanOf(DRAFT, 'its judgement') };
    await api.codings.apply({ ...place, codeId: code.id }, { as: mei.id });

    await replaced(project, source, file(project, 'talk-2.txt', CORRECTED));

    expect(await wordsOf(project, source)).toEqual(['Members trust', 'its judgement']);
  });

  it('joins equal codings that come to stand on the same words', async () => {
    await using project = await testProject();
    const { source } = await coded(project, ['Members trust', 'its judgement']);
    const chosen = file(project, 'talk-2.txt', DRAFT.replace('Members trust its judgement.', 'Distrust.'));

    const { joined } = await project.api.sources.replaceTextPreview({ sourceId: source.id, file: chosen });
    await replaced(project, source, chosen);

    expect([joined, await wordsOf(project, source)]).toEqual([1, ['Distrust']]);
  });

  it('previews that joined codings say different things, of which one is kept', async () => {
    await using project = await testProject();
    const { api } = project;
    const { source, codings } = await coded(project, ['Members trust', 'its judgement']);
    const stances = ['supports', 'contradicts'] as const;
    for (const [index, stance] of stances.entries())
      // One act after the other.
      await api.codings.update({ ids: [codings[index]?.id ?? ''], stance });
    const chosen = file(project, 'talk-2.txt', DRAFT.replace('Members trust its judgement.', 'Distrust.'));

    const preview = await api.sources.replaceTextPreview({ sourceId: source.id, file: chosen });
    await replaced(project, source, chosen);

    expect([preview.joined, preview.differing]).toEqual([1, 1]);
    expect((await api.codings.of({ sourceId: source.id })).map(({ stance }) => stance)).toEqual(['supports']);
  });

  it('counts as before when codings keep their words', async () => {
    await using project = await testProject();
    const { source } = await coded(project, ['Members trust']);

    const { counts } = await project.api.sources.replaceTextPreview({
      sourceId: source.id,
      file: file(project, 'talk-2.txt', CORRECTED),
    });

    expect(counts.themes).toEqual([]);
  });

  it('takes the pages of a new pdf, and keeps page numbers with their words when the file has none', async () => {
    await using project = await testProject();
    const { api } = project;
    const page = 'The fee is high this year.';
    const { source } = await coded(project, ['fee is high'], 'report.pdf', pdfOf([page]));

    const again = file(project, 'report-2.pdf', pdfOf(['Corrected.', page]));
    const ofPdf = await api.sources.replaceTextPreview({ sourceId: source.id, file: again });
    await replaced(project, source, again);
    const withPages = await api.sources.text({ id: source.id });
    const plain = file(project, 'report.txt', `Once more.\n${withPages.text}`);
    const ofText = await api.sources.replaceTextPreview({ sourceId: source.id, file: plain });
    await replaced(project, source, plain);
    const withoutView = await api.sources.text({ id: source.id });

    expect([ofPdf.pages, ofPdf.losesPageView, withPages.hasLayout]).toEqual(['new', false, true]);
    expect(await api.sources.layout({ id: source.id })).toEqual([]);
    expect([ofText.pages, ofText.losesPageView, withoutView.hasLayout]).toEqual(['kept', true, false]);
    expect(withoutView.pages).toEqual([{ page: 1, start: 'Once more.\n'.length }]);
    expect(await wordsOf(project, source)).toEqual(['fee is high']);
  });

  it('takes headings from a Word file, and a wrong encoding is corrected by choosing another', async () => {
    await using project = await testProject();
    const { api } = project;
    const text = '协会办了一个展览，会员企业都来了。';
    const { source } = await coded(project, [], 'news.txt', Buffer.from(text));
    const word = file(project, 'news.docx', await docxOf('展览', [text]));
    await replaced(project, source, word);

    const read = await api.sources.text({ id: source.id });
    const wrong = { sourceId: source.id, file: file(project, 'news-2.txt', encodedAs('gb18030', text)) };
    const guessed = await api.sources.replaceTextPreview({ ...wrong, encoding: 'windows-1252' });
    const right = await api.sources.replaceTextPreview({ ...wrong, encoding: 'gb18030' });

    expect(read.text).toBe(`展览\n${text}`);
    expect(read.source.encoding).toBeNull();
    expect([guessed.isSame, right.encoding]).toEqual([false, 'gb18030']);
    expect(right.characters.after).toBe(text.length);
  });

  it('is what search and the search for near-duplicates use', async () => {
    await using project = await testProject();
    const { api } = project;
    const { source } = await coded(project, ['Members trust']);
    const story = Array.from({ length: 60 }, (_, index) => `Sentence ${index} of a longer story.`).join('\n');
    const twin = await api.imports.paste({ title: 'twin', text: story, kind: 'document' });
    const hits = async (text: string) =>
      (await api.search.run({ request: { query: { text } } })).counts.listed.hits;
    const before = [await hits('ministry'), await hits('longer story')];

    const chosen = file(project, 'story.txt', story);
    const { sameAs } = await api.sources.replaceTextPreview({ sourceId: source.id, file: chosen });
    await replaced(project, source, chosen);

    expect([before, await hits('ministry'), await hits('longer story')]).toEqual([[1, 60], 0, 120]);
    const { groups } = await api.duplicates.find({});
    expect(groups.map(({ sources }) => sources.length)).toEqual([1]);
    expect([sameAs, (await api.sources.text({ id: twin.id })).text]).toEqual(['twin', story]);
  });

  it('is shown in the history with the name of the file', async () => {
    await using project = await testProject();
    const { source } = await coded(project, ['Members trust']);

    await replaced(project, source, file(project, 'talk-2.txt', CORRECTED));

    const { undo } = await project.api.history.state();
    const words = createWords('en');
    expect(undo && actSentence(words, undo)).toBe('Replaced the text of talk with “talk-2.txt”');
  });

  it('is shown in the history when misplaced codings are accepted, without a field name', async () => {
    await using project = await testProject();
    const { api } = project;
    const { source } = await coded(project, ['Nobody knew who paid.', 'high']);
    const changed = DRAFT.replace('Nobody knew who paid.', 'We all met.').replace('high', 'a gift');
    const { textHash } = await replaced(project, source, file(project, 'talk-2.txt', changed));

    const slipped = await api.codings.slipped({ sourceId: source.id });
    for (const { id, start, end } of slipped)
      // One act after the other.
      await api.codings.resize({ id, textHash, span: { start, end } }, { group: 'kept' });

    const { undo } = await api.history.state();
    expect(slipped.map(({ words }) => words)).toEqual(['We all met.', 'a gift']);
    expect(undo && actSentence(createWords('en'), undo)).toBe('Kept 2 codings in talk on changed words');
    expect(await api.codings.slipped({ sourceId: source.id })).toEqual([]);
  });
});

describe('nothing changes', () => {
  it('when the file has the same text', async () => {
    await using project = await testProject();
    const { source } = await coded(project, PASSAGES);
    const chosen = file(project, 'same.txt', DRAFT.replaceAll('\n', '\r\n'));

    const { isSame } = await project.api.sources.replaceTextPreview({ sourceId: source.id, file: chosen });
    const before = await project.api.history.state();
    const after = await replaced(project, source, chosen);

    expect([isSame, after]).toEqual([true, source]);
    expect(await project.api.history.state()).toEqual(before);
  });

  it.each([
    ['an empty file', 'empty.txt', '', 'reading:empty_file'],
    ['a file without text', 'blank.txt', ' \n ', 'reading:no_text'],
    ['a table', 'table.csv', 'title,text\nFair,A fair.', 'errors:replacement_table'],
    ['a picture', 'picture.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'reading:binary'],
  ])('for %s, which is named', async (_, name, bytes, key) => {
    await using project = await testProject();
    const { source } = await coded(project, PASSAGES);

    const input = { sourceId: source.id, file: file(project, name, bytes) };
    const given = { ...input, textHash: source.textHash, newTextHash: source.textHash };

    const refusal = { key, parameters: { name } };
    await expect(project.api.sources.replaceTextPreview(input)).rejects.toMatchObject(refusal);
    await expect(project.api.sources.replaceText(given)).rejects.toMatchObject(refusal);
    expect((await project.api.sources.text({ id: source.id })).source).toEqual(source);
  });

  it('when either text is not the one that was previewed', async () => {
    await using project = await testProject();
    const { api } = project;
    const { source } = await coded(project, []);
    const chosen = file(project, 'talk-2.txt', CORRECTED);
    const input = { sourceId: source.id, file: chosen };
    const { textHash, newTextHash } = await api.sources.replaceTextPreview(input);

    await expect(
      api.sources.replaceText({ ...input, textHash: 'another', newTextHash }),
    ).rejects.toMatchObject({ code: 'conflict', key: 'errors:text_changed' });
    writeFileSync(chosen.reference, 'Another.');
    await expect(api.sources.replaceText({ ...input, textHash, newTextHash })).rejects.toMatchObject({
      code: 'conflict',
      key: 'errors:file_changed_since_preview',
      parameters: { name: 'talk-2.txt' },
    });
    expect((await api.sources.text({ id: source.id })).text).toBe(DRAFT);
  });
});
