import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, test } from 'vitest';
import yauzl from 'yauzl';
import { buildSample } from '#electron/sample.ts';
import { progressOf } from '#core/summary-grid/written.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { lines, openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import { spanOf } from '../../helpers/marked.ts';
import { codeWords, NOTE, smallStudy, type Study } from '../../helpers/study.ts';

interface Written extends Study {
  /** The cell of N9 on guide. */
  readonly place: { readonly themeId: string; readonly respondentId: string };
}

/** The small study with two passages of N9 on guide, in two interviews, and one on connector. */
async function codedStudy(project: TestProject): Promise<Written> {
  const study = await smallStudy(project);
  const { codes, sources } = study;
  await codeWords(project, sources.first, codes.guide, 'window');
  await codeWords(project, sources.second, codes.standards, 'certificates');
  await codeWords(project, sources.first, codes.connector, 'suppliers');
  const { respondent } = (await project.api.project.records()).tables;
  const n9 = respondent.find(({ name }) => name === 'N9');
  return { ...study, place: { themeId: codes.guide.id, respondentId: n9?.id ?? '' } };
}

const gridOf = ({ api }: TestProject) => api.summaries.grid({ of: 'respondents' });

/** The only summary as the grid tells it. */
async function summaryOf(project: TestProject) {
  const { summaries } = await gridOf(project);
  expect(summaries).toHaveLength(1);
  return summaries[0]!;
}

async function refusal(of: Promise<unknown>): Promise<unknown> {
  return of.then(
    () => null,
    (error: { key?: string }) => error.key,
  );
}

/** The texts of the parts of a Word file or a workbook. */
async function parts(bytes: Buffer): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  for await (const entry of zip.eachEntry())
    found.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'));
  return found;
}

const nothing = { added: 0, removed: 0, recoded: 0, moved: 0, reworded: 0 };

test('the sample study has the numbers of the drawings', async () => {
  await using project = await testProject();
  project.session.adopt(buildSample(`${project.folder}/sample.concord`, openOptions));
  const { tables } = await project.api.project.records();
  const idOf = (name: string) => tables.code.find((one) => one.name === name)?.id ?? '';
  const member = tables.attribute.find(({ name }) => name === 'member')?.id ?? '';
  const themes = ['connector', 'guide', 'marketplace'].map(idOf);

  const written = await project.api.summaries.grid({
    of: 'respondents',
    themes,
    group: { attributeId: member },
  });

  const { grid } = written;
  expect(grid.themes.map(({ rows }) => rows)).toEqual([16, 13, 15]);
  expect(grid.inBase).toBe(17);
  expect(progressOf(written)).toMatchObject({ cells: 51, carrying: 44, summarised: 0 });
  expect(grid.groups.map(({ rows, sources }) => [rows, sources])).toEqual([
    [4, 6],
    [13, 13],
  ]);
  const passagesOf = (name: string) =>
    grid.rows.find((row) => row.name === name)?.cells.map(({ passages }) => passages);
  expect(['N9', 'N11', 'N12', 'N17', 'N1', 'N2', 'N3', 'N4'].map(passagesOf)).toEqual([
    [10, 2, 6],
    [7, 4, 3],
    [0, 1, 4],
    [5, 0, 3],
    [4, 1, 3],
    [3, 3, 2],
    [3, 1, 4],
    [2, 0, 5],
  ]);
});

