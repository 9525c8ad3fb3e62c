// A sheet of ticks through the API: previewed, imported as codings in one act, compared, exported; and sheets that are
// not sheets of ticks.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { writeXlsx, type SheetCell } from '#formats/writing/xlsx.ts';
import { readCsv } from '../../core/exports/recount.ts';
import { zip, xlsxParts } from '../../formats/reading/fixtures.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';

function put({ folder }: TestProject, name: string, content: string | Uint8Array) {
  const reference = join(folder, name);
  writeFileSync(reference, content);
  return { reference, name };
}

/** Four news items, one of them in traditional characters in the sheet, and a codebook of one theme. */
async function news(project: TestProject) {
  const { api } = project;
  const guide = await api.codes.create({ name: 'guide', isTheme: true });
  const add = async (title: string) =>
    await api.imports.paste({ title, text: `${title}. A fair was held.`, kind: 'document' });
  for (const title of ['Fair opens', '展会开幕', 'Standards day', 'Matching firms']) await add(title);
  const { tables } = await api.project.records();
  const idOf = (title: string): string => tables.source.find((source) => source.title === title)?.id ?? '';
  return { guide, idOf };
}

const csv = [
  '标题,guide,marketplace,合计',
  'Fair opens,x,2,2',
  '展會開幕,✓,,1',
  'standards  day,否,?,0',
  'A lost report,1,1,2',
  '合计,3,2,5',
].join('\n');

async function refusal(asked: Promise<unknown>): Promise<unknown> {
  return await asked.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof AppError ? [error.code, error.key] : error),
  );
}

