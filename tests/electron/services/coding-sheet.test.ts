// Codings made elsewhere through the API: previewed, imported in one act, listed row by row where they have no place; and
// tables that are none.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { originOf } from '#core/program-origin.ts';
import { writeTableXlsx } from '#formats/writing/table-xlsx.ts';
import { createWords } from '#words/words.ts';
import { actSentence } from '#words/act-sentence.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy, NOTE, type Study } from '../../helpers/study.ts';

let project: TestProject;
let study: Study;

beforeEach(async () => {
  project = await testProject();
  study = await smallStudy(project);
});

afterEach(async () => {
  await project[Symbol.asyncDispose]();
});

function put(content: string | Uint8Array, name = 'codings.csv') {
  const reference = join(project.folder, name);
  writeFileSync(reference, content);
  return { reference, name };
}

const byProgram = { coder: 'reader 1', machine: true } as const;

async function refusal(asked: Promise<unknown>): Promise<unknown> {
  return await asked.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof AppError ? [error.code, error.key] : error),
  );
}

/** The codings of a coder in an interview, as code and words. */
async function coded(sourceId: string, coderName = 'reader 1') {
  const { tables } = await project.api.project.records();
  const coder = tables.coder.find(({ name }) => name === coderName);
  const codings = await project.api.codings.of({ sourceId });
  return codings
    .filter(({ coderId }) => coderId === coder?.id)
    .map(({ codeId, start, end, rationale, confidence }) => [
      tables.code.find(({ id }) => id === codeId)?.name,
      start === null ? null : NOTE.slice(start, end ?? 0),
      rationale,
      confidence,
    ])
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

const good = [
  'source,code,start,end,quote,rationale,confidence',
  'N9,connector,,,Firms meet suppliers at its events,They meet.,0.82',
  `N9,market,74,86,,,".5"`,
  'N10,guide > standards,,,certificates help little,"Certificates, again.",',
  'N10,guide,,,,,1',
].join('\n');

describe('a table of codings made by a program', () => {
  test('becomes codings of a layer of its own in one act, with reason and confidence', async () => {
    const file = put(good);
    const { basis, added, isNewCoder } = await project.api.codingSheet.preview({ file, ...byProgram });
    expect([added, isNewCoder]).toEqual([4, true]);
    expect((await project.api.project.records()).tables.coder).toHaveLength(1);

    await expectCommand(project, () =>
      project.api.codingSheet.run({ file, ...byProgram, basis, note: 'reader 1.2\nCode what is said.' }),
    );

    expect(await coded(study.sources.first.id)).toEqual([
      ['connector', 'Firms meet suppliers at its events', 'They meet.', 0.82],
      ['market', [...NOTE].slice(74, 86).join(''), null, 0.5],
    ]);
    expect(await coded(study.sources.other.id)).toEqual([
      ['guide', null, null, 1],
      ['standards', 'certificates help little', 'Certificates, again.', null],
    ]);
    const { tables } = await project.api.project.records();
    const coder = tables.coder.find(({ name }) => name === 'reader 1')!;
    expect(coder.kind).toBe('machine');
    expect(originOf(coder).files).toMatchObject([
      {
        name: 'codings.csv',
        note: 'reader 1.2\nCode what is said.',
        sha256: expect.stringMatching(/^[\da-f]{64}$/),
      },
    ]);
  });

  test('is named in the history in both languages, and undone as one act', async () => {
    await project.api.codingSheet.run({ file: put(good), ...byProgram });
    const [act] = await project.api.history.list({ limit: 1 });

    expect(['en', 'zh-CN'].map((language) => actSentence(createWords(language as 'en'), act!))).toEqual([
      'Imported 4 codings of the program reader 1 from codings.csv, in no count until chosen',
      '从 codings.csv 导入程序 reader 1 的 4 处编码，选定前不计入统计',
    ]);
    await project.api.history.undo({});
    expect(await project.api.codings.of({ sourceId: study.sources.first.id })).toEqual([]);
    expect((await project.api.project.records()).tables.coder).toHaveLength(1);
  });

  test('imported again changes nothing, and counts lines that repeat others', async () => {
    await project.api.codingSheet.run({ file: put(good), ...byProgram, note: 'reader 1.2' });
    const before = await project.api.history.count({});
    const again = await project.api.codingSheet.run({ file: put(good), ...byProgram, note: 'reader 1.2' });
    const twice = await project.api.codingSheet.preview({
      file: put(`${good}\nN9.2,guide,,,,,\nN9.2,guide,,,,,`, 'more.csv'),
      ...byProgram,
    });

    expect([again.added, again.already, again.refused]).toEqual([0, 4, []]);
    expect(await project.api.history.count({})).toEqual(before);
    expect([twice.added, twice.already, twice.repeated]).toEqual([1, 4, 1]);
  });

  test('keeps another note on how they were made, and says so in the history', async () => {
    await project.api.codingSheet.run({ file: put(good), ...byProgram });
    await project.api.codingSheet.run({ file: put(good), ...byProgram, note: 'Temperature 0.' });

    const { tables } = await project.api.project.records();
    const coder = tables.coder.find(({ name }) => name === 'reader 1')!;
    expect(originOf(coder).files.map(({ note }) => note)).toEqual([null, 'Temperature 0.']);
    const [act] = await project.api.history.list({ limit: 1 });
    expect(actSentence(createWords('en'), act!)).toBe(
      'Said how the codings of the program reader 1 were made',
    );
  });

  test('says in the sentence of a count that nobody confirmed them, and what made them', async () => {
    await project.api.codingSheet.run({
      file: put(good),
      ...byProgram,
      note: 'reader 1.2\nCode what is said.',
    });
    const { tables } = await project.api.project.records();
    const { id } = tables.coder.find(({ name }) => name === 'reader 1')!;
    const counted = await project.api.tallies.count({ of: 'codes', by: 'kind', layer: { coderId: id } });

    expect(methodSentence(createWords('en'), counted.facts)).toContain(
      'Only the codings of reader 1 are counted, which a program made and no person has confirmed. How they were made: reader 1.2.',
    );
    expect(methodSentence(createWords('zh-CN'), counted.facts)).toContain(
      '未经人确认。产生方式：reader 1.2。',
    );
  });
});

describe('a row without a place', () => {
  const row = async (cells: string) => {
    const file = put(`source,code,start,end,quote,rationale,confidence\n${cells}\nN10,guide,,,,,`);
    const { refused, added } = await project.api.codingSheet.preview({ file, ...byProgram });
    // The other row is in, whatever is wrong with this one.
    expect(added).toBe(1);
    return refused.map(({ line, problem, count, value }) => [line, problem, count, value]);
  };

  test.each<[string, unknown[]]>([
    [',guide,,,,,', ['no_source', 0, '']],
    ['N77,guide,,,,,', ['unknown_source', 0, 'N77']],
    ['N9,,,,,,', ['no_code', 0, '']],
    ['N9,prices,,,,,', ['unknown_code', 0, 'prices']],
    ['N9,guide,1,,,,', ['half_place', 0, 'end']],
    ['N9,guide,a,4,,,', ['no_number', 0, 'a']],
    ['N9,guide,-4,4,,,', ['negative', 0, '']],
    ['N9,guide,9,4,,,', ['backwards', 0, '']],
    ['N9,guide,4,4,,,', ['empty_place', 0, '']],
    ['N9,guide,4,9999,,,', ['beyond_text', [...NOTE].length, '']],
    ['N9,guide,,,no such words,,', ['quote_missing', 0, '']],
    ['N9,guide,,,es,,', ['quote_repeated', NOTE.split('es').length - 1, '']],
    ['N9,guide,0,4,window,,', ['quote_elsewhere', 0, 'Sees']],
    ['N9,guide,,,window,,very', ['no_confidence', 0, 'very']],
    ['N9,guide,,,window,,1e999', ['no_confidence', 0, '1e999']],
  ])('%s is listed with its line and the reason', async (cells, [problem, count, value]) => {
    expect(await row(cells)).toEqual([[2, problem, count, value]]);
  });

  test('is listed where several sources or codes have the name, and taken by id and path', async () => {
    await project.api.imports.paste({ title: 'N9', text: 'Another one.', kind: 'document' });
    await project.api.codes.create({ name: 'standards', parentId: study.codes.market.id });
    const file = put(
      [
        'source,code',
        'N9,guide',
        `${study.sources.first.id},guide`,
        'N10,standards',
        'N10,market > standards',
      ].join('\n'),
    );

    const { refused, added } = await project.api.codingSheet.preview({ file, ...byProgram });

    expect(refused.map(({ line, problem, count }) => [line, problem, count])).toEqual([
      [2, 'several_sources', 2],
      [4, 'several_codes', 0],
    ]);
    expect(added).toBe(2);
  });

  test('is listed where the code is retired, a heading, or one of a branch that allows one', async () => {
    const { codes } = study;
    await project.api.codes.update({ id: codes.market.id, status: 'retired' });
    await project.api.codes.update({ id: codes.connector.id, codable: false });
    await project.api.codes.update({ id: codes.guide.id, onePerSource: true });
    const file = put('source,code\nN9,market\nN9,connector\nN9,guide\nN9,standards\n');

    const { refused } = await project.api.codingSheet.run({ file, ...byProgram });

    expect(refused.map(({ line, problem }) => [line, problem])).toEqual([
      [2, 'retired_code'],
      [3, 'heading_code'],
      [5, 'one_per_source'],
    ]);
    expect(await coded(study.sources.first.id)).toEqual([['guide', null, null, null]]);
  });

  test('keeps the number that a spreadsheet gives it, with empty lines above and between', async () => {
    const file = put('\n\nsource,code\n\nN9,guide\n\nN77,guide\n');
    const { refused, rows } = await project.api.codingSheet.preview({ file, ...byProgram });

    expect([refused.map(({ line }) => line), rows]).toEqual([[7], 2]);
  });
});

describe('a table', () => {
  test.each<[string, string | Uint8Array, number]>([
    ['with a byte-order mark', `\uFEFF${good}`, 4],
    ['with semicolons and a comma for the point', 'source;code;quote;confidence\nN9;guide;window;0,7', 1],
    ['with tabs, and headings in capitals', 'SOURCE\tCode\nN9\tguide', 1],
    ['in UTF-16', Buffer.from('\uFEFFsource,code,quote\nN9,guide,两家供应商后来成了客户', 'utf16le'), 1],
    [
      'in GB 18030',
      Buffer.from('736f757263652c636f64652c71756f74650a4e392c67756964652cc1bdbcd2b9a9d3a6c9cc', 'hex'),
      1,
    ],
    ['with line ends of Windows', good.replaceAll('\n', '\r\n'), 4],
  ])('%s is read', async (_, content, added) => {
    expect(await project.api.codingSheet.preview({ file: put(content), ...byProgram })).toMatchObject({
      added,
      refused: [],
    });
  });

  test('of a workbook is read', async () => {
    const rows = [
      ['N9', 'guide', 'window', 0.7],
      ['N10', 'connector', 'association', null],
    ];
    const columns = ['source', 'code', 'quote', 'confidence'].map((key) => ({ key, kind: 'text' }) as const);
    const bytes = await writeTableXlsx({ columns, rows }, 'codings', '2026-03-14T09:00:00.000Z');
    expect(
      await project.api.codingSheet.preview({ file: put(bytes, 'codings.xlsx'), ...byProgram }),
    ).toMatchObject({
      added: 2,
      refused: [],
    });
  });

  test.each<[string, string, unknown]>([
    ['that is empty', '', ['invalid', 'reading:empty_file']],
    ['with headings only', 'source,code\n', ['invalid', 'reading:table_without_rows']],
    ['without sources', 'document,code\nN9,guide', ['invalid', 'coding_sheet:no_column']],
    ['without codes', 'source,theme\nN9,guide', ['invalid', 'coding_sheet:no_column']],
    ['with one end only', 'source,code,start\nN9,guide,4', ['invalid', 'coding_sheet:half_columns']],
    ['with a column twice', 'source,code,code\nN9,guide,market', ['invalid', 'coding_sheet:column_twice']],
  ])('%s is refused whole', async (_, content, expected) => {
    const before = await project.api.history.count({});
    expect(await refusal(project.api.codingSheet.run({ file: put(content), ...byProgram }))).toEqual(
      expected,
    );
    expect(await project.api.history.count({})).toEqual(before);
  });

  test('is not imported for a coder of another kind', async () => {
    await project.api.codingSheet.run({ file: put(good), ...byProgram });
    await project.api.coders.add({ name: 'Both', kind: 'adjudication' });
    const run = (coder: string, machine: boolean) =>
      refusal(project.api.codingSheet.run({ file: put(good), coder, machine }));

    expect(await run('reader 1', false)).toEqual(['conflict', 'coding_sheet:coder_is_machine']);
    expect(await run('Wei', true)).toEqual(['conflict', 'coding_sheet:coder_is_no_machine']);
    expect(await run('Both', false)).toEqual(['conflict', 'coding_sheet:coder_is_layer']);
    expect(
      await refusal(project.api.codingSheet.run({ file: put(good), coder: 'Wei', note: 'By hand.' })),
    ).toEqual(['invalid', 'coding_sheet:note_of_person']);
  });

  test('is not imported if the project changed since the preview', async () => {
    const file = put(good);
    const { basis } = await project.api.codingSheet.preview({ file, ...byProgram });
    await project.api.codes.update({ id: study.codes.market.id, status: 'retired' });

    expect(await refusal(project.api.codingSheet.run({ file, ...byProgram, basis }))).toEqual([
      'conflict',
      'coding_sheet:changed_meanwhile',
    ]);
  });

  test('of a person with other means becomes codings of that person', async () => {
    await project.api.codingSheet.run({ file: put(good), coder: 'Lena' });

    const { tables } = await project.api.project.records();
    expect(tables.coder.find(({ name }) => name === 'Lena')).toMatchObject({ kind: 'person', program: null });
    expect(await coded(study.sources.other.id, 'Lena')).toHaveLength(2);
  });

  test('can be stopped, and then nothing is in', async () => {
    const stop = new AbortController();
    stop.abort();
    const run = project.api.codingSheet.run({ file: put(good), ...byProgram }, { signal: stop.signal });

    expect(await refusal(run)).toMatchObject(['cancelled', expect.anything()]);
    expect((await project.api.project.records()).tables.coder).toHaveLength(1);
  });
});

test('a program does nothing itself, is no main coder, and is not merged with anybody', async () => {
  await project.api.codingSheet.run({ file: put(good), ...byProgram });
  const { tables } = await project.api.project.records();
  const [wei, program] = ['Wei', 'reader 1'].map(
    (name) => tables.coder.find((coder) => coder.name === name)!.id,
  );
  const { api } = project;

  expect(await refusal(api.codes.create({ name: 'prices' }, { as: program! }))).toEqual([
    'invalid',
    'errors:machine_does_not_act',
  ]);
  expect(await refusal(api.project.update({ mainCoderId: program! }))).toEqual([
    'invalid',
    'errors:main_coder_is_person',
  ]);
  expect(await refusal(api.coders.merge({ keepId: wei!, goneId: program! }))).toEqual([
    'invalid',
    'errors:machine_stays_apart',
  ]);
});

test('a program that was imported by mistake is removed with its codings; what was accepted stays', async () => {
  const { api } = project;
  await api.codingSheet.run({ file: put(good), ...byProgram });
  const { tables } = await api.project.records();
  const { id } = tables.coder.find(({ kind }) => kind === 'machine')!;
  const { first } = study.sources;
  const proposed = (await api.codings.of({ sourceId: first.id })).find(({ coderId }) => coderId === id)!;
  const span = { start: proposed.start!, end: proposed.end! };
  const { codeId } = proposed;
  await api.suggestions.accept({
    sourceId: first.id,
    textHash: first.textHash,
    codeId,
    span,
    codingId: proposed.id,
  });

  await expectCommand(project, () => api.coders.remove({ id }));

  expect((await api.codings.of({ sourceId: first.id })).map(({ suggestedBy }) => suggestedBy)).toEqual([
    proposed.id,
  ]);
  const [act] = await api.history.list({ limit: 1 });
  expect(actSentence(createWords('en'), act!)).toBe('Removed the coder reader 1');
  expect((await api.project.check()).problems).toEqual([]);
});
