// Makes one source from each row of a table, given the meaning of its columns. A row that cannot become a
// source has a reason; of a row with an unreadable value, only the value is lost.
import { AppError } from '../errors.ts';
import { storedText } from '../text/plain-text.ts';
import { columnWithRole, type ColumnUse, type SingleRole, type TableMapping } from './table-mapping.ts';
import type { AttributeType } from '../records.ts';
import { valuesIn, type Table } from './table-columns.ts';

/** One attribute value of a row. */
export interface RowAttribute {
  readonly owner: 'source' | 'respondent';
  readonly name: string;
  readonly type: AttributeType;
  readonly value: string;
}

/** A sentence about one row: a key of the catalogues and its parameters. */
export interface RowProblem {
  readonly key: 'reading:row_without_text' | 'reading:row_date_unreadable' | 'reading:row_value_unreadable';
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** What one row says about a source. */
export interface RowSource {
  /** The row as a spreadsheet numbers it: the header is row 1, the first source row 2. */
  readonly row: number;
  /** The title column's value, else the first line of the text, shortened to 80 characters. */
  readonly title: string;
  readonly text: string;
  readonly date: string | null;
  readonly className: string | null;
  readonly respondents: readonly string[];
  readonly language: string | null;
  readonly origin: string | null;
  readonly attributes: readonly RowAttribute[];
  readonly problems: readonly RowProblem[];
  /** False where the row must be left out; `problems` says why. */
  readonly usable: boolean;
}

const MAX_TITLE_LENGTH = 80;

/**
 * Reads every row of `table` by `mapping`. A row whose text cell is empty is not usable; without a text
 * column each row is a source without text, which needs a title. Throws `invalid` when the mapping names a
 * column that the table does not have.
 */
export function sourcesFromTable(table: Table, mapping: TableMapping): RowSource[] {
  for (const use of mapping) requireColumn(table.columns, use.column);
  const at = (column: string | null): number => (column === null ? -1 : table.columns.indexOf(column));
  const index = (role: SingleRole): number => at(columnWithRole(mapping, role));
  const columns = {
    text: index('text'),
    title: index('title'),
    date: index('date'),
    className: index('class'),
    respondent: index('respondent'),
    language: index('language'),
    origin: index('origin'),
  };
  const dateOf = valuesIn(table.rows, columns.date, 'date');
  const attributes = mapping
    .filter((use): use is Extract<ColumnUse, { role: 'attribute' }> => use.role === 'attribute')
    .map((use) => ({
      use,
      column: at(use.column),
      valueOf: valuesIn(table.rows, at(use.column), use.type),
    }));

  return table.rows.map((cells, position) => {
    const row = position + 2;
    const problems: RowProblem[] = [];
    const cell = (column: number): string => (column < 0 ? '' : (cells[column] ?? '').trim());
    const optional = (column: number): string | null => cell(column) || null;

    const text = columns.text < 0 ? '' : storedText(cells[columns.text] ?? '');
    const title = cell(columns.title) || titleOfText(text);
    const usable = text.trim() !== '' || (columns.text < 0 && title !== '');
    if (!usable) problems.push({ key: 'reading:row_without_text', parameters: { row } });

    const writtenDate = cell(columns.date);
    const date = writtenDate === '' ? null : dateOf(writtenDate);
    if (writtenDate !== '' && date === null) {
      problems.push({ key: 'reading:row_date_unreadable', parameters: { row, value: writtenDate } });
    }

    // Of two columns that are one attribute, the last counts.
    const read = new Map<string, RowAttribute>();
    for (const { use, column, valueOf } of attributes) {
      const written = cell(column);
      if (written === '') continue;
      const value = valueOf(written);
      const { owner, name, type } = use;
      if (value !== null) read.set(`${owner} ${name}`, { owner, name, type, value });
      else {
        problems.push({
          key: 'reading:row_value_unreadable',
          parameters: { row, column: use.column, value: written },
        });
      }
    }

    return {
      row,
      title,
      text,
      date,
      className: optional(columns.className),
      respondents: severalNames(cell(columns.respondent)),
      language: languageTag(cell(columns.language)),
      origin: optional(columns.origin),
      attributes: [...read.values()],
      problems,
      usable,
    };
  });
}

/** Throws `invalid`, listing the existing columns, unless `column` is one of them. */
function requireColumn(columns: readonly string[], column: string): void {
  if (columns.includes(column)) return;
  throw new AppError('invalid', 'reading:column_missing', { column, columns: columns.join(', ') });
}

/** The title of a text without one: its first line, shortened to 80 characters. */
export function titleOfText(text: string): string {
  const line = text.trimStart().split('\n', 1)[0]?.trim() ?? '';
  const characters = Array.from(line);
  return characters.length <= MAX_TITLE_LENGTH
    ? line
    : `${characters.slice(0, MAX_TITLE_LENGTH - 1).join('')}…`;
}

/** `N1; N2` or `N1、N2`: several people in one cell. A plain comma may be part of a name and does not separate. */
function severalNames(cell: string): string[] {
  const names = cell.split(/[;；、|]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

const languageNames = new Map([
  ...['zh', 'zh-cn', 'zh-hans', 'chinese', 'mandarin', '中文', '汉语', '简体中文', '普通话'].map(
    (name) => [name, 'zh-CN'] as const,
  ),
  ...['en', 'eng', 'english', '英文', '英语'].map((name) => [name, 'en'] as const),
]);

/** The BCP 47 tag of a language named in a cell; a tag is kept as it is; null for anything else. */
function languageTag(written: string): string | null {
  const known = languageNames.get(written.toLowerCase().replaceAll('_', '-'));
  if (known) return known;
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(written) ? written : null;
}