describe('a sheet of ticks', () => {
  it('is previewed before anything is done', async () => {
    await using project = await testProject();
    await news(project);

    const seen = await project.api.ticks.preview({ file: put(project, 'tally.csv', csv) });

    expect(seen).toMatchObject({ shape: 'rows', header: 0, sums: 1, nameless: [], sheets: [] });
    expect(seen.columns.map(({ name, use }) => [name, use])).toEqual([
      ['标题', 'title'],
      ['guide', 'theme'],
      ['marketplace', 'theme'],
      ['合计', 'total'],
    ]);
    expect(seen.rows.map(({ row, outcome, by }) => [row, outcome, by])).toEqual([
      [2, 'matched', 'title'],
      [3, 'matched', 'folded'],
      [4, 'matched', 'folded'],
      [5, 'unmatched', null],
    ]);
    expect(seen.counts).toMatchObject({
      ticks: 5,
      codings: 3,
      newCodes: 1,
      withoutSource: 2,
      unclear: 1,
      open: 1,
    });
    // Totals are no examples of the contents of a column.
    expect(seen.columns.map(({ sample }) => sample)).toEqual([
      ['Fair opens', '展會開幕', 'standards  day'],
      ['x', '✓', '否'],
      ['2', '?', '1'],
      ['2', '1', '0'],
    ]);
    expect((await project.api.project.records()).tables.code).toHaveLength(1);
  });

  it('becomes codings of whole sources in one act, and adds nothing the second time', async () => {
    await using project = await testProject();
    const { idOf } = await news(project);
    const file = put(project, 'tally.csv', csv);
    const { basis } = await project.api.ticks.preview({ file });

    await expectCommand(project, () => project.api.ticks.run({ file, basis }));
    const again = await project.api.ticks.run({ file });

    const { tables } = await project.api.project.records();
    const market = tables.code.find(({ name }) => name === 'marketplace');
    expect(market).toMatchObject({ parentId: null, isTheme: true });
    const made = await Promise.all(
      ['Fair opens', '展会开幕', 'Standards day', 'Matching firms'].map((title) =>
        project.api.codings.of({ sourceId: idOf(title) }),
      ),
    );
    const nameOf = new Map(tables.code.map(({ id, name }) => [id, name]));
    expect(
      made.map((codings) => codings.map(({ codeId, start }) => `${nameOf.get(codeId)} ${start}`).toSorted()),
    ).toEqual([['guide null', 'marketplace null'], ['guide null'], [], []]);
    expect(again.counts).toMatchObject({ codings: 0, present: 3, newCodes: 0 });
  });

  it('lets the analyst choose sources and codes, and says when they do not exist', async () => {
    await using project = await testProject();
    const { guide, idOf } = await news(project);
    const file = put(project, 'tally.csv', csv);

    const { counts } = await project.api.ticks.run({
      file,
      themes: [{ place: 2, as: guide.id }],
      rows: [{ row: 5, sourceId: idOf('Matching firms') }],
      asThemes: false,
    });

    expect(counts).toMatchObject({ codings: 3, newCodes: 0, withoutSource: 0, open: 0 });
    expect(await refusal(project.api.ticks.preview({ file, rows: [{ row: 5, sourceId: 'none' }] }))).toEqual([
      'not_found',
      expect.any(String),
    ]);
    expect(await refusal(project.api.ticks.preview({ file, themes: [{ place: 2, as: 'none' }] }))).toEqual([
      'not_found',
      expect.any(String),
    ]);
  });

  it('refuses to do what the preview did not show', async () => {
    await using project = await testProject();
    const { guide, idOf } = await news(project);
    const file = put(project, 'tally.csv', csv);
    const { basis } = await project.api.ticks.preview({ file });
    await project.api.codings.applyToSources({ sourceIds: [idOf('Fair opens')], codeId: guide.id });

    expect(await refusal(project.api.ticks.run({ file, basis }))).toEqual([
      'conflict',
      'ticks:changed_meanwhile',
    ]);
  });

  it('is compared without being imported, and again afterwards', async () => {
    await using project = await testProject();
    const { guide, idOf } = await news(project);
    const file = put(project, 'tally.csv', csv);
    const { tables } = await project.api.project.records();
    const day = tables.source.find(({ id }) => id === idOf('Standards day'));
    await project.api.codings.apply({
      sourceId: day?.id ?? '',
      textHash: day?.textHash ?? '',
      codeId: guide.id,
      span: { start: 0, end: 9 },
    });

    const before = await project.api.ticks.reconcile({ file });
    await project.api.ticks.run({ file });
    const after = await project.api.ticks.reconcile({ file });

    const told = (found: typeof before) =>
      found.themes.map(({ name, codeId, ticks, stated, sides, differences }) => [
        name,
        codeId !== null,
        ticks,
        stated,
        sides.map(({ ticked, coded, withPassage }) => [ticked, coded, withPassage]),
        differences.map(({ title, what }) => `${title}: ${what}`),
      ]);
    expect(told(before)).toEqual([
      [
        'guide',
        true,
        3,
        3,
        [[2, 1, 1]],
        ['Fair opens: not_coded', 'Standards day: not_ticked', '展会开幕: not_coded'],
      ],
      ['marketplace', false, 2, 2, [[1, 0, 0]], []],
    ]);
    expect(told(after)).toEqual([
      [
        'guide',
        true,
        3,
        3,
        [[2, 3, 1]],
        ['Fair opens: no_passage', 'Standards day: not_ticked', '展会开幕: no_passage'],
      ],
      ['marketplace', true, 2, 2, [[1, 1, 0]], ['Fair opens: no_passage']],
    ]);
    expect(after).toMatchObject({
      within: 'sheet',
      rows: 4,
      matched: 3,
      base: [{ kind: 'document', sources: 3 }],
    });
    expect(after.facts.scope.picked).toBe(3);
  });

  it('counts everything in scope when the sheet is a list', async () => {
    await using project = await testProject();
    await news(project);
    const file = put(project, 'list.csv', 'source,theme\nFair opens,guide\n');

    const { within, base } = await project.api.ticks.reconcile({ file });

    expect({ within, base }).toEqual({ within: 'project', base: [{ kind: 'document', sources: 4 }] });
  });

  it('is exported as a workbook with an explanation, or as one csv table', async () => {
    await using project = await testProject();
    await news(project);
    const file = put(project, 'tally.csv', csv);
    const to = (name: string): string => join(project.folder, name);

    await project.api.ticks.export({ file, to: to('a.xlsx'), format: 'xlsx' });
    await project.api.ticks.export({ file, to: to('a.csv'), format: 'csv' });
    await project.api.ticks.export({ file, to: to('b.csv'), format: 'csv', table: 'themes' });

    const sheets = await readExcelFile(readFileSync(to('a.xlsx')));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Themes', 'Differences', 'Left out', 'About']);
    expect(sheets[1]?.data).toHaveLength(3);
    expect(sheets[2]?.data.slice(1)).toEqual([
      ['row', 5, 'A lost report', null, null, 'unmatched', 2],
      ['cell', 4, null, 'marketplace', '?', 'unclear', null],
    ]);
    expect(JSON.stringify(sheets[3]?.data)).toContain('The scope is limited to 3 chosen sources.');
    expect(
      readCsv(readFileSync(to('a.csv'), 'utf8')).map(({ source, difference }) => [source, difference]),
    ).toEqual([
      ['Fair opens', 'not_coded'],
      ['展会开幕', 'not_coded'],
    ]);
    expect(readCsv(readFileSync(to('b.csv'), 'utf8')).map(({ theme, ticks }) => [theme, ticks])).toEqual([
      ['guide', '3'],
      ['marketplace', '2'],
    ]);
  });
});

