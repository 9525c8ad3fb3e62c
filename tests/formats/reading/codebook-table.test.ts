// Codebooks in tables, as people and other programs make them. Tables that Concord writes are tested with the service.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import type { IncomingCodebook } from '#core/codebook-import/incoming.ts';
import { planCodebook } from '#core/codebook-import/plan.ts';
import { isQdc, readCodebookFile } from '#formats/reading/codebook-file.ts';
import { openReader } from '#formats/reading/reader-process.ts';
import { writeXlsx } from '#formats/writing/xlsx.ts';
import { testFolder } from '../../helpers/project.ts';
import { codeRecord } from '../../helpers/records.ts';

const folder = testFolder();
const reader = openReader();

afterAll(async () => {
  await reader.close();
  folder[Symbol.dispose]();
});

async function read(name: string, content: string | Uint8Array) {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return await readCodebookFile(path, name, reader);
}

/** The paths of the codes that have a row of their own. */
function pathsIn({ codes }: IncomingCodebook): string[] {
  const pathOf = (at: number | null): string[] => {
    const code = at === null ? undefined : codes[at];
    return code ? [...pathOf(code.parent), code.name] : [];
  };
  return codes.flatMap(({ implied }, at) => (implied ? [] : [pathOf(at).join(' > ')]));
}

