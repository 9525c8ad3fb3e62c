// A timeline as the lines of a table, and the names of its lines: the table behind the figure.
import type { LineOf } from '#core/counting/lines.ts';
import type { TableCell } from '#core/counting/table-cell.ts';
import type { Timeline } from '#core/timeline/timeline.ts';
import { tableCellWords } from './cell-words.ts';
import { columnName } from './column-name.ts';
import type { CountGroup, CountLineCell, CountLines } from './count-lines.ts';
import { isQueryRow, namesAbove, rowInWords, type FigureCodes } from './figure-rows.ts';
import { countInWords } from './numbers.ts';
import { reasonSentence } from './reason-sentence.ts';
import { atSentenceStart } from './sentences.ts';
import { sourcesNamed } from './units-of-sources.ts';
import type { Words } from './words.ts';

/** What a line is of: a class, all documents, or interviews. */
export function lineName(words: Words, { kind, className, isPooled }: LineOf): string {
  const { t } = words;
  if (kind === 'interview') return atSentenceStart(words, t('counting:columns.interview'));
  if (isPooled) return atSentenceStart(words, t('counting:columns.document'));
  return atSentenceStart(words, className ?? t('timeline:without_class'));
}

/** How many the share of a cell is out of; null where it is a share of nothing. */
export function wholeOfCell({ settings }: Timeline, { n }: TableCell): number | null {
  return settings.absolute || settings.unit === 'passages' || settings.unit === 'codings' ? null : n;
}

/** Words a timeline as the lines of a table: rows are the lines, by their place; columns are periods. */
export function timelineLines(words: Words, timeline: Timeline, codes: FigureCodes): CountLines {
  const { t } = words;
  const { periods, lines, themes, facts, settings } = timeline;
  const cellOf = (cell: TableCell): CountLineCell => ({
    words: tableCellWords(words, cell, wholeOfCell(timeline, cell)),
    count: cell.count,
    step: null,
    reason: cell.reason === null ? '' : reasonSentence(words, cell.reason),
  });
  const baseOf = ({ n }: TableCell): CountLineCell => ({
    words: n === null ? { form: 'none' } : { form: 'count', count: countInWords(words, n) },
    count: n,
    step: null,
    reason: '',
  });
  const [first] = themes;
  const units =
    settings.unit === 'respondents' ? t('analysis:units.respondents') : sourcesNamed(words, facts.tally);
  const base = settings.unit === 'characters' ? 'characters' : facts.tally.denominator.used;
  const bases: CountGroup = {
    key: '',
    name: t(`crosstab:base.${base}`, { units }),
    name2: '',
    above: [],
    mark: '',
    colour: null,
    isQuery: false,
    lines: lines.map((line, place) => ({
      id: `\u0000${place}`,
      codeId: null,
      row: String(place),
      name: lineName(words, line),
      note: '',
      cells: [
        ...(first?.lines[place]?.cells ?? []),
        ...(first?.lines[place] ? [first.lines[place].total] : []),
      ].map(baseOf),
    })),
  };
  return {
    columns: [
      ...periods.map(({ key, meaning }) => ({ key, name: columnName(words, meaning) })),
      { key: null, name: atSentenceStart(words, t('counting:columns.total')) },
    ],
    groups: [
      ...(first ? [bases] : []),
      ...themes.map((theme): CountGroup => {
        const { label, label2, mark, colour } = rowInWords(words, theme, codes, themes);
        return {
          key: theme.codeId,
          name: label,
          name2: label2,
          above: isQueryRow(theme) ? [] : namesAbove(words, theme, codes),
          mark,
          colour,
          isQuery: isQueryRow(theme),
          lines: theme.lines.map(({ cells, total }, place) => ({
            id: `${theme.codeId} ${place}`,
            codeId: theme.codeId,
            row: String(place),
            name: lines[place] ? lineName(words, lines[place]) : '',
            note: '',
            cells: [...cells, total].map(cellOf),
          })),
        };
      }),
    ],
  };
}
