// The codebook as a table: csv for scripts, with fixed columns and terms, and a workbook for people, in their language
// and with a cover.
import type { CodebookDocument } from '#core/exports/codebook-document.ts';
import { codebookFields, codebookTable, type CodebookWording } from '#core/exports/codebook-rows.ts';
import type { Cell, Column, Table } from '#core/exports/table.ts';
import { versionInWords } from '#words/version-named.ts';
import type { Words } from '#words/words.ts';
import {
  aboutCodebook,
  countingInWords,
  excerptInWords,
  memoOrigin,
  withheldInWords,
} from '#words/exports/codebook.ts';
import { writeCsv, type CsvOptions } from './csv.ts';
import { aboutSheet, writeXlsx, type Sheet, type SheetCell } from './xlsx.ts';

/** The csv begins with `path,theme,gathered_by`; only examples and the way of counting are in the user's language. */
export function writeCodebookCsv(
  document: CodebookDocument,
  words: Words,
  options: CsvOptions = {},
): Uint8Array {
  const wording = { ...wordingOf(document, words), term: (term: string) => term };
  return writeCsv(codebookTable(document, wording), options);
}

/** A workbook with two sheets: the codes, and a description of the file. */
export async function writeCodebookXlsx(
  document: CodebookDocument,
  words: Words,
  cut: string[] = [],
): Promise<Uint8Array> {
  const table = codebookFields(document, wordingOf(document, words));
  const about = aboutSheet(
    words.t('exports:about.sheet'),
    words.t('exports:codebook.subtitle', { project: document.project }),
    aboutCodebook(document, words),
  );
  return await writeXlsx([codeSheet(table, words), about], document.date, cut);
}

function wordingOf(document: CodebookDocument, words: Words): CodebookWording {
  return {
    excerpt: (excerpt) => excerptInWords(excerpt, words),
    withheld: (count) => withheldInWords(count, words),
    memo: (memo) => [memo.title, memoOrigin(memo, words), memo.body].filter((part) => part !== '').join('\n'),
    term: (term) => words.t(`exports:term.${term}`),
    counting: countingInWords(document, words),
    version: document.version && versionInWords(words, document.version),
  };
}

const widths = { text: 18, long: 48, number: 11, share: 11, flag: 11 } as const;

function codeSheet(table: Table, words: Words): Sheet {
  const widthOf = ({ key, kind }: Column): number => (key === 'path' ? 34 : widths[kind]);
  return {
    name: words.t('exports:codebook.title'),
    widths: table.columns.map(widthOf),
    frozenRows: 1,
    frozenColumns: 1,
    landscape: true,
    rows: [
      table.columns.map((column) => ({
        value: words.t(`exports:codebookColumn.${column.key}`),
        look: 'head' as const,
        align: column.kind === 'number' ? ('right' as const) : ('left' as const),
      })),
      ...[...table.rows].map((row) =>
        row.map((cell, index) => sheetCell(cell, table.columns[index]?.key ?? '', words)),
      ),
    ],
  };
}

function sheetCell(cell: Cell, key: string, words: Words): SheetCell {
  if (typeof cell === 'boolean') return words.t(cell ? 'exports:yes' : 'exports:no');
  if (key === 'path' && typeof cell === 'string') return { value: cell, look: 'strong' };
  if (key === 'colour' && typeof cell === 'string') {
    return { value: cell, background: cell, colour: '#ffffff' };
  }
  if (key === 'as_of') return { value: String(cell ?? ''), isOneLine: true };
  return cell === '' ? null : cell;
}
