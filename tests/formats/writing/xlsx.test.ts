import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../electron/services/exchange/qde-structure.ts';
import { writeTableXlsx } from '#formats/writing/table-xlsx.ts';
import { cellText, writeXlsx, type Sheet } from '#formats/writing/xlsx.ts';

const date = '2026-03-01';

async function read(sheets: readonly Sheet[]) {
  return await readExcelFile(Buffer.from(await writeXlsx(sheets, date)));
}

describe('a workbook', () => {
  it('gives back texts, numbers and gaps', async () => {
    const [sheet] = await read([
      {
        name: 'Counts',
        widths: [20, 10, 10],
        frozenRows: 1,
        rows: [
          [{ value: 'Code', look: 'head' }, { value: 'n', look: 'head', align: 'right' }, null],
          ['连接者 & <b>', 12, { value: 0.5, format: 'share' }],
          [null, { value: 'none', background: '#0077bb', colour: '#ffffff' }, 3],
        ],
      },
    ]);

    expect(sheet?.data).toEqual([
      ['Code', 'n', null],
      ['连接者 & <b>', 12, 0.5],
      [null, 'none', 3],
    ]);
  });

  it.each(Object.getOwnPropertyNames(Object.prototype))(
    'gives back a text that is also the name of an object property: %s',
    async (text) => {
      const [sheet] = await read([{ name: 'Codes', widths: [20], rows: [[text], ['builder'], [text]] }]);

      expect(sheet?.data).toEqual([[text], ['builder'], [text]]);
    },
  );

  it('keeps its sheets apart and gives each a name that spreadsheets allow', async () => {
    const rows = [['x']];
    const long = 'A very long name of a comparison between two waves';

    const sheets = await read(
      ['a/b:c', 'A/B:C', long, long, ''].map((name) => ({ name, widths: [8], rows })),
    );

    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'a b c',
      'A B C 2',
      'A very long name of a compariso',
      'A very long name of a compari 2',
      '1',
    ]);
  });

  it('is printed as wide as a page, with its heads on every page, where a sheet asks for that', async () => {
    const rows = [['Caption'], ['Theme'], ['guide']];
    const sheets = [
      { name: 'As it comes', widths: [8], rows },
      { name: "Wei's < & one", widths: [8], rows, landscape: true, printedHeads: { from: 2, to: 2 } },
    ];
    const bytes = Buffer.from(await writeXlsx(sheets, date));
    const entries = await entriesOf(bytes);
    const textIn = (name: string) => entries.get(name)?.toString('utf8');
    const [plain, fitted] = [textIn('xl/worksheets/sheet1.xml'), textIn('xl/worksheets/sheet2.xml')];

    expect(fitted).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/);
    expect(fitted).toMatch(
      /<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/,
    );
    expect(plain).not.toContain('fitTo');
    expect(textIn('xl/workbook.xml')).toContain(
      `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="1">'Wei''s &lt; &amp; one'!$2:$2</definedName></definedNames>`,
    );
    expect((await readExcelFile(bytes)).map(({ data }) => data)).toEqual([rows, rows]);
  });

  it('leaves out what XML cannot hold, and nothing beside it', async () => {
    const [sheet] = await read([
      { name: 'x', widths: [8], rows: [['bell \u0007, \uFFFE, half \uD83D pair']] },
    ]);

    expect(sheet?.data[0]?.[0]).toBe('bell , , half  pair');
  });

  it.each(['_x0041_', '_x000D_ & <b>', '_x005F_x0041_', '_x0041_x0042_', '_x004', '__x0041__'])(
    'keeps %j, which workbooks use as an escape, as it is written',
    async (text) => {
      const sheets: Sheet[] = [{ name: 'x', widths: [8], rows: [[{ value: text, look: 'head' }], [text]] }];

      const [sheet] = await read(sheets);

      expect(sheet?.data.flat()).toEqual([text, text]);
    },
  );

  it('names the cells whose texts do not fit', async () => {
    const long = 'x'.repeat(32_768);
    const cut: string[] = [];

    const rows = [
      ['Code', 'Definition'],
      ['guide', long],
      [long, 'x'.repeat(32_767)],
    ];
    await writeXlsx([{ name: 'x', widths: [8], rows }], date, cut);

    expect(cut).toEqual(['guide · Definition', 'Code']);
  });

  it('is the same for the same sheets and date', async () => {
    const sheets: Sheet[] = [{ name: 'x', widths: [8], rows: [['a', 1]] }];

    expect(Buffer.compare(await writeXlsx(sheets, date), await writeXlsx(sheets, date))).toBe(0);
  });
});

describe('a text too long for a cell', () => {
  it('is cut at 32,767 characters with a sign that it continues', () => {
    const cut = cellText('x'.repeat(40_000));

    expect(cut).toHaveLength(32_767);
    expect(cut.endsWith('x…')).toBe(true);
  });

  it('is never cut inside a character', () => {
    expect(cellText(`x${'😀'.repeat(20_000)}`)).not.toMatch(/\p{Surrogate}/u);
    expect(cellText('😀'.repeat(20_000))).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('a table as a workbook', () => {
  it('has the headings and cells of its csv', async () => {
    const table = {
      columns: [
        { key: 'source_id', kind: 'text' as const },
        { key: 'start', kind: 'number' as const },
        { key: 'theme', kind: 'flag' as const },
      ],
      rows: [
        ['d1', 4, true],
        ['d2', null, false],
      ],
    };

    const [sheet] = await readExcelFile(Buffer.from(await writeTableXlsx(table, 'Passages', date)));

    expect(sheet).toEqual({
      sheet: 'Passages',
      data: [
        ['source_id', 'start', 'theme'],
        ['d1', 4, true],
        ['d2', null, false],
      ],
    });
  });
});
