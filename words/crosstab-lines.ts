// A crosstab as the lines of a table: the bases of all cells first, then for each theme its rows and their total. The
// same on screens, on paper and in documents.
import type { Reason } from '#core/counting/reasons.ts';
import { isSmall } from '#core/counting/share.ts';
import { shadingStep } from '#core/counting/shading.ts';
import type { TallyColumn } from '#core/counting/tally-column.ts';
import type { Crosstab, CrosstabTheme } from '#core/crosstab/crosstab.ts';
import type { PartCell } from '#core/counting/percent.ts';
import { tableCellWords } from './cell-words.ts';
import type { CountGroup, CountLine, CountLineCell, CountLines } from './count-lines.ts';
import { columnName } from './column-name.ts';
import { isQueryRow, namesAbove, rowInWords, type FigureCodes } from './figure-rows.ts';
import { countInWords } from './numbers.ts';
import { reasonSentence } from './reason-sentence.ts';
import { atSentenceStart } from './sentences.ts';
import { sourcesNamed } from './units-of-sources.ts';
import type { Words } from './words.ts';

/** Words a crosstab as the lines of a table. `codes` are those of its themes. */
export function crosstabLines(words: Words, crosstab: Crosstab, codes: FigureCodes): CountLines {
  const { t } = words;
  const { rows, columns, themes } = crosstab;
  const total = atSentenceStart(words, t('counting:columns.total'));
  const notes = coverageNotes(words, rows);
  const groups = themes.map((theme): CountGroup => {
    const { label, label2, mark, colour } = rowInWords(words, theme, codes, themes);
    const cellsOf = (row: number | null): CountLineCell[] =>
      [...columns.keys(), null].map((column) => lineCell(words, crosstab, theme, { row, column }));
    return {
      key: theme.codeId,
      name: label,
      name2: label2,
      above: isQueryRow(theme) ? [] : namesAbove(words, theme, codes),
      mark,
      colour,
      isQuery: isQueryRow(theme),
      lines: [
        ...rows.map(({ key, meaning }, row): CountLine => ({
          id: `${theme.codeId} ${key}`,
          codeId: theme.codeId,
          row: key,
          name: atSentenceStart(words, columnName(words, meaning)),
          note: '',
          cells: cellsOf(row),
        })),
        {
          id: `${theme.codeId}\u0000`,
          codeId: theme.codeId,
          row: null,
          name: total,
          note: hasNoShare(theme) ? t('crosstab:no_share') : '',
          cells: cellsOf(null),
        },
      ],
    };
  });
  return {
    columns: [
      ...columns.map(({ key, meaning }) => ({
        key,
        name: atSentenceStart(words, columnName(words, meaning)),
      })),
      { key: null, name: total },
    ],
    groups: [...basesOf(words, crosstab, notes), ...groups],
  };
}

/** How each row was covered, if classes were covered differently. */
function coverageNotes({ t }: Words, rows: readonly TallyColumn[]): string[] {
  const isUnlike = rows.some(({ coverage }) => coverage !== null && coverage !== 'complete');
  return rows.map(({ coverage }) => (isUnlike && coverage !== null ? t(`sources:coverage_${coverage}`) : ''));
}

/** The bases of all cells, which are the same for every theme. */
function basesOf(words: Words, crosstab: Crosstab, notes: readonly string[]): CountGroup[] {
  const { t } = words;
  const { rows, themes, facts, settings } = crosstab;
  const [theme] = themes;
  if (!theme) return [];
  const { unit } = settings;
  const units = unit === 'respondents' ? t('analysis:units.respondents') : sourcesNamed(words, facts.tally);
  const base = unit === 'characters' ? 'characters' : facts.tally.denominator.used;
  const line = (id: string, row: string | null, name: string, note: string, cells: readonly PartCell[]) => ({
    id,
    codeId: null,
    row,
    name,
    note,
    cells: cells.map(({ n }): CountLineCell => ({
      words: n === null ? { form: 'none' } : { form: 'count', count: countInWords(words, n) },
      count: n,
      step: null,
      reason: '',
    })),
  });
  return [
    {
      key: '',
      name: t(`crosstab:base.${base}`, { units }),
      name2: '',
      above: [],
      mark: '',
      colour: null,
      isQuery: false,
      lines: [
        ...rows.map(({ key, meaning }, row) =>
          line(`\u0000${key}`, key, atSentenceStart(words, columnName(words, meaning)), notes[row] ?? '', [
            ...theme.cells[row]!,
            theme.rowTotals[row]!,
          ]),
        ),
        line('\u0000', null, atSentenceStart(words, t('counting:columns.total')), '', [
          ...theme.columnTotals,
          theme.total,
        ]),
      ],
    },
  ];
}

function hasNoShare({ columnTotals, total }: CrosstabTheme): boolean {
  return [...columnTotals, total].every(({ share }) => share === null);
}

interface At {
  /** Null in totals. */
  readonly row: number | null;
  readonly column: number | null;
}

/** The cell of a theme at a row and a column. */
export function cellAt(theme: CrosstabTheme, { row, column }: At): PartCell {
  if (row === null) return column === null ? theme.total : theme.columnTotals[column]!;
  return column === null ? theme.rowTotals[row]! : theme.cells[row]![column]!;
}

/** How many the share of a cell is out of; null where it is a share of nothing. */
export function wholeAt({ settings }: Crosstab, theme: CrosstabTheme, at: At): number | null {
  switch (settings.percent) {
    case 'cell':
      return settings.unit === 'passages' || settings.unit === 'codings' ? null : cellAt(theme, at).n;
    case 'row':
      return cellAt(theme, { row: at.row, column: null }).count;
    case 'column':
      return cellAt(theme, { row: null, column: at.column }).count;
    case 'total':
      return theme.total.count;
    case 'none':
      return null;
  }
}

function lineCell(words: Words, crosstab: Crosstab, theme: CrosstabTheme, at: At): CountLineCell {
  const cell = cellAt(theme, at);
  const whole = wholeAt(crosstab, theme, at);
  const isShaded = cell.count !== null && cell.share !== null && whole !== null && !isSmall(whole);
  return {
    words: tableCellWords(words, cell, whole),
    count: cell.count,
    step: isShaded ? shadingStep(cell.share) : null,
    reason: reasonInWords(words, cell.reason),
  };
}

function reasonInWords(words: Words, reason: Reason | null): string {
  return reason === null ? '' : reasonSentence(words, reason);
}
