// The layout of a codebook in html and Markdown, memos and completeness in tables, and the workbook for MAXQDA.
import Papa from 'papaparse';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { codebookOfTable } from '#formats/reading/codebook-table.ts';
import type { ReadTable } from '#formats/reading/result.ts';
import { writeCodebookHtml } from '#formats/writing/codebook-html.ts';
import { writeCodebookMaxqda } from '#formats/writing/codebook-maxqda.ts';
import { writeCodebookMarkdown } from '#formats/writing/codebook-md.ts';
import { writeCodebookCsv } from '#formats/writing/codebook-table.ts';
import { createWords } from '#words/words.ts';
import { codebook } from './codebook-study.ts';

const en = createWords('en');
const laidOut = codebook({
  interviewExcerpts: true,
  memos: true,
  layout: { topLevel: true, numbered: true, paths: false },
});
const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('a codebook with a layout', () => {
  it('has it in html: numbers, sections, memos, and links to sections only', () => {
    const file = decoded(writeCodebookHtml(laidOut, en));

    const anchors = Array.from(file.matchAll(/href="#([^"]+)"/g), ([, anchor]) => anchor ?? '');
    expect(anchors).toHaveLength(3);
    for (const anchor of anchors) expect(file).toContain(`<section id="${anchor}"`);
    expect(file.match(/<section /g)).toHaveLength(3);
    expect(file).toContain('1.1.1 weak &gt; strong; ties');
    expect(file).toContain(
      '<strong>Guide or teacher?</strong> <small class="quiet">Wen, 5 January 2026</small>',
    );
  });

  it('has it in Markdown', () => {
    const file = decoded(writeCodebookMarkdown(laidOut, en));

    expect(file.match(/^## .*$/gm)).toEqual([
      '## Codes at a glance',
      '## 1 connector · 连接者 · *theme*',
      '## 2 guide · 引导者 · *theme*',
      '## 3 report areas · 报告领域',
    ]);
    expect(file).toContain('*Guide or teacher?* · Wen, 5 January 2026\n\nA guide walks ahead.');
    expect(file).not.toContain('connector › informal ties');
  });
});

describe('a codebook as a table', () => {
  it('says how many of the six fields are filled, and has memos only when there are any', () => {
    const rowsOf = (memos: boolean) =>
      Papa.parse<Record<string, string>>(
        decoded(writeCodebookCsv(codebook({ interviewExcerpts: true, memos }), en)),
        { header: true, skipEmptyLines: true },
      ).data;

    expect(rowsOf(false).map((row) => [row['filled_fields'], row['memos']])).toEqual(
      ['6', '3', '2', '2', '1', '3'].map((filled) => [filled, undefined]),
    );
    expect(rowsOf(true)[3]?.['memos']).toBe(
      'Guide or teacher?\nWen, 5 January 2026\nA guide walks ahead.\nA teacher stands still.\n\nAda, 2 February 2026\nLater: not every standard guides.',
    );
  });
});

describe('a codebook for MAXQDA', () => {
  it('has a path and a memo for each code, and can be imported again with its tree', async () => {
    const bytes = await writeCodebookMaxqda(codebook({ interviewExcerpts: true }), createWords('zh-CN'));

    const [sheet] = await readExcelFile(Buffer.from(bytes));
    const rows = (sheet?.data ?? []).map((row) => row.map((cell) => String(cell ?? '')));
    expect(rows[0]).toEqual(['Code', 'Memo']);
    expect(rows.slice(1).map(([path]) => path)).toEqual([
      'connector',
      'connector > informal ties',
      'connector > informal ties > weak > strong; ties',
      'guide',
      'report areas',
      'report areas > standardisation',
    ]);
    expect(rows[2]?.[1]).toBe('简要定义\nAcquaintance that grows beside the official programme.');
    const [columns = [], ...cells] = rows;
    const table: ReadTable = {
      type: 'table',
      title: 'codes',
      columns,
      rows: cells,
      sheet: '代码本',
      sheets: ['代码本'],
      mediaType: '',
      encoding: null,
      notes: [],
      above: 0,
    };
    const { codes } = codebookOfTable(table, 'codes.xlsx');
    expect(codes.map(({ name }) => name)).toContain('standardisation');
  });
});