describe('a summary', () => {
  it('is one for each cell and person, and leaves nothing behind where it is emptied', async () => {
    await using project = await testProject();
    const { place } = await codedStudy(project);
    const { api } = project;
    const lin = await api.coders.add({ name: 'Lin' });

    await expectCommand(project, () => api.summaries.write({ place, body: 'Sees a window.' }));
    await expectCommand(project, () => api.summaries.write({ place, body: 'Sees a window on policy.' }));
    await expectCommand(project, () => api.summaries.write({ place, body: 'A door.' }, { as: lin.id }), {
      as: lin.id,
    });

    const bodies = async () => (await gridOf(project)).summaries.map(({ body }) => body).sort();
    expect(await bodies()).toEqual(['A door.', 'Sees a window on policy.']);
    await expectCommand(project, () => api.summaries.write({ place, body: ' \n' }));
    expect(await bodies()).toEqual(['A door.']);
    expect(await api.summaries.write({ place, body: '' })).toBeNull();
  });

  it('needs a respondent or a source, a theme, and things that exist', async () => {
    await using project = await testProject();
    const { place, sources } = await codedStudy(project);
    const write = (cell: object) =>
      refusal(project.api.summaries.write({ place: { ...place, ...cell }, body: 'x' }));

    expect(await write({ sourceId: sources.first.id })).toBe('errors:summary_place');
    expect(await write({ respondentId: null })).toBe('errors:summary_place');
    expect(await write({ respondentId: 'gone' })).toBe('errors:no_such_respondent');
    expect(await write({ themeId: 'gone' })).toBe('errors:no_such_code');
    expect(await refusal(project.api.summaries.confirm({ id: 'gone' }))).toBe('errors:no_such_summary');
    expect((await gridOf(project)).summaries).toEqual([]);
  });

  it('is counted among what deleting its theme or its source would remove', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await smallStudy(project);
    const place = { themeId: codes.market.id, sourceId: sources.other.id };
    await api.summaries.write({ place, body: 'Meets firms.' });

    expect(await api.codes.removePreview({ id: codes.market.id })).toMatchObject({ memos: 0, summaries: 1 });
    expect(await api.sources.removePreview({ ids: [sources.other.id] })).toMatchObject({
      memos: 0,
      summaries: 1,
    });
  });

  it('is not written about a code that was merged, nor is anything pinned there', async () => {
    await using project = await testProject();
    const { api } = project;
    const { place, codes, sources } = await codedStudy(project);
    const gone = { ...place, themeId: codes.market.id };
    const coding = await codeWords(project, sources.first, codes.standards, 'window');
    await api.codes.merge({ fromIds: [codes.market.id], intoId: codes.connector.id });

    expect(await refusal(api.summaries.write({ place: gone, body: 'x' }))).toBe('errors:code_merged');
    expect(await refusal(api.summaries.pin({ place: gone, codingIds: [coding.id], pinned: true }))).toBe(
      'errors:code_merged',
    );
    expect(await refusal(api.memos.add({ about: 'code', subjectId: gone.themeId, body: 'x' }))).toBe(
      'errors:code_merged',
    );
    expect((await api.project.check()).problems).toEqual([]);
  });

  it('says what has changed under it until somebody edits or confirms it, and not because it was looked at', async () => {
    await using project = await testProject();
    const { place, sources, codes } = await codedStudy(project);
    const { api } = project;
    await api.summaries.write({ place, body: 'Sees a window.' });
    expect((await summaryOf(project)).changes).toBeNull();

    const added = await codeWords(project, sources.second, codes.guide, 'suppliers');
    await codeWords(project, sources.other, codes.guide, 'suppliers');
    expect((await summaryOf(project)).changes).toEqual({ ...nothing, added: 1 });
    await api.codings.remove({ ids: [added.id] });
    expect((await summaryOf(project)).changes).toBeNull();

    const codings = await api.codings.of({ sourceId: sources.first.id });
    const window = codings.find(({ codeId }) => codeId === codes.guide.id)!;
    await api.codings.remove({ ids: [window.id] });
    const stale = await summaryOf(project);
    expect(stale.changes).toEqual({ ...nothing, removed: 1 });
    await expectCommand(project, () => api.summaries.confirm({ id: stale.id }));
    expect(await summaryOf(project)).toMatchObject({
      changes: null,
      updatedAt: stale.updatedAt,
      confirmedAt: expect.any(String),
    });

    await codeWords(project, sources.first, codes.standards, 'policy');
    await api.summaries.write({ place, body: 'Sees policy.' });
    expect(await summaryOf(project)).toMatchObject({ changes: null, confirmedAt: null, confirmedBy: null });
  });

  it('stays right where the text before its passages changes, and says so where their words do', async () => {
    await using project = await testProject();
    const { place, sources } = await codedStudy(project);
    const { api } = project;
    await api.summaries.write({ place, body: 'Sees a window.' });
    const edited = async (from: string, to: string) => {
      const before = await api.sources.text({ id: sources.first.id });
      const text = before.text.replace(from, to);
      const shift = to.length - from.length;
      const at = before.text.indexOf(from);
      const moved = (await api.codings.of({ sourceId: sources.first.id })).flatMap(({ id, start, end }) =>
        start === null || end === null
          ? []
          : [{ id, start: start > at ? start + shift : start, end: end > at ? end + shift : end }],
      );
      await api.notes.save({
        sourceId: sources.first.id,
        textHash: before.source.textHash,
        doc: lines(text),
        moved,
      });
    };
    await edited('Sees the association', 'He sees this association');
    expect((await summaryOf(project)).changes).toBeNull();
    await edited('window', 'curtain');
    expect((await summaryOf(project)).changes).toEqual({ ...nothing, reworded: 1 });
  });
});

