import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PageLayout } from '#core/text/page-layout.ts';
import type { SourceRecord } from '#core/records.ts';
import { readCsv } from '../../core/exports/recount.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { spanOf } from '../../helpers/marked.ts';
import { lines, testProject, type TestProject } from '../../helpers/project.ts';

const PDF = resolve('fixtures/documents/two-columns.pdf');
const HEADING = 'What an association is for';

async function imported({ api }: TestProject, ...files: string[]): Promise<SourceRecord[]> {
  await api.imports.run({ files: files.map((file) => ({ reference: file, name: file })) });
  return (await api.project.records()).tables.source.toSorted((a, b) => (a.title < b.title ? -1 : 1));
}

/** The words of every page as its runs place them, in text order. */
function wordsOn(layout: readonly PageLayout[], text: string): string[] {
  return layout.map(({ runs }) => runs.map(([start, length]) => text.slice(start, start + length)).join(' '));
}

describe('a source imported from a pdf', () => {
  it('knows where its pages begin and where each word of them stands', async () => {
    await using project = await testProject();
    const [source] = await imported(project, PDF);

    const { text, pages, hasLayout } = await project.api.sources.text({ id: source!.id });
    const layout = await project.api.sources.layout({ id: source!.id });

    expect(hasLayout).toBe(true);
    expect(pages.map(({ page }) => page)).toEqual([1, 2]);
    expect(pages[0]?.start).toBe(0);
    expect(layout.map(({ page, width, height }) => [page, Math.round(width), Math.round(height)])).toEqual([
      [1, 420, 595],
      [2, 420, 595],
    ]);
    const placed = wordsOn(layout, text);
    expect(placed.join(' ').replaceAll(/\s+/g, '')).toBe(text.replaceAll(/\s+/g, ''));
    expect(placed[1]).toBe(text.slice(pages[1]!.start).replaceAll('\n', ' '));
    const [heading] = layout[0]!.runs;
    expect(text.slice(heading![0], heading![0] + heading![1])).toBe(HEADING);
  });

  it('gives the page of a passage in lists, examples and exports', async () => {
    await using project = await testProject();
    const { api, folder } = project;
    const [source] = await imported(project, PDF);
    const { text, pages } = await api.sources.text({ id: source!.id });
    const code = await api.codes.create({ name: 'guide' });
    const second = { start: pages[1]!.start, end: pages[1]!.start + 10 };
    const over = { start: second.start - 30, end: second.end };
    const { textHash, id: sourceId } = source!;
    const codings = [];
    for (const span of [spanOf(text, HEADING), over, second]) {
      codings.push(await api.codings.apply({ sourceId, textHash, codeId: code.id, span }));
    }
    await api.codings.setExample({ ids: [codings[2]!.id], example: true });

    const { rows } = await api.passages.list({
      request: { denominator: 'all' },
      cell: { codeId: code.id },
    });
    const shown = await api.passages.show({
      rows: rows.map((row) => ({ ...row, codingIds: [...row.codingIds] })),
    });
    const csv = join(folder, 'passages.csv');
    await api.exports.passages({ to: csv, format: 'csv' });
    const md = join(folder, 'codebook.md');
    await api.exports.codebook({ to: md, format: 'md' });

    // The passage across both pages contains the one on the second.
    expect(shown.map(({ quote }) => quote.pages)).toEqual([
      { first: 1, last: 1 },
      { first: 1, last: 2 },
    ]);
    expect((await api.codings.show({ id: codings[2]!.id }))?.pages).toEqual({ first: 2, last: 2 });
    expect(readCsv(readFileSync(csv, 'utf8')).map(({ page }) => page)).toEqual(['1', '1–2', '2']);
    expect(readFileSync(md, 'utf8')).toContain('(two-columns, p. 2)');
  });

  it('keeps its pages and the places of its words when its text is edited, and undo restores them', async () => {
    await using project = await testProject();
    const { api } = project;
    const [source] = await imported(project, PDF);
    const { id: sourceId, textHash } = source!;
    const before = await api.sources.text({ id: sourceId });
    const firstOfSecond = before.text.slice(before.pages[1]!.start, before.pages[1]!.start + 12);
    const edited = `A note of our own.\n${before.text.replace('thirty days.', 'a month.')}`;

    await expectCommand(project, () => api.notes.save({ sourceId, textHash, doc: lines(edited), moved: [] }));
    const after = await api.sources.text({ id: sourceId });
    const layout = await api.sources.layout({ id: sourceId });

    expect(after.text).toBe(edited);
    expect(after.pages.map(({ page }) => page)).toEqual([1, 2]);
    expect(after.text.slice(after.pages[1]!.start, after.pages[1]!.start + 12)).toBe(firstOfSecond);
    const [first, second] = wordsOn(layout, edited);
    expect(first).toMatch(/^What an association is for Beginnings The association/);
    expect(first).not.toContain('note of our own');
    expect(first).toContain('open for comment for');
    expect(first).not.toContain('thirty days');
    expect(first).toContain('Nobody is obliged to follow them');
    expect(second).toBe(wordsOn(await layoutBefore(project, sourceId), before.text)[1]);
  });

  it('keeps its original byte for byte', async () => {
    await using project = await testProject();
    const [source] = await imported(project, PDF);

    expect(Buffer.compare(project.session.original(source!.id), readFileSync(PDF))).toBe(0);
  });
});

/** The layout before the last act, which is undone and redone for that. */
async function layoutBefore({ api }: TestProject, id: string): Promise<PageLayout[]> {
  await api.history.undo();
  const layout = await api.sources.layout({ id });
  await api.history.redo();
  return layout;
}

describe('a source without pages', () => {
  it('has none, and gives none in a citation', async () => {
    await using project = await testProject();
    const [source] = await imported(project, resolve('fixtures/documents/interview.md'));

    const { pages, hasLayout } = await project.api.sources.text({ id: source!.id });

    expect([pages, hasLayout, await project.api.sources.layout({ id: source!.id })]).toEqual([[], false, []]);
  });

  it('that was written here has no original', async () => {
    await using project = await testProject();
    const note = await project.api.interviews.create({ label: 'N1' });

    expect(() => project.session.original(note.id)).toThrow('errors:no_original');
    expect(() => project.session.original('gone')).toThrow('errors:no_such_source');
  });
});
