// Kept tables and figures: the list, what has changed since an export, and the files of an export.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import readExcelFile from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { byPosition } from '#core/by-position.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { actSentence } from '#words/act-sentence.ts';
import { createWords } from '#words/words.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { bring, saved } from './exchange/own-data.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

const byKind = { unit: 'passages', denominator: 'all', shown: { as: 'table' } };

async function keptStudy(project: TestProject) {
  const study = await smallStudy(project);
  await codeWords(project, study.sources.first, study.codes.connector, 'Sees the association');
  const { keptTables } = project.api;
  const tally = await keptTables.keep({ kind: 'tally', name: 'Passages by theme', settings: byKind });
  const figure = await keptTables.keep({
    kind: 'tally',
    name: 'Themes as bars',
    settings: { unit: 'respondents', denominator: 'all', shown: { as: 'figure' } },
  });
  const crosstab = await keptTables.keep({
    kind: 'crosstab',
    name: 'Themes by kind and year',
    settings: { by: 'kind', by2: 'year', denominator: 'all', shown: { as: 'table' } },
  });
  return { ...study, tally, figure, crosstab };
}

it('numbers tables and figures apart, moves them, and fixes a number', async () => {
  await using project = await testProject();
  const { keptTables } = project.api;
  const { tally, figure, crosstab } = await keptStudy(project);
  const numbers = async () => (await keptTables.list({})).map(({ id, number }) => [id, number]);

  expect(await numbers()).toEqual([
    [tally.id, '1'],
    [figure.id, '1'],
    [crosstab.id, '2'],
  ]);

  await expectCommand(project, () => keptTables.move({ id: crosstab.id, before: tally.id }));
  await expectCommand(project, () => keptTables.setNumber({ id: tally.id, number: '2a' }));

  expect(await numbers()).toEqual([
    [crosstab.id, '1'],
    [tally.id, '2a'],
    [figure.id, '1'],
  ]);
  await expect(keptTables.setNumber({ id: crosstab.id, number: '2a' })).rejects.toMatchObject({
    key: 'errors:kept_number_taken',
  });
});

it('tells how many numbers have changed since the last export, and what they were', async () => {
  await using project = await testProject();
  const { keptTables } = project.api;
  const { tally, sources, codes } = await keptStudy(project);
  const stateOf = async () => (await keptTables.open({ id: tally.id })).state;

  expect((await stateOf()).what).toBe('never');
  await keptTables.export({ to: join(project.folder, 'paper') });
  expect((await stateOf()).what).toBe('same');

  await codeWords(project, sources.second, codes.connector, 'Sees the association');
  expect(await stateOf()).toMatchObject({
    what: 'changed',
    changes: {
      values: [{ row: 'connector', from: '1', to: '2' }],
      layout: false,
    },
  });

  await keptTables.export({ to: join(project.folder, 'paper'), ids: [tally.id], language: 'zh-CN' });
  // It is compared in the language in which it was printed.
  expect(await keptTables.open({ id: tally.id, language: 'en' })).toMatchObject({ state: { what: 'same' } });
});

it('writes a Word file for each table, one workbook, and the figures', async () => {
  await using project = await testProject();
  await keptStudy(project);
  const paper = join(project.folder, 'paper');

  const { files, problems } = await project.api.keptTables.export({ to: paper });

  expect(problems).toEqual([]);
  expect(readdirSync(paper).toSorted()).toEqual(files.toSorted());
  expect(files.toSorted()).toEqual([
    'Figure 1 Themes as bars.pdf',
    'Figure 1 Themes as bars.svg',
    'Table 1 Passages by theme.docx',
    'Table 2 Themes by kind and year.docx',
    'Tables.xlsx',
  ]);
  const docx = join(paper, 'Table 2 Themes by kind and year.docx');
  const text = (await mammoth.extractRawText({ path: docx })).value;
  expect(text).toContain('Themes by kind and year');
  expect(text).toContain('Note. ');
  const sheets = await readExcelFile(readFileSync(join(paper, 'Tables.xlsx')));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Table 1', 'Figure 1', 'Table 2']);
  expect(sheets[0]?.data.flat()).toContain(1);
  expect(readFileSync(join(paper, 'Figure 1 Themes as bars.svg'), 'utf8')).toContain('Figure 1');
});