describe('a workbook', () => {
  const book = async (rows: readonly (readonly SheetCell[])[]): Promise<Uint8Array> =>
    await writeXlsx([{ name: 'Tally', widths: [20], rows }], '2026-03-14');

  it('may have a heading over joined cells; a joined tick is one tick, and the report says so', async () => {
    await using project = await testProject();
    await news(project);
    const rows = [
      [{ value: 'Hand tally of 2019', columns: 3 }, null, null],
      ['Title', 'guide', 'market'],
      ['Fair opens', { value: 'x', rows: 2 }, 1],
      ['展会开幕', null, 0],
    ];

    const seen = await project.api.ticks.preview({ file: put(project, 'tally.xlsx', await book(rows)) });

    expect(seen.header).toBe(1);
    expect(seen.notes).toEqual([
      { key: 'reading:cells_joined', parameters: { count: 2, cells: 'A1:C1, B3:B4' } },
    ]);
    expect(seen.rows.map(({ ticks }) => ticks)).toEqual([2, 0]);
  });

  it('names a source by its title without characters that no workbook holds', async () => {
    await using project = await testProject();
    await news(project);
    // Text in Windows-1252 that was read in another encoding.
    const title = 'The \u0093fair\u0094 of March';
    await project.api.imports.paste({ title, text: 'It was held.', kind: 'document' });
    const bytes = await book([
      ['Title', 'guide', 'market'],
      [title, 'x', ''],
    ]);

    const seen = await project.api.ticks.preview({ file: put(project, 'tally.xlsx', bytes) });

    expect(seen.rows.map(({ outcome, by }) => [outcome, by])).toEqual([['matched', 'folded']]);
  });

  it('is read by the results of its formulas, and says when there are none', async () => {
    await using project = await testProject();
    await news(project);
    const text = (cell: string, value: string) => `<c r="${cell}" t="str"><v>${value}</v></c>`;
    const bytes = zip(
      xlsxParts(
        [
          `<row r="1">${text('A1', 'Title')}${text('B1', 'guide')}${text('C1', 'market')}</row>`,
          `<row r="2">${text('A2', 'Fair opens')}<c r="B2"><f>1+0</f><v>1</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
          `<row r="3">${text('A3', 'Standards day')}<c r="B3"><v>0</v></c><c r="C3"><v>1</v></c></row>`,
          `<row r="4">${text('A4', 'Total')}<c r="B4"><f>SUM(B2:B3)</f><v>1</v></c><c r="C4"><f>SUM(C2:C3)</f></c></row>`,
        ].join(''),
      ),
    );

    const seen = await project.api.ticks.preview({ file: put(project, 'tally.xlsx', bytes) });

    expect(seen.themes.map(({ name, ticks, stated }) => [name, ticks, stated])).toEqual([
      ['guide', 1, 1],
      ['market', 1, null],
    ]);
    expect(seen.notes).toEqual([
      { key: 'reading:formulas_open', parameters: { count: 1 } },
      { key: 'reading:formulas_failed', parameters: { count: 1 } },
    ]);
  });
});

describe('a file that is no sheet of ticks', () => {
  const wide = `Title,${Array.from({ length: 17_000 }, (_, at) => `t${at}`).join(',')}\nA,${'x,'.repeat(16_999)}x`;

  it.each([
    ['empty.csv', '', ['invalid', 'reading:empty_file']],
    ['header.csv', 'Title,guide\n', ['invalid', 'reading:table_without_rows']],
    ['headless.csv', 'Fair opens,x,0\n展会开幕,,x\n', ['invalid', 'ticks:no_header']],
    ['words.csv', 'Title,Text\nFair opens,A fair was held in the hall\n', ['invalid', 'ticks:no_themes']],
    ['wide.csv', wide, ['unsupported', 'reading:tally_too_wide']],
    ['notes.txt', 'Fair opens', ['unsupported', 'ticks:not_a_table']],
    ['not.xlsx', 'Title,guide\nFair opens,x', ['invalid', expect.any(String)]],
  ])('%s is refused in a sentence', async (name, content, error) => {
    await using project = await testProject();
    await news(project);
    const file = put(project, name, content);

    expect(await refusal(project.api.ticks.preview({ file }))).toEqual(error);
    expect(await refusal(project.api.ticks.run({ file }))).toEqual(error);
  });

  it('is shown anyway to somebody who can choose another sheet or say what its columns are', async () => {
    await using project = await testProject();
    await news(project);
    const sheet = (name: string, told: string) => ({
      name,
      widths: [20],
      rows: [
        ['Title', 'Remark'],
        ['Fair opens', told],
        ['展会开幕', 'of the hall'],
      ],
    });
    const book = await writeXlsx([sheet('Cover', 'short'), sheet('2019', 'seen twice')], '2026-03-14');
    const file = put(project, 'remarks.xlsx', book);
    const remarks = [{ place: 1, use: 'theme' as const }];

    const seen = await project.api.ticks.preview({ file, anyway: true });
    const other = await project.api.ticks.preview({ file, sheet: '2019', anyway: true });
    const said = await project.api.ticks.preview({ file, sheet: '2019', uses: remarks, anyway: true });

    expect([seen, other, said].map(({ sheet: shown, missing }) => [shown, missing])).toEqual([
      ['Cover', 'themes'],
      ['2019', 'themes'],
      ['2019', null],
    ]);
    expect(seen.sheets).toEqual(['Cover', '2019']);
    expect(seen.columns.map(({ name, sample }) => [name, sample[0]])).toEqual([
      ['Title', 'Fair opens'],
      ['Remark', 'short'],
    ]);
    expect(said.counts).toMatchObject({ unclear: 2, codings: 0 });
    expect(await refusal(project.api.ticks.run({ file }))).toEqual(['invalid', 'ticks:no_themes_anywhere']);
  });

  it('is not imported into a read-only project, but can be compared with it', async () => {
    await using project = await testProject();
    await news(project);
    const file = put(project, 'tally.csv', csv);

    const other = await project.api.ticks.reconcile({
      file,
      request: { layer: 'union', denominator: 'reviewed' },
    });

    expect(other.facts.denominator).toEqual({ asked: 'reviewed', used: 'all' });
    expect(
      await refusal(project.api.ticks.run({ file: { reference: `${file.reference}x`, name: 'gone.csv' } })),
    ).toEqual(['not_found', expect.any(String)]);
  });

  it('does not restore with a second sheet what was removed here, and says so in the preview', async () => {
    await using project = await testProject();
    const { api } = project;
    const { guide, idOf } = await news(project);
    const first = { file: put(project, 'first.csv', 'title,guide\nFair opens,x\nStandards day,x\n') };
    await api.ticks.run(first);
    const coding = (await api.codings.of({ sourceId: idOf('Fair opens') })).find(
      ({ codeId }) => codeId === guide.id,
    );
    await api.codings.remove({ ids: [coding?.id ?? ''] });
    const second = put(
      project,
      'second.csv',
      'title,guide\nFair opens,x\nStandards day,x\nMatching firms,x\n',
    );

    const seen = await api.ticks.preview({ file: second });
    const ran = await api.ticks.run({ file: second });

    for (const plan of [seen, ran]) {
      expect(plan.removed).toEqual([{ sourceId: idOf('Fair opens'), place: 1 }]);
      expect(plan.counts).toMatchObject({ codings: 1, present: 1 });
    }
    expect(await api.codings.of({ sourceId: idOf('Fair opens') })).toEqual([]);
    const to = join(project.folder, 'compared.xlsx');
    await api.ticks.export({ file: second, to, format: 'xlsx' });
    const left = (await readExcelFile(readFileSync(to))).find(({ sheet }) => sheet === 'Left out');
    expect(left?.data.slice(1)).toEqual([['tick', 2, 'Fair opens', 'guide', null, 'removed', 1]]);
  });

  it('reports a tick whose coding got another code here as recoded, not as removed', async () => {
    await using project = await testProject();
    const { api } = project;
    const { idOf } = await news(project);
    const file = put(project, 'first.csv', 'title,guide\nFair opens,x\nStandards day,x\n');
    await api.ticks.run({ file });
    const [coding] = await api.codings.of({ sourceId: idOf('Fair opens') });
    const other = await api.codes.create({ name: 'other' });
    await api.codings.recode({ ids: [coding?.id ?? ''], codeId: other.id });

    const { removed, recoded, counts } = await api.ticks.preview({ file });

    expect({ removed, recoded }).toEqual({
      removed: [],
      recoded: [{ sourceId: idOf('Fair opens'), place: 1 }],
    });
    expect(counts).toMatchObject({ codings: 0, present: 1 });
    const to = join(project.folder, 'compared.xlsx');
    await api.ticks.export({ file, to, format: 'xlsx' });
    const left = (await readExcelFile(readFileSync(to))).find(({ sheet }) => sheet === 'Left out');
    expect(left?.data.slice(1)).toEqual([['tick', 2, 'Fair opens', 'guide', null, 'recoded', 1]]);
  });

  it('reports a tick whose coding was moved to another source as gone from there, not as recoded', async () => {
    await using project = await testProject();
    const { api } = project;
    const { idOf } = await news(project);
    const file = put(project, 'first.csv', 'title,guide\nFair opens,x\n');
    await api.ticks.run({ file });
    await api.duplicates.moveCodings({ fromIds: [idOf('Fair opens')], toId: idOf('展会开幕') });

    const { removed, recoded } = await api.ticks.preview({ file });

    expect(await api.codings.of({ sourceId: idOf('展会开幕') })).toHaveLength(1);
    expect({ removed, recoded }).toEqual({
      removed: [{ sourceId: idOf('Fair opens'), place: 1 }],
      recoded: [],
    });
  });

  it('recognises removed codings even if the code and the coder were merged', async () => {
    await using project = await testProject();
    const { api } = project;
    const { guide, idOf } = await news(project);
    const me = (await api.project.records()).tables.coder[0]?.id ?? '';
    const { id: other } = await api.coders.add({ name: 'Lin' });
    const first = { file: put(project, 'first.csv', 'title,guide\nFair opens,x\n') };
    await api.ticks.run(first, { as: other });
    const fair = await api.codes.create({ name: 'fair', isTheme: true });
    await api.codes.merge({ fromIds: [guide.id], intoId: fair.id });
    await api.coders.merge({ keepId: me, goneId: other });
    const [coding] = await api.codings.of({ sourceId: idOf('Fair opens') });
    await api.codings.remove({ ids: [coding?.id ?? ''] });

    const { counts, removed } = await api.ticks.run({
      file: put(project, 'second.csv', 'title,fair\nFair opens,x\n'),
    });

    expect([counts.codings, removed]).toEqual([0, [{ sourceId: idOf('Fair opens'), place: 1 }]]);
  });

  it('restores codings that were undone with their sheet, and codings made again', async () => {
    await using project = await testProject();
    const { api } = project;
    const { idOf } = await news(project);
    const file = put(project, 'first.csv', 'title,guide\nFair opens,x\n');
    await api.ticks.run({ file });
    await api.history.undo();

    const { counts, removed } = await api.ticks.run({ file });

    expect([counts.codings, removed]).toEqual([1, []]);
    expect(await api.codings.of({ sourceId: idOf('Fair opens') })).toHaveLength(1);
  });
});
