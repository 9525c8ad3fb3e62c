// The coefficients as a table that is kept: made again with the present codings, and in step with coders and codes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import readExcelFile from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { commandLine } from '#core/commands/command-line.ts';
import { commandFor } from '#core/kept-tables/command-for.ts';
import { createWords } from '#words/words.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { readAnnex } from './annex-study.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { agreedStudy } from '../acceptance/agreed-study.ts';

async function keptAgreement(project: TestProject) {
  const study = await agreedStudy(project, {
    coders: ['Wei', 'Lena', 'Ana'],
    codes: ['guide', 'market'],
    texts: { D: 'One line.\nA second.\nA third.', E: 'Another text.\nAnd more.' },
    codings: [
      ['D', 'Wei', 'guide', [0, 8]],
      ['D', 'Lena', 'guide', [0, 5]],
      ['D', 'Lena', 'market', [10, 15]],
      ['E', 'Wei', 'market', [0, 7]],
      ['E', 'Ana', 'market', [0, 7]],
    ],
  });
  const { Wei = '', Lena = '' } = study.coders;
  const asked = {
    coderIds: [Wei, Lena],
    of: [study.codes['guide']!, study.codes['market']!],
    level: 'segments',
    threshold: 0.6,
    denominator: 'all',
    bootstrap: 50,
    seed: 7,
  } as const;
  const { id } = await project.api.keptTables.keep({
    kind: 'agreement',
    name: 'Agreement of the coders',
    settings: { ...asked, shown: { as: 'table' } },
  });
  const open = () => project.api.keptTables.open({ id });
  const stateOf = async (): Promise<string> => {
    const { state } = await open();
    if (state.what !== 'cannot') return state.what;
    return createWords('en').t(state.error.key, { ...state.error.parameters });
  };
  const heads = async () => (await open()).table?.columns.map(({ name }) => name) ?? [];
  return { ...study, id, asked, open, stateOf, heads };
}

it('has the coefficients of its count, with level, threshold, coders and seed, on paper and in a workbook', async () => {
  await using project = await testProject();
  const { api, folder } = project;
  const { id, asked, open } = await keptAgreement(project);

  const measured = await api.agreement.measure(asked);
  const { table, base } = await open();

  expect(await api.keptTables.count({ id })).toMatchObject({ kind: 'agreement', agreement: measured });
  expect(base).toBe('2 sources in scope');
  expect(table?.rows.map(({ name }) => name)).toEqual(['guide', 'market', 'All codes together']);
  const notes = table?.notes.join(' ') ?? '';
  for (const told of ['Wei', 'Lena', '60%', 'seed 7']) expect(notes).toContain(told);
  const [docx, xlsx] = [join(folder, 'table.docx'), join(folder, 'tables.xlsx')];
  for (const to of [docx, xlsx]) await api.keptTables.export({ to, ids: [id] });
  expect((await mammoth.extractRawText({ path: docx })).value).toContain('threshold of 60%');
  const [sheet] = await readExcelFile(readFileSync(xlsx));
  expect(sheet?.data.flat()).toContain('Table 1. Agreement of the coders');
});

it('has the columns of the screen, and more where they were shown', async () => {
  await using project = await testProject();
  const { api } = project;
  const { asked } = await keptAgreement(project);
  const keys = async (allColumns?: boolean) => {
    const { id } = await api.keptTables.keep({
      kind: 'agreement',
      name: 'Of paragraphs',
      settings: { ...asked, level: 'paragraph', threshold: undefined, shown: { as: 'table', allColumns } },
    });
    return (await api.keptTables.open({ id })).table?.columns.map(({ key }) => key) ?? [];
  };

  expect(await keys()).not.toContain('dice');
  expect(await keys(true)).toEqual(expect.arrayContaining([...(await keys()), 'neither', 'dice', 'fleiss']));
});

it('prints the command that measures the same again', async () => {
  await using project = await testProject();
  const { api } = project;
  const { id } = await keptAgreement(project);
  const { tables } = await api.project.records();
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.id, row]));
  const kept = tables.keptTable.find((row) => row.id === id)!;
  const rows = {
    attribute: byId(tables.attribute),
    class: byId(tables.class),
    coder: byId(tables.coder),
    respondent: byId(tables.respondent),
    sample: byId(tables.sample),
    savedQuery: byId(tables.savedQuery),
    comparison: byId(tables.comparison),
    code: byId(tables.code),
  };

  const line = commandLine(commandFor(kept, rows, 'table-1'), 'study.concord', 'posix');

  expect(line).toMatch(
    /^concord agree study\.concord --coders Wei,Lena --level segments --threshold 0\.6 --codes \S+ --denominator all --bootstrap 50 --seed 7$/,
  );
});

it('tells what has changed since it was exported, once a coder codes otherwise', async () => {
  await using project = await testProject();
  const { api, folder } = project;
  const { id, coders, codes, sources, stateOf } = await keptAgreement(project);
  await api.keptTables.export({ to: join(folder, 'table.docx'), ids: [id] });
  expect(await stateOf()).toBe('same');
  const { textHash } = (await api.project.records()).tables.source.find((row) => row.id === sources['E'])!;

  await api.codings.apply(
    { sourceId: sources['E']!, textHash, codeId: codes['market']!, span: { start: 0, end: 7 } },
    { as: coders['Lena']! },
  );

  expect(await stateOf()).toBe('changed');
});

