import { describe, expect, test } from 'vitest';
import { createWords } from '#words/words.ts';
import type { ImportReport, ReportLine } from '#electron/services/imports/report.ts';
import { hasRemarks, lineCounts, listedLines } from '#renderer/features/imports/report-lines.ts';
import { outcomeSentence, remarksOf } from '#renderer/common/imports/report-words.ts';
import { runTitle } from '#renderer/common/imports/run-words.ts';

function line(name: string, fields: Partial<ReportLine> = {}): ReportLine {
  return {
    name,
    outcome: 'imported',
    sourceIds: [name],
    identical: 0,
    identicalTo: null,
    encoding: null,
    notes: [],
    error: null,
    alike: [],
    ...fields,
  };
}

const report: ImportReport = {
  runId: 'run',
  cancelled: false,
  imported: 3,
  identical: 1,
  failed: 1,
  skipped: 0,
  lines: [
    line('a.txt', {
      encoding: 'gb18030',
      notes: [{ key: 'reading:comments_left_out', parameters: { count: 2 } }],
    }),
    line('b.txt', { alike: [{ sourceId: 'b.txt', otherId: 'a.txt', similarity: 0.999 }] }),
    line('news.csv', { sourceIds: ['n1', 'n2'], identical: 3 }),
    line('copy.txt', { outcome: 'identical', sourceIds: [], identical: 1, identicalTo: 'a.txt' }),
    line('bad.docx', {
      outcome: 'failed',
      sourceIds: [],
      error: {
        code: 'invalid',
        key: 'reading:broken',
        parameters: { name: 'bad.docx', ending: 'docx' },
      },
    }),
  ],
};

const words = createWords('en');
const titleOf = (id: string): string | undefined => (id === 'a.txt' ? 'The fair' : undefined);
const toldOf = (of: ReportLine): string => remarksOf(words, of, titleOf).join(' ');

describe('the lines of a report', () => {
  test('are counted by what each filter shows', () => {
    expect(lineCounts(report)).toEqual({
      all: 5,
      imported: 3,
      identical: 1,
      alike: 1,
      failed: 1,
      skipped: 0,
      noted: 1,
    });
  });

  test('are found by their names and by the words about them', () => {
    const names = (wanted: string): string[] =>
      listedLines(report, 'all', wanted, toldOf).map((each) => each.line.name);

    expect(names('NEWS')).toEqual(['news.csv']);
    expect(names('the fair')).toEqual(['b.txt', 'copy.txt']);
    expect(names('damaged')).toEqual(['bad.docx']);
    expect(listedLines(report, 'failed', 'txt', toldOf)).toEqual([]);
  });
});

test('failed files come first, so that nobody has to look for them among hundreds', () => {
  const names = listedLines(report, 'all', '', toldOf).map((each) => each.line.name);

  expect(names).toEqual(['bad.docx', 'a.txt', 'b.txt', 'news.csv', 'copy.txt']);
});

test('a file that gave no source is still counted', () => {
  const lines = [line('a.txt'), line('b.txt'), line('empty.csv', { sourceIds: [] })];

  expect(outcomeSentence(words, { ...report, lines, identical: 0, failed: 0 })).toBe(
    '3 files · 2 sources imported · 1 file contained no source',
  );
});

test('an import of many files is not named after its first file alone; an import of a folder is named after the folder', () => {
  const counts = { imported: 21, identical: 1, failed: 1 };

  expect(runTitle({ name: 'a.txt', ...counts }, words)).toBe('a.txt and 22 more files');
  expect(runTitle({ name: 'a.txt', ...counts }, createWords('zh-CN'))).toBe('a.txt 和另外 22 个文件');
  expect(runTitle({ name: 'News 2019', ...counts }, words)).toBe('News 2019');
  expect(runTitle({ name: 'a.txt', imported: 1, identical: 0, failed: 0 }, words)).toBe('a.txt');
});

describe('the description of a file', () => {
  test.each([
    ['a.txt', ['2 comments were left out.']],
    ['b.txt', ['99% like “The fair”.']],
    ['news.csv', ['3 of its rows were already in the project, word for word.']],
    ['copy.txt', ['The project already has this text, word for word, as “The fair”.']],
    [
      'bad.docx',
      [
        '“bad.docx” is damaged or not a real docx file. Open it in the program that made it and save it again.',
      ],
    ],
  ])('%s', (name, sentences) => {
    const found = report.lines.find((each) => each.name === name);

    expect(found && remarksOf(words, found, titleOf)).toEqual(sentences);
  });
});

test.each([
  ['a note', 0],
  ['a near-duplicate', 1],
  ['rows that were here already', 2],
  ['a failure', 4],
])('%s is worth a look at the report', (_, place) => {
  expect(hasRemarks({ ...report, lines: report.lines.slice(place, place + 1) })).toBe(true);
});

test('an import that went well needs no look at its report; a cancelled one does', () => {
  const lines = [line('a.txt'), line('b.txt')];

  expect(hasRemarks({ ...report, lines })).toBe(false);
  expect(hasRemarks({ ...report, lines, cancelled: true })).toBe(true);
});

test('an import is described in one line, in both languages', () => {
  expect(outcomeSentence(words, report)).toBe(
    '5 files · 4 sources imported · 1 file was already in the project · 1 file failed',
  );
  expect(outcomeSentence(createWords('zh-CN'), { ...report, cancelled: true })).toBe(
    '已停止 · 5 个文件 · 已导入 4 份材料 · 1 个文件项目中已有 · 1 个文件失败',
  );
});

describe('the report of a table', () => {
  const table: ReportLine = line('news.csv', {
    sourceIds: ['n1', 'n2'],
    notes: [
      ...Array.from({ length: 5 }, (_, at) => ({
        key: 'reading:row_date_unreadable',
        parameters: { row: at + 2, value: 'soon' },
      })),
      { key: 'reading:row_without_text', parameters: { row: 7 } },
    ],
    alike: Array.from({ length: 215 }, (_, at) => ({
      sourceId: `n${at}`,
      otherId: 'a.txt',
      similarity: 0.75,
    })),
  });

  test('begins with the row that was left out, however many rows are alike', () => {
    expect(remarksOf(words, table, titleOf, 3)[0]).toBe('Row 7 has no text and was left out.');
    expect(outcomeSentence(words, { ...report, lines: [table] })).toContain('1 row left out');
  });

  test('gives one more itself in place of “and 1 more”, which nothing would open', () => {
    const four = { ...table, notes: table.notes.slice(0, 4), alike: [] };

    expect(remarksOf(words, four, titleOf, 3)).toEqual(remarksOf(words, four, titleOf));
  });

  test('does not fill one cell with hundreds of sentences of one kind', () => {
    const few = remarksOf(words, table, titleOf, 3);

    expect(few).toHaveLength(1 + 4 + 4);
    expect(few.slice(-1)).toEqual(['And 212 more like this.']);
    expect(remarksOf(words, table, titleOf)).toHaveLength(1 + 5 + 215);
  });
});