describe('pinned quotes', () => {
  it('are pinned once, in an order that can be changed, and go with their coding', async () => {
    await using project = await testProject();
    const { place, sources, codes } = await codedStudy(project);
    const { api } = project;
    const idIn = async (sourceId: string, codeId: string) =>
      (await api.codings.of({ sourceId })).find((coding) => coding.codeId === codeId)?.id ?? '';
    const first = await idIn(sources.first.id, codes.guide.id);
    const second = await idIn(sources.second.id, codes.standards.id);
    const pinned = async () => (await gridOf(project)).quotes.map(({ codingId }) => codingId);

    await expectCommand(project, () =>
      api.summaries.pin({ place, codingIds: [first, second, first], pinned: true }),
    );
    await api.summaries.pin({ place, codingIds: [first], pinned: true });
    expect(await pinned()).toEqual([first, second]);
    await expectCommand(project, () => api.summaries.orderQuotes({ place, codingIds: [second] }));
    expect(await pinned()).toEqual([second, first]);
    await expectCommand(project, () => api.codings.remove({ ids: [second] }));
    expect(await pinned()).toEqual([first]);
    await expectCommand(project, () => api.summaries.pin({ place, codingIds: [first], pinned: false }));
    expect(await pinned()).toEqual([]);
    expect(await refusal(api.summaries.pin({ place, codingIds: ['gone'], pinned: true }))).toBe(
      'errors:no_such_coding',
    );
  });
});

describe('what becomes of summaries', () => {
  it('where respondents are merged: both texts stay, and the quotes', async () => {
    await using project = await testProject();
    const { place } = await codedStudy(project);
    const { api } = project;
    const { respondent } = (await api.project.records()).tables;
    const n10 = respondent.find(({ name }) => name === 'N10')?.id ?? '';
    await api.summaries.write({ place, body: 'Sees a window.' });
    await api.summaries.write({ place: { ...place, respondentId: n10 }, body: 'Meets suppliers.' });
    const merge = { keepId: place.respondentId, goneId: n10 };

    expect(await api.respondents.mergePreview(merge)).toMatchObject({ summaries: 1 });
    await expectCommand(project, () => api.respondents.merge(merge));

    expect(await summaryOf(project)).toMatchObject({
      body: 'Sees a window.\n\nMeets suppliers.',
      changes: null,
      ...place,
    });
  });

  it('where codes are merged or deleted', async () => {
    await using project = await testProject();
    const { place, codes } = await codedStudy(project);
    const { api } = project;
    await api.summaries.write({ place, body: 'Sees a window.' });

    await expectCommand(project, () =>
      api.codes.merge({ fromIds: [codes.guide.id], intoId: codes.connector.id }),
    );
    const moved = await summaryOf(project);
    expect(moved).toMatchObject({ body: 'Sees a window.', themeId: codes.connector.id });
    await expectCommand(project, () => api.codes.remove({ id: codes.connector.id }));
    expect((await gridOf(project)).summaries).toEqual([]);
  });

  it('where coders are merged: the text of both in one cell, by the one who stays', async () => {
    await using project = await testProject();
    const { place } = await codedStudy(project);
    const { api } = project;
    const [wei] = (await api.project.records()).tables.coder;
    const lin = await api.coders.add({ name: 'Lin' });
    await api.summaries.write({ place, body: 'Sees a window.' });
    await api.summaries.write({ place, body: 'Sees a door.', layer: { coderId: lin.id } }, { as: lin.id });
    const merge = { keepId: wei?.id ?? '', goneId: lin.id };

    expect(await api.coders.mergePreview(merge)).toMatchObject({ summaries: 1 });
    await expectCommand(project, () => api.coders.merge(merge));

    expect(await summaryOf(project)).toMatchObject({
      coderId: wei?.id,
      body: 'Sees a window.\n\nSees a door.',
    });
  });

  it('where a merge leaves every passage under a cell as it was: the summary is not marked', async () => {
    await using project = await testProject();
    const { place, codes, sources } = await codedStudy(project);
    const { api } = project;
    const theme = await api.codes.create({ name: 'window on policy', isTheme: true });
    for (const { id } of [codes.guide, codes.market])
      await api.codes.gather({ themeId: theme.id, codeId: id });
    // Market stands on the words of guide too: the merge joins the two codings.
    await codeWords(project, sources.first, codes.market, 'window');
    const here = { ...place, themeId: theme.id };
    await api.summaries.write({ place: here, body: 'Sees a window.' });

    await expectCommand(project, () =>
      api.codes.merge({ fromIds: [codes.market.id], intoId: codes.guide.id }),
    );
    expect((await summaryOf(project)).changes).toBeNull();
  });

  it('where two coders agree on the same words: their merge does not mark the summary', async () => {
    await using project = await testProject();
    const { codes, sources, place } = await codedStudy(project);
    const { api } = project;
    const [wei] = (await api.project.records()).tables.coder;
    const lin = await api.coders.add({ name: 'Lin' });
    for (const coding of await api.codings.of({ sourceId: sources.second.id }))
      await api.codings.remove({ ids: [coding.id] });
    const { id: sourceId, textHash } = sources.first;
    const span = spanOf(NOTE, 'window');
    await api.codings.apply({ sourceId, textHash, codeId: codes.guide.id, span }, { as: lin.id });
    await api.summaries.write({ place, body: 'Sees a window.', layer: { coderId: lin.id } }, { as: lin.id });

    await expectCommand(project, () => api.coders.merge({ keepId: wei?.id ?? '', goneId: lin.id }));

    expect((await summaryOf(project)).changes).toBeNull();
  });

  it('where the respondent is removed', async () => {
    await using project = await testProject();
    const { place } = await codedStudy(project);
    const { api } = project;
    await api.summaries.write({ place, body: 'Sees a window.' });
    const removal = { ids: [place.respondentId], interviewsTo: 'N10' };

    expect(await api.respondents.removePreview(removal)).toMatchObject({ summaries: 1 });
    await expectCommand(project, () => api.respondents.remove(removal));

    expect((await gridOf(project)).summaries).toEqual([]);
  });
});