it('follows a renamed coder, a merged code and a merged coder, and says when its coders have become one', async () => {
  await using project = await testProject();
  const { api } = project;
  const { id, coders, codes, heads, stateOf, open } = await keptAgreement(project);
  const { Wei = '', Lena = '', Ana = '' } = coders;

  await api.coders.rename({ id: Lena, name: 'Magdalena' });
  expect(await heads()).toContain('Magdalena');

  await expectCommand(project, () => api.coders.merge({ keepId: Ana, goneId: Lena }));
  expect(await heads()).toEqual(expect.arrayContaining(['Wei', 'Ana']));

  await api.codes.merge({ fromIds: [codes['guide']!], intoId: codes['market']! });
  expect((await open()).table?.rows.map(({ name }) => name)).toEqual(['market']);

  await api.coders.merge({ keepId: Wei, goneId: Ana });
  expect(await stateOf()).toBe('Agreement is between coders. Choose at least two different ones.');
  const { settings } = (await api.project.records()).tables.keptTable.find((row) => row.id === id)!;
  expect(JSON.parse(settings)).toMatchObject({ coderIds: [Wei] });
});

it('is not made during a second pass', async () => {
  await using project = await testProject();
  const { api } = project;
  const { id, coders } = await keptAgreement(project);
  const pass = await api.coders.add({ name: 'Wei again', kind: 'second-pass', personId: coders['Wei']! });

  await expect(api.keptTables.count({ id }, { as: pass.id })).rejects.toMatchObject({
    key: 'errors:kept_blind',
  });
});

it('stands in an evidence annex with its coefficients as they are printed, whose cells open nothing there', async () => {
  await using project = await testProject();
  const { open } = await keptAgreement(project);
  const { table } = await open();
  const to = join(project.folder, 'annex.html');

  expect(await project.api.annex.write({ to, pseudonyms: true })).toMatchObject({ tables: 1, problems: [] });

  const { html, data } = readAnnex(to);
  expect(data.cells).toEqual([]);
  const printed = table!.rows
    .flatMap(({ cells }) => cells.map(({ text }) => text))
    .filter((text) => text !== '');
  expect(printed.length).toBeGreaterThan(5);
  for (const text of printed) expect(html).toContain(`>${text}<`);
});

it('lists in an evidence annex where coders differ, with the definition of the code and what each of them coded', async () => {
  await using project = await testProject();
  const { api, folder } = project;
  const { codes } = await keptAgreement(project);
  await api.codes.update({ id: codes['market']!, whenToUse: 'Somebody buys or sells.' });
  const to = join(folder, 'annex.html');
  const listed = async (chosen: object): Promise<string> => {
    await api.annex.write({ to, ...chosen });
    const { html } = readAnnex(to);
    const own = /<details class="differing">.*?(?=<\/section>)/s.exec(html)?.[0] ?? '';
    return own.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  };

  const whole = await listed({});
  expect(whole).toContain('The 2 places where the coders differ');
  expect(whole).toContain('When to use: Somebody buys or sells.');
  expect(whole).toContain('D coded by Lena Wei no coding here Lena A sec E');
  expect(whole).toContain('E coded by Wei Wei Another Lena no coding here');
  expect(await listed({ passages: 3 })).toContain('Wei Ano […, 4 characters]');
  const wordless = await listed({ passages: 'none' });
  expect(wordless).toContain('Wei coded; the words are not in this file');
  expect(wordless).not.toContain('Another');
  const withheld = await listed({ withoutKinds: ['document'] });
  expect(withheld).toContain('The 2 places where the coders differ 2 of these places are not in this file.');
  expect(withheld).not.toContain('Another');
});

it('counts the study as it was when it was asked for, though somebody codes meanwhile', async () => {
  await using project = await testProject();
  const { api } = project;
  const { id: kept, sources, codes, asked } = await keptAgreement(project);
  const { id } = await api.keptTables.keep({
    kind: 'agreement',
    name: 'With intervals',
    settings: { ...asked, level: 'character', bootstrap: 20_000 },
  });
  const pooled = async (counted: ReturnType<typeof api.keptTables.count>) => {
    const found = await counted;
    return found.kind === 'agreement' ? found.agreement.pooled : null;
  };
  const before = await pooled(api.keptTables.count({ id }));
  const { textHash } = (await api.project.records()).tables.source.find((one) => one.id === sources['E'])!;

  const hasBegun = Promise.withResolvers<void>();
  const meanwhile = pooled(api.keptTables.count({ id }, { onProgress: () => hasBegun.resolve() }));
  await hasBegun.promise;
  await api.codings.apply({
    sourceId: sources['E']!,
    textHash,
    codeId: codes['guide']!,
    span: { start: 13, end: 20 },
  });

  expect(await meanwhile).toEqual(before);
  expect(await pooled(api.keptTables.count({ id }))).not.toEqual(before);
  expect(await api.keptTables.count({ id: kept })).toMatchObject({ kind: 'agreement' });
});