describe('a table of codes', () => {
  it('may be names with descriptions, which stay where they are', async () => {
    const file = await read(
      'codes.csv',
      'Name,Description,Color\nguide,"Shows\nthe way.",red\n,,\nmarket,,\n',
    );

    expect(file).toMatchObject({ hasTree: false, notes: [] });
    expect(file.codes.map(({ row, name, parent, fields }) => [row, name, parent, fields])).toEqual([
      [2, 'guide', null, { fullDefinition: 'Shows\nthe way.', colour: 'red' }],
      [3, 'market', null, {}],
    ]);
  });

  it('that leaves cells empty changes nothing in those fields', async () => {
    const { codes } = await read(
      'half.csv',
      'Code,Definition,Second name,Aliases,Color\nguide,,,,\nmarket,"Buys.",,,red\n',
    );

    expect(codes.map(({ fields }) => fields)).toEqual([{}, { fullDefinition: 'Buys.', colour: 'red' }]);
  });

  it.each([
    ['csv', 'My codebook 2024\nCode,Definition,Color\nguide,Shows.,red\nmarket,Buys.,\n'],
    ['xlsx', 'My codebook 2024\nCode,Definition,Color\nguide,Shows.,red\nmarket,Buys.,\n'],
    ['csv', 'Codes\n,,\nof May,,\nCode,Definition,Color\nguide,Shows.,red\nmarket,Buys.,\n'],
  ])('may have a title above the names of its columns (%s, %#)', async (kind, lines) => {
    const rows = lines
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const content =
      kind === 'csv' ? lines : await writeXlsx([{ name: 'Codes', widths: [20], rows }], '2026-01-01');
    const { codes, notes } = await read(`titled.${kind}`, content);

    expect(notes).toEqual([]);
    expect(codes.map(({ name, fields }) => [name, fields])).toEqual([
      ['guide', { fullDefinition: 'Shows.', colour: 'red' }],
      ['market', { fullDefinition: 'Buys.' }],
    ]);
  });

  it.each([
    ['with >', 'Code;Memo\nguide > standards;Norms\nmarket;\n'],
    ['with a backslash', 'Code;Memo\nguide\\standards;Norms\nmarket;\n'],
    ['with > and no spaces, as MAXQDA has them', 'Code;Memo\nguide>standards;Norms\nmarket;\n'],
    ['in traditional characters', '代碼;定義\nguide > standards;Norms\nmarket;\n'],
    ['in Chinese headings', '代码；说明\nguide > standards；Norms\nmarket；\n'.replaceAll('；', ',')],
  ])('may be paths %s, whose headings need no row', async (_, text) => {
    const file = await read('paths.csv', text);

    expect(file.hasTree).toBe(true);
    expect(file.codes.map(({ row, name, parent, implied }) => [row, name, parent, implied])).toEqual([
      [0, 'guide', null, true],
      [2, 'standards', 0, false],
      [3, 'market', null, false],
    ]);
  });

  it('recognises every heading in traditional characters', async () => {
    const { codes } = await read(
      'heads.csv',
      '名稱,譯名,同義詞,主題,簡要定義,定義,使用規則,排除標準,狀態,顏色\n平台,platform,a; b,是,短,長,用,不用,穩定,#0077bb\n',
    );

    expect(codes[0]?.fields).toMatchObject({
      name2: 'platform',
      aliases: 'a\nb',
      isTheme: true,
      shortDefinition: '短',
      fullDefinition: '長',
      whenToUse: '用',
      whenNotToUse: '不用',
      colour: '#0077bb',
    });
  });

  it('recognises headings that people give the fields', async () => {
    const { codes, notes } = await read(
      'spoken.csv',
      '路径,代码名,简短定义,备注,定义,何时用,何时不使用,代码颜色\n平台 > 市场,市场,短,旁注,长,用,不用,#0077bb\n',
    );

    expect(codes.at(-1)).toMatchObject({ name: '市场', parent: 0 });
    expect(codes.at(-1)?.fields).toEqual({
      shortDefinition: '短',
      fullDefinition: '长',
      whenToUse: '用',
      whenNotToUse: '不用',
      colour: '#0077bb',
    });
    expect(notes).toEqual([
      { key: 'codebook_import:columns_left_out', parameters: { count: 1, columns: '备注' } },
    ]);
  });

  it('names the columns that have no meaning here, but not the counts that Concord writes', async () => {
    const foreign = await read('foreign.csv', 'Code path;Kurzdefinition;Farbe;Leer\nguide;neu;#ff0000;\n');
    const own = await read(
      'own.csv',
      'path,gathered_by,documents,memos,level,coders,mine\nguide,,3,Seen,1,Wei,x\n',
    );

    expect(foreign.notes).toEqual([
      { key: 'codebook_import:columns_left_out', parameters: { count: 2, columns: 'Kurzdefinition, Farbe' } },
    ]);
    expect(own.notes.map(({ parameters }) => parameters['columns'])).toEqual(['mine']);
  });

  it('recognises identifiers by their form, whatever their heading', async () => {
    const id = '11111111-1111-4111-8111-111111111111';
    const { codes, notes } = await read('ids.csv', `名称,代码编号,序号\nguide,${id},1\nmarket,,2\n`);

    expect(codes.map(({ guid }) => guid)).toEqual([id, null]);
    expect(notes.map(({ parameters }) => parameters['columns'])).toEqual(['序号']);
  });

  it('may name the parent of each code instead of a path, in any order', async () => {
    const text =
      '代码,父代码,定义\n标准,平台,规范\n平台,,中介\n检测,标准,\n外部,别处 > 市场,\n甲,乙,\n乙,甲,\n';
    const file = await read('above.csv', text);

    expect(file.hasTree).toBe(true);
    expect(pathsIn(file)).toEqual([
      '平台 > 标准',
      '平台',
      '平台 > 标准 > 检测',
      '别处 > 市场 > 外部',
      '乙 > 甲',
      '甲 > 乙',
    ]);
    expect(file.notes).toEqual([]);
  });

  it.each([
    ['Code,Name,Definition\n1,guide,Shows.\n2,market,Buys.\n', 'Code'],
    ['Code,Name,Definition\nA1,guide,Shows.\nA2,market,Buys.\n', 'Code'],
    ['Name,Code,Definition\nguide,1,Shows.\nmarket,1.1,Buys.\n', 'Code'],
    ['编码,名称,定义\n1,guide,Shows.\n2,market,Buys.\n', '编码'],
    ['代码,名称,定义\nG,guide,Shows.\nM,market,Buys.\n', '代码'],
  ])('gives no code the sign beside its name as a name (%#)', async (text, heading) => {
    const here = [
      codeRecord({ id: 'g', name: 'guide', fullDefinition: 'Leads.' }),
      codeRecord({ id: 'm', name: 'market', parentId: 'g' }),
    ];

    const file = await read('signs.csv', text);
    const { codes } = planCodebook(codebookOf(here), file);

    expect(codes.map(({ path, changes }) => [path, changes.map(({ field }) => field)])).toEqual([
      ['guide', ['fullDefinition']],
      ['guide > market', ['fullDefinition']],
    ]);
    expect(file.notes).toEqual([
      { key: 'codebook_import:columns_left_out', parameters: { count: 1, columns: heading } },
    ]);
  });

  it('may name the parent of each code by its sign', async () => {
    const file = await read('numbered.csv', 'Code,Name,Parent\n1,guide,\n2,standards,1\n3,tests,2\n');

    expect(pathsIn(file)).toEqual(['guide', 'guide > standards', 'guide > standards > tests']);
  });

  it('may have paths beside names under any heading, some of which were renamed', async () => {
    const file = await read(
      'renamed.csv',
      'Code,Name\nguide,guide\nguide > standards,norms\nmarket,buyers\nrisk,risk\n',
    );

    expect(file.codes.map(({ name, pathName }) => [name, pathName])).toEqual([
      ['guide', null],
      ['norms', 'standards'],
      ['buyers', 'market'],
      ['risk', null],
    ]);
  });

  it.each([
    [
      'once, above codes that have none',
      'Theme;Code;Description\nCare;Help;gives help\n;Support;\n;;\nWork;Pay;money\n;Hours;\n',
      ['Care > Help', 'Care > Support', 'Work > Pay', 'Work > Hours'],
    ],
    [
      'beside each code, but for those that have none',
      'Theme;Code\nCare;Help\nCare;Support\n;Trust\nWork;Hours\n',
      ['Care > Help', 'Care > Support', 'Trust', 'Work > Hours'],
    ],
    [
      'in a row of its own',
      'Theme;Code;Description\nCare;;all of it\n;Help;\nWork;;\n;Pay;\n',
      ['Care', 'Care > Help', 'Work', 'Work > Pay'],
    ],
    ['in Chinese', '主题;代码;定义\n平台;标准;规范\n;检测;\n', ['平台 > 标准', '平台 > 检测']],
    [
      'of codes that have signs',
      'Theme;Code;Name\nCare;1;Help\n;2;Support\n',
      ['Care > Help', 'Care > Support'],
    ],
  ])('may name the theme of its codes %s', async (_, text, paths) => {
    const file = await read('levels.csv', text);

    expect(file.hasTree).toBe(true);
    expect(pathsIn(file)).toEqual(paths);
    expect(file.codes.flatMap(({ notes }) => notes)).toEqual([]);
    expect(file.notes.map(({ parameters }) => parameters['columns'])).not.toContain('Theme');
  });

  it('ignores a theme named beside paths, and reads yes, no and ticks as such', async () => {
    const paths = await read('beside.csv', 'Theme,Code\nCare,Work > Help\n,Work > Pay\n');
    const ticked = await read('ticked.csv', 'Theme,Code\nyes,Care\n√,Work\n,Help\n');

    expect(pathsIn(paths)).toEqual(['Work > Help', 'Work > Pay']);
    expect(paths.notes.map(({ parameters }) => parameters['columns'])).toEqual(['Theme']);
    expect(pathsIn(ticked)).toEqual(['Care', 'Work', 'Help']);
    expect(ticked.codes[0]?.fields.isTheme).toBe(true);
  });

  it('keeps a name with > whole when paths are written with spaces, or when it is no MAXQDA workbook', async () => {
    const spaced = await read('spaced.csv', 'Code;Memo\nincome > a>b;x\n');
    const plain = await read('plain.csv', 'name,memo\na>b,x\n');

    expect([spaced, plain].map(({ codes }) => codes.map(({ name }) => name))).toEqual([
      ['income', 'a>b'],
      ['a>b'],
    ]);
  });

  it.each([
    ['names with identifiers', 'code_id,name\nx,guide\ny,market\n', false],
    ['paths that consist of one name each', 'Code,ID\nguide,x\nmarket,y\n', false],
    ['an export by Concord of codes without levels', 'path,gathered_by,code_id\nguide,,x\nmarket,,y\n', true],
  ])('says or does not say where codes stand: %s', async (_, text, expected) => {
    expect((await read('flat.csv', text)).hasTree).toBe(expected);
  });

  it('may be a workbook', async () => {
    const rows = [
      ['代码', '定义', '颜色'],
      ['向导 > 标准', '规范', '#0077BB'],
    ];
    const bytes = await writeXlsx([{ name: '代码本', widths: [20], rows }], '2026-01-01');

    const { codes } = await read('codes.xlsx', bytes);

    expect(codes.map(({ name, fields }) => [name, fields])).toEqual([
      ['向导', {}],
      ['标准', { fullDefinition: '规范', colour: '#0077BB' }],
    ]);
  });

  it('reads names that contain separators as Concord writes them', async () => {
    const { codes } = await read('names.csv', 'path,code_id\n"a \\> b > c; d",\n');

    expect(codes.map(({ name }) => name)).toEqual(['a > b', 'c; d']);
  });

  it('reports cells that cannot be read, and takes nothing from them', async () => {
    const { codes } = await read(
      'cells.csv',
      'name,codable,status,pin,prompted,origin,theme\nguide,perhaps,done,12,部分,演绎,是\n',
    );

    expect(codes[0]?.fields).toEqual({ prompted: 'partly', origin: 'deductive', isTheme: true });
    expect(codes[0]?.notes.map(({ parameters }) => parameters['value'])).toEqual(['done', 'perhaps', '12']);
  });

  it('takes the first of two rows with one path, unless identifiers distinguish them', async () => {
    const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
    const plain = await read('twice.csv', 'name,memo\nguide,one\nguide,two\n');
    const told = await read('told.csv', `path,code_id\nguide,${ids.join('\nguide,')}\n`);

    const outcomes = (file: typeof plain) =>
      planCodebook(codebookOf([]), file).codes.map(({ path, outcome, notes }) => [
        path,
        outcome,
        notes[0]?.key,
      ]);
    expect(outcomes(plain)).toEqual([
      ['guide', 'added', undefined],
      ['guide', 'conflict', 'codebook_import:path_repeated'],
    ]);
    expect(outcomes(told)).toEqual([
      ['guide', 'added', undefined],
      ['guide (2)', 'added', 'codebook_import:name_numbered'],
    ]);
  });

  it('gives by paths the codes that a theme counts from elsewhere, and reports those that do not exist', async () => {
    const file = await read(
      'themes.csv',
      'path,theme,gathers,gathered_by\nguide,true,areas > standards; lost,\nareas > standards,false,,guide\n',
    );

    const { codes } = file;
    expect(codes.map(({ gathers, gatheredBy }) => [gathers, gatheredBy])).toEqual([
      [null, null],
      [[2], []],
      [[], [1]],
    ]);
    expect(codes[1]?.formerly).toEqual({ gathers: ['lost'], gatheredBy: [] });
    expect(planCodebook(codebookOf([]), file).codes[1]?.notes).toEqual([
      { key: 'codebook_import:gathers_unknown', parameters: { path: 'lost' } },
    ]);
  });

  it('shortens names beyond the maximum length', async () => {
    const { codes } = await read('long.csv', `name,memo\n${'很'.repeat(300)},x\n`);

    expect(codes[0]?.name).toBe(`${'很'.repeat(199)}…`);
    expect(codes[0]?.notes[0]?.key).toBe('codebook_import:name_shortened');
  });

  it.each([
    [
      'without a column of names',
      'a.csv',
      'colour,weight\nred,1\n',
      { key: 'codebook_import:no_name_column', parameters: { columns: 'colour, weight' } },
    ],
    [
      'with an endless path',
      'a.csv',
      `path,memo\n${'a > '.repeat(300)}b,x\n`,
      { key: 'codebook_import:path_too_deep', parameters: { row: 2 } },
    ],
    ['that is a text', 'a.txt', 'guide', { key: 'codebook_import:not_a_codebook' }],
    ['that is empty', 'a.qdc', '', { key: 'reading:empty_file' }],
    ['under the name of a qdc', 'a.qdc', 'name\nguide\n', { key: 'codebook_import:broken_at' }],
  ])('is refused %s', async (_, name, content, expected) => {
    await expect(read(name, content)).rejects.toMatchObject(expected);
  });

  it('is not a qdc; a qdc is one under any name', async () => {
    const xml = '<CodeBook><Codes><Code name="guide" isCodable="true"/></Codes></CodeBook>';

    expect((await read('codes.xml', xml)).codes).toMatchObject([{ name: 'guide', guid: null }]);
    expect([isQdc(Buffer.from(xml)), isQdc(readFileSync(join(folder.path, 'codes.csv')))]).toEqual([
      true,
      false,
    ]);
  });
});