it('names the version of the codebook under tables and figures, which is no change of them', async () => {
  await using project = await testProject();
  const { api, folder } = project;
  const { tally, codes } = await keptStudy(project);
  const printedIn = async (paper: string): Promise<readonly string[]> => {
    await api.keptTables.export({ to: join(folder, paper) });
    const docx = join(folder, paper, 'Table 1 Passages by theme.docx');
    const sheets = await readExcelFile(readFileSync(join(folder, paper, 'Tables.xlsx')));
    return [
      (await mammoth.extractRawText({ path: docx })).value,
      sheets[0]!.data.flat().join(' '),
      readFileSync(join(folder, paper, 'Figure 1 Themes as bars.svg'), 'utf8').replaceAll(
        /<[^>]+>|\s+/g,
        ' ',
      ),
    ];
  };
  expect((await printedIn('before')).filter((text) => text.includes('Codebook:'))).toEqual([]);

  await api.versions.keep({ name: 'first reading' });

  const { state, table } = await api.keptTables.open({ id: tally.id });
  expect(state.what).toBe('same');
  expect(table?.notes.at(-1)).toBe('Codebook: version 1 “first reading”, 14 March 2026.');
  for (const text of await printedIn('kept')) expect(text).toMatch(/Codebook: +version 1 “first +reading”/);
  await api.codes.update({ id: codes.guide.id, whenToUse: 'Someone shows the way.' });
  const [docx] = await printedIn('later');
  expect(docx).toContain('version 1 “first reading”, 14 March 2026, and 1 change since.');
});

it('says why an item cannot be made, and exports the others', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes } = await keptStudy(project);
  const alone = await api.keptTables.keep({
    kind: 'tally',
    name: 'Market alone',
    settings: { of: [codes.market.id], shown: { as: 'table' } },
  });
  await api.codes.remove({ id: codes.market.id });

  expect(await api.keptTables.open({ id: alone.id })).toMatchObject({
    table: null,
    base: null,
    state: { what: 'cannot', error: { code: 'not_found' } },
  });
  const { problems, files } = await api.keptTables.export({ to: join(project.folder, 'paper.zip') });
  expect(problems).toMatchObject([{ id: alone.id, error: { code: 'not_found' } }]);
  expect(files).toHaveLength(5);
  await expect(
    api.keptTables.export({ to: join(project.folder, 'one.docx'), ids: [alone.id] }),
  ).rejects.toMatchObject({ code: 'not_found' });
  expect(existsSync(join(project.folder, 'one.docx'))).toBe(false);
});

it('refuses settings that no count accepts', async () => {
  await using project = await testProject();
  const keep = project.api.keptTables.keep({ kind: 'crosstab', name: 'Odd', settings: { by: 'moon' } });

  await expect(keep).rejects.toMatchObject({ key: 'errors:kept_settings' });
});

it('counts what its codes were merged into', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes } = await keptStudy(project);
  const { id } = await api.keptTables.keep({
    kind: 'tally',
    name: 'Chosen',
    settings: {
      of: [codes.connector.id, codes.market.id],
      unit: 'passages',
      denominator: 'all',
      shown: { as: 'table' },
    },
  });
  await api.codes.merge({ fromIds: [codes.connector.id], intoId: codes.market.id });

  const { table } = await api.keptTables.open({ id });
  expect(table?.rows.map(({ name, cells }) => [name, cells[0]?.text])).toEqual([['market', '1']]);
});

it('draws a kept timeline as a figure, with the events of the study', async () => {
  await using project = await testProject();
  const { api } = project;
  const { sources, codes } = await smallStudy(project);
  await codeWords(project, sources.first, codes.connector, 'Sees the association');
  await api.sources.update({ ids: [sources.first.id], date: '2019' });
  await api.events.add({ name: 'the alliance is founded', date: '2019-03' });
  const { id } = await api.keptTables.keep({
    kind: 'timeline',
    name: 'Themes over time',
    settings: { by: 'year', denominator: 'all', shown: { as: 'figure' } },
  });

  const to = join(project.folder, 'timeline.svg');
  const { problems } = await api.keptTables.export({ to, ids: [id] });

  expect(problems).toEqual([]);
  const svg = readFileSync(to, 'utf8');
  expect(svg).toContain('Themes over time');
  expect(svg).toContain('the alliance is founded');
});