describe('in a second pass', () => {
  it('one sees one’s own summaries alone', async () => {
    await using project = await testProject();
    const { place } = await codedStudy(project);
    const { api } = project;
    const [wei] = (await api.project.records()).tables.coder;
    const pass = await api.coders.add({ name: 'Wei again', kind: 'second-pass', personId: wei?.id ?? '' });
    await api.summaries.write({ place, body: 'Sees a window.' });
    await api.summaries.write({ place, body: 'Sees a door.' }, { as: pass.id });

    const seen = await api.summaries.grid({ of: 'respondents' }, { as: pass.id });

    expect(seen.summaries.map(({ body }) => body)).toEqual(['Sees a door.']);
  });
});

describe('an exported grid', () => {
  it('is a landscape document with the words of each cell, and quotes only where they are asked for', async () => {
    await using project = await testProject();
    const { place, sources, codes } = await codedStudy(project);
    const { api, folder } = project;
    await api.summaries.write({ place, body: 'Sees a window.\nAnd a door.' });
    const coded = await api.codings.of({ sourceId: sources.first.id });
    const window = coded.find(({ codeId }) => codeId === codes.guide.id)!;
    await api.summaries.pin({ place, codingIds: [window.id], pinned: true });
    const written = async (format: 'docx' | 'xlsx', withQuotes: boolean) => {
      const to = `${folder}/grid.${format}`;
      await api.exports.summaryGrid({ to, format, request: { of: 'respondents' }, withQuotes });
      const files = await parts(readFileSync(to));
      return [...files]
        .flatMap(([name, text]) => (/document\.xml$|sheet|strings/i.test(name) ? [text] : []))
        .join();
    };

    const document = await written('docx', false);
    expect(document).toContain('w:orient="landscape"');
    expect(document).toContain('w:tblHeader');
    expect(document).toContain('Sees a window.');
    expect(document).not.toContain('(Interview N9');
    expect(await written('docx', true)).toContain('(Interview N9');
    expect(await written('xlsx', false)).toContain('Sees a window.');
  });

  it('is made again from what was kept, with the summaries of the day', async () => {
    await using project = await testProject();
    const { place } = await codedStudy(project);
    const { api } = project;
    const asked = { of: 'respondents', rollup: true };
    const { id } = await api.keptTables.keep({
      kind: 'grid',
      name: 'What they say',
      settings: { ...asked, shown: { as: 'table' } },
    });
    await api.summaries.write({ place, body: 'Sees a window.' });

    const made = await api.keptTables.open({ id });

    expect(JSON.stringify(made)).toContain('Sees a window.');
  });
});
