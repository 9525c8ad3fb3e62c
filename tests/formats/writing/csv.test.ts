import Papa from 'papaparse';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Table } from '#core/exports/table.ts';
import { csvPieces, writeCsv } from '#formats/writing/csv.ts';

const columns: Table['columns'] = [
  { key: 'name', kind: 'text' },
  { key: 'count', kind: 'number' },
  { key: 'theme', kind: 'flag' },
];

function written(rows: readonly (readonly Cell[])[], options?: Parameters<typeof writeCsv>[1]): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv({ columns, rows }, options));
}

describe('a table as csv', () => {
  it('begins with a byte-order mark unless told otherwise', () => {
    expect(written([])).toBe('\uFEFFname,count,theme\r\n');
    expect(written([], { byteOrderMark: false })).toBe('name,count,theme\r\n');
  });

  it('writes numbers plainly, booleans as true and false, and nothing for null', () => {
    expect(
      written(
        [
          ['a', 0.25, true],
          ['b', null, false],
        ],
        { byteOrderMark: false },
      ),
    ).toBe('name,count,theme\r\na,0.25,true\r\nb,,false\r\n');
  });

  it.each(['a "quoted", cell', 'two\nlines', ' spaces ', '中文，标点', '=SUM(A1)', '😀', '; a > b'])(
    'gives %j back to a reader',
    (text) => {
      const { data, errors } = Papa.parse<string[]>(written([[text, 1, true]]), { skipEmptyLines: true });

      expect(errors).toEqual([]);
      expect(data[1]).toEqual([text, '1', 'true']);
    },
  );

  it.each(['=1+1', '+1', '-1', '@cmd', "'=1"])(
    'leaves %j as it is, whatever spreadsheets make of it',
    (text) => {
      expect(written([[text, 1, true]])).toContain(`\n${text},`);
    },
  );

  it.each(['=1+1', '+1', '-1', '@cmd', '\t=1', '\r=1', '=HYPERLINK("x")\nmore'])(
    'guards %j for Excel, and begins with the byte-order mark',
    (text) => {
      const guarded = written([[text, -1, true]], { byteOrderMark: false, forExcel: true });

      expect(Papa.parse<string[]>(guarded, { skipEmptyLines: true }).data[1]).toEqual([
        `'${text}`,
        '-1',
        'true',
      ]);
      expect(guarded).toMatch(/^\uFEFF/);
    },
  );

  it('leaves other texts alone for Excel', () => {
    expect(written([["it's a = b", 1, false]], { forExcel: true })).toContain("\nit's a = b,1,");
  });

  it.each([false, true])('is byte for byte what papaparse writes, for Excel: %s', (forExcel) => {
    const text = fc.string({ unit: fc.constantFrom(...',"\r\n\t =+-@;a中\uFEFF', '😀'), maxLength: 6 });
    const cell = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null));
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, (cells) => {
        const escapeFormulae = forExcel ? /^[=+\-@\t\r]/ : false;
        const theirs = Papa.unparse(cells, { newline: '\r\n', escapeFormulae });

        const [, , ...ours] = csvPieces({ columns, rows: cells }, { forExcel });

        expect(ours.join('')).toBe(`${theirs}\r\n`);
      }),
    );
  });

  it('is written in pieces that together are the whole', () => {
    const rows = Array.from({ length: 4_500 }, (_, index): Cell[] => [`row ${index}`, index, false]);

    const pieces = [...csvPieces({ columns, rows })];

    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('')).toBe(written(rows));
  });
});