it('prints a kept comparison as the joint display of its own export, under its title and number', async () => {
  await using project = await testProject();
  const { api } = project;
  const { sources, codes } = await smallStudy(project);
  await codeWords(project, sources.first, codes.connector, 'Sees the association');
  const { id } = await api.comparisons.create({ name: 'Both bodies', settings: { denominator: 'all' } });
  await api.codes.update({ id: codes.connector.id, isTheme: true, shortDefinition: 'Brings firms together' });
  const judged = { comparisonId: id, themeId: codes.connector.id, value: 'complements' as const };
  await api.comparisons.judge({ ...judged, reasons: 'Interviews say how.' });
  const kept = await api.keptTables.keep({
    kind: 'comparison',
    name: 'What both say',
    settings: { id, shown: { as: 'table' } },
  });
  const [docx, html, xlsx] = ['table.docx', 'table.html', 'tables.xlsx'].map((name) =>
    join(project.folder, name),
  ) as [string, string, string];
  const own = join(project.folder, 'own.docx');
  await api.exports.comparison({ to: own, format: 'docx', id });
  for (const to of [docx, html, xlsx]) await api.keptTables.export({ to, ids: [kept.id] });

  const text = async (path: string) => (await mammoth.extractRawText({ path })).value;
  const [ours, theirs] = [await text(docx), await text(own)];
  expect(ours).toContain('What both say');
  for (const told of ['Interviews say how.', 'Complements', 'Brings firms together', 'How this was counted'])
    expect([ours, theirs].every((each) => each.includes(told))).toBe(true);
  // The same table and the same notes, from the head on.
  const fromHead = (each: string) => each.slice(each.indexOf('Verdict and reasons'));
  expect(fromHead(ours).trim()).toBe(fromHead(theirs).trim());
  expect(readFileSync(html, 'utf8')).toContain('Interviews say how.');
  const [sheet] = await readExcelFile(readFileSync(xlsx));
  expect(sheet?.sheet).toBe('Table 1');
  expect(sheet?.data.flat()).toEqual(
    expect.arrayContaining(['Table 1. What both say', 'Interviews say how.', 'complements']),
  );

  const { table } = await api.keptTables.open({ id: kept.id });
  expect(table?.rows.find(({ name }) => name === 'connector')?.cells[2]?.text).toContain(
    'Interviews say how.',
  );
  await api.comparisons.judge({ ...judged, reasons: 'Interviews say how and why.' });
  expect((await api.keptTables.open({ id: kept.id })).state).toMatchObject({
    what: 'changed',
    changes: { words: true },
  });
});

it('notes as exported only what a file holds, in the one act that records the file', async () => {
  await using project = await testProject();
  const { api } = project;
  const { figure, tally } = await keptStudy(project);
  const before = (await api.history.list({})).length;

  await api.keptTables.export({ to: join(project.folder, 'tables.docx') });

  const states = new Map((await api.keptTables.list({})).map(({ id, state }) => [id, state.what]));
  expect([states.get(tally.id), states.get(figure.id)]).toEqual(['same', 'never']);
  const acts = await api.history.list({});
  expect(acts.length - before).toBe(1);
  const [newest] = acts;
  expect(actSentence(createWords('en'), newest!)).toBe('Exported 2 kept tables and figures to tables.docx');
});

it('puts pictures of the page beside the drawings, and leaves one out that shows something else', async () => {
  await using project = await testProject();
  const { keptTables } = project.api;
  const { figure, tally } = await keptStudy(project);
  const drawings = await keptTables.drawings({ ids: [figure.id, tally.id] });
  expect(Object.keys(drawings)).toEqual([figure.id]);
  const png = Buffer.from('picture').toString('base64');
  const paper = join(project.folder, 'paper');
  const pictures = [{ id: figure.id, svg: drawings[figure.id] ?? '', png }];

  const { files } = await keptTables.export({ to: paper, pictures });
  expect(files).toContain('Figure 1 Themes as bars.png');
  expect(readFileSync(join(paper, 'Figure 1 Themes as bars.png'), 'utf8')).toBe('picture');

  const { problems } = await keptTables.export({ to: paper, pictures: [{ ...pictures[0]!, svg: '<svg/>' }] });
  expect(problems).toMatchObject([{ id: figure.id, error: { key: 'errors:kept_figure_changed' } }]);
});

it('leaves the folder as it was when it is stopped or one file cannot be replaced', async () => {
  await using project = await testProject();
  const { keptTables } = project.api;
  const { tally } = await keptStudy(project);
  const paper = join(project.folder, 'paper');
  await keptTables.export({ to: paper });
  const earlier = readFileSync(join(paper, 'Tables.xlsx'));
  await keptTables.rename({ id: tally.id, name: 'Another title' });

  const stop = new AbortController();
  const stopped = keptTables.export(
    { to: paper },
    { signal: stop.signal, onProgress: ({ done, total }) => done > total / 2 && stop.abort() },
  );
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  const fresh = keptTables.export({ to: join(project.folder, 'new') }, { signal: stop.signal });
  await expect(fresh).rejects.toMatchObject({ code: 'cancelled' });
  expect(existsSync(join(project.folder, 'new'))).toBe(false);

  // A folder that has the name of a file of the export.
  mkdirSync(join(paper, 'Table 1 Another title.docx'));
  writeFileSync(join(paper, 'Table 1 Another title.docx', 'mine.txt'), 'mine');
  const names = readdirSync(paper).toSorted();
  await expect(keptTables.export({ to: paper })).rejects.toMatchObject({ key: 'errors:file_not_written' });

  expect(readdirSync(paper).toSorted()).toEqual(names);
  expect(readFileSync(join(paper, 'Tables.xlsx')).equals(earlier)).toBe(true);
  expect((await keptTables.open({ id: tally.id })).state.what).toBe('changed');
});

it('says by its last name what a table needs that was deleted, instead of counting something else', async () => {
  await using project = await testProject();
  const { api } = project;
  const { sources, codes } = await smallStudy(project);
  await codeWords(project, sources.first, codes.connector, 'Sees the association');
  const news = await api.classes.add({ name: 'news' });
  const member = await api.attributes.add({ name: 'member', owner: 'respondent' });
  const query = await api.savedQueries.add({ name: 'of connector', text: 'connector' });
  const compared = await api.comparisons.create({
    name: 'News and interviews',
    settings: { a: { kind: 'document', classIds: [news.id] } },
  });
  const kept = async (kind: 'tally' | 'comparison', settings: object) =>
    (await api.keptTables.keep({ kind, name: 'One', settings: { ...settings, shown: { as: 'table' } } })).id;
  const ids = {
    class: await kept('tally', { scope: { classIds: [news.id, null] } }),
    compared: await kept('comparison', { id: compared.id }),
    attribute: await kept('tally', { by: { attributeId: member.id } }),
    query: await kept('tally', { queryIds: [query.id] }),
    code: await kept('tally', { of: [codes.market.id] }),
  };
  const reasonOf = async (id: string) => {
    const { state } = await api.keptTables.look({ id });
    return state.what === 'cannot'
      ? createWords('en').t(state.error.key, { ...state.error.parameters })
      : state.what;
  };
  for (const id of Object.values(ids)) expect(await reasonOf(id)).toBe('never');

  await api.codes.update({ id: codes.market.id, name: 'The market' });
  await api.classes.remove({ id: news.id });
  await api.attributes.remove({ id: member.id });
  await api.savedQueries.remove({ id: query.id });
  await api.codes.remove({ id: codes.market.id });

  expect(await reasonOf(ids.class)).toContain('It needs the class “news”, which was deleted.');
  expect(await reasonOf(ids.compared)).toContain('the class “news”');
  expect(await reasonOf(ids.attribute)).toContain('the attribute “member”');
  expect(await reasonOf(ids.query)).toContain('the saved query “of connector”');
  expect(await reasonOf(ids.code)).toContain('the code “The market”');
  await api.comparisons.remove({ id: compared.id });
  expect(await reasonOf(ids.compared)).toContain('the comparison “News and interviews”');
});

it('prints the note in the other language, too, where that is asked, and keeps an item once more below itself', async () => {
  await using project = await testProject();
  const { keptTables } = project.api;
  const { tally, figure } = await keptStudy(project);
  const notes = async () => (await keptTables.open({ id: tally.id, language: 'en' })).table?.notes ?? [];
  const alone = await notes();

  await keptTables.show({ id: tally.id, shown: { inBoth: true } });

  const both = await notes();
  expect(both.slice(0, alone.length)).toEqual(alone);
  expect(both.length).toBe(2 * alone.length);
  expect(both.at(-1)).toMatch(/\p{Script=Han}/u);

  const captions = async (language: 'en' | 'zh-CN') => {
    const { table } = await keptTables.open({ id: tally.id, language });
    return [table?.caption, table?.secondCaption];
  };
  // A title of the analyst's own has no other language until it is written.
  expect(await captions('en')).toEqual([tally.name, undefined]);
  await keptTables.show({ id: tally.id, shown: { secondTitle: ' 各类主题 ' } });
  expect(await captions('en')).toEqual([tally.name, '各类主题']);
  await keptTables.show({ id: tally.id, shown: { secondTitle: '' } });
  await keptTables.rename({ id: tally.id, name: 'Passages of each theme' });
  expect(await captions('en')).toEqual(['Passages of each theme', '各主题的片段数']);
  expect(await captions('zh-CN')).toEqual(['Passages of each theme', '各主题的片段数']);
  await keptTables.show({ id: tally.id, shown: { inBoth: false } });
  expect(await captions('en')).toEqual(['Passages of each theme', undefined]);

  const { id: copy } = await expectCommand(project, () => keptTables.duplicate({ id: tally.id }));
  const [first, second, third] = await keptTables.list({});
  expect([first?.id, second?.id, third?.id]).toEqual([tally.id, copy, figure.id]);
});

it('keeps the flow of the sources: its numbers as a table, itself as a figure', async () => {
  await using project = await testProject();
  const { api } = project;
  const { sources } = await smallStudy(project);
  const kept = await api.keptTables.keep({
    kind: 'flow',
    name: 'From found to coded',
    settings: { kind: 'interview', shown: { as: 'figure' } },
  });
  await api.sources.setReviewed({ ids: [sources.first.id], reviewed: true });

  const { svg, table, base } = await api.keptTables.open({ id: kept.id, language: 'en' });
  await api.keptTables.export({ to: join(project.folder, 'flow.svg'), ids: [kept.id] });

  expect(base).toBe('3 interviews found');
  expect(table?.columns.map(({ name }) => name)).toEqual(['Interviews']);
  expect(table?.rows.map(({ name, depth, cells }) => [name, depth, cells[0]?.value])).toEqual(
    expect.arrayContaining([
      ['Found', 0, 3],
      ['Duplicates', 1, 0],
      ['Reviewed', 0, 1],
      ['Not yet reviewed', 1, 2],
      ['without codings', 2, 2],
      ['Coded', 0, 0],
    ]),
  );
  expect(svg).toContain('Not yet reviewed');
  expect(readFileSync(join(project.folder, 'flow.svg'), 'utf8')).toContain('From found to coded');
});

it('writes a file for each item, also where their numbers differ only in what file names cannot tell', async () => {
  await using project = await testProject();
  const { keptTables } = project.api;
  const { tally, crosstab, figure } = await keptStudy(project);
  await keptTables.rename({ id: crosstab.id, name: tally.name });
  await keptTables.setNumber({ id: tally.id, number: '2/a' });
  await keptTables.setNumber({ id: crosstab.id, number: '2:A' });
  const ids = [tally.id, crosstab.id];

  const { files } = await keptTables.export({ to: join(project.folder, 'paper'), ids });
  await keptTables.export({ to: join(project.folder, 'paper.zip'), ids: [...ids, figure.id] });

  expect(files).toEqual([
    'Table 2 a Passages by theme.docx',
    'Table 2 A Passages by theme (2).docx',
    'Tables.xlsx',
  ]);
  expect(readdirSync(join(project.folder, 'paper')).toSorted()).toEqual(files.toSorted());
});

it('shows a code once that another chosen one was merged into', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes } = await keptStudy(project);
  const themes = [codes.guide.id, codes.connector.id];
  const shown = { as: 'table' };
  const keep = (kind: 'grid' | 'portrait' | 'comparison', settings: object) =>
    api.keptTables.keep({ kind, name: kind, settings: { ...settings, shown } });
  const grid = await keep('grid', { of: 'sources', themes });
  const portrait = await keep('portrait', { of: 'sources', themes });
  const compared = await keep('comparison', { id: null, settings: { of: themes, denominator: 'all' } });

  await api.codes.merge({ fromIds: [codes.connector.id], intoId: codes.guide.id });

  const opened = async ({ id }: { readonly id: string }) => (await api.keptTables.open({ id })).table;
  expect((await opened(grid))?.columns.map(({ under }) => under?.name)).toEqual(['guide', 'guide']);
  expect((await opened(portrait))?.columns.map(({ name }) => name)).toEqual(['guide']);
  expect((await opened(compared))?.rows.map(({ name }) => name)).toEqual(['guide']);
});

it('relates documents and interviews each by itself where a kept item has no kind, and gives one heading to each', async () => {
  await using project = await testProject();
  const { keptTables, tallies } = project.api;
  await keptStudy(project);
  await project.api.imports.paste({ kind: 'document', title: 'A report', text: 'Says nothing of it.' });
  const settings = { by: 'source', denominator: 'all', of: 'codes' } as const;
  const kept = await keptTables.keep({
    kind: 'relations',
    name: 'Codes that meet',
    settings: { ...settings, shown: { as: 'table' } },
  });
  const alone = (kind: 'document' | 'interview') => tallies.relations({ ...settings, scope: { kind } });

  const found = await keptTables.count({ id: kept.id });
  const { table, base } = await keptTables.open({ id: kept.id });

  expect(found).toMatchObject({ relations: [await alone('document'), await alone('interview')] });
  const headings = table?.rows.filter(({ look }) => look === 'heading').map(({ name }) => name);
  const apart = 'Set apart: one code is part of the other';
  expect(headings).toEqual(['Documents', apart, 'Interviews', apart]);
  expect(base).toBe('1 document · 3 interviews');
  expect(new Set(table?.rows.map(({ key }) => key)).size).toBe(table?.rows.length);
});

it('moves an item also between two that stand at one position, as after a merge, and however often two change places', async () => {
  await using project = await testProject();
  await using other = await testProject();
  const names = async () => {
    const { keptTable } = (await project.api.project.records()).tables;
    return keptTable.toSorted(byPosition).map(({ name }) => name);
  };
  for (const [{ api }, titles] of [
    [project, ['A', 'B']],
    [other, ['C', 'D']],
  ] as const)
    for (const name of titles) {
      await api.keptTables.keep({ kind: 'tally', name, settings: byKind });
      await api.savedQueries.add({ name, text: "'window'" });
    }
  await bring(project, (await saved(other)).bytes);
  const { keptTable, savedQuery } = (await project.api.project.records()).tables;
  const [first, second, ...others] = keptTable.toSorted(byPosition);
  const [asked, askedNext, ...askedOthers] = savedQuery.toSorted(byPosition);
  // The last goes between the first two, which both stand first in their studies.
  const last = others.at(-1);

  await expectCommand(project, () =>
    project.api.keptTables.move({ id: last?.id ?? '', before: second?.id ?? null }),
  );
  await expectCommand(project, () =>
    project.api.savedQueries.move({ id: askedOthers.at(-1)?.id ?? '', beforeId: askedNext?.id ?? null }),
  );

  expect(await names()).toEqual([first, last, second, others[0]].map((row) => row?.name));
  expect((await project.api.savedQueries.list({})).map(({ id }) => id)).toEqual(
    [asked, askedOthers.at(-1), askedNext, askedOthers[0]].map((row) => row?.id),
  );
  for (let turn = 0; turn < 60; turn += 1) {
    const before = await names();
    const third = keptTable.find(({ name }) => name === before[2]);
    await project.api.keptTables.move({ id: third?.id ?? '', by: -1 });
    expect(await names()).toEqual([before[0], before[2], before[1], before[3]]);
  }
});
