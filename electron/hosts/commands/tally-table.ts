// A tally as a table for a terminal: counts with their base, estimates if asked for, why numbers are missing, and how
// it was counted.
import type { Tally, TallyCell, TallyRow } from '#core/counting/tally.ts';
import type { TallyColumn } from '#core/counting/tally-column.ts';
import { isSmall } from '#core/counting/share.ts';
import { hasIntervals, type Intervals } from '#core/counting/shown-intervals.ts';
import { wholeEstimate } from '#core/counting/whole-estimate.ts';
import { columnBase } from '#words/column-base.ts';
import { columnTitle } from '#words/column-name.ts';
import { intervalInWords, percentInWords } from '#words/numbers.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import { themeSentences } from '#words/theme-sentences.ts';
import { weightsInWords } from '#words/weights-in-words.ts';
import type { Words } from '#words/words.ts';
import { plainTable } from './plain-table.ts';
import { rowName } from './row-name.ts';

export interface TallyTextTelling {
  readonly method: string;
  readonly notice: string | null;
  /** Whether each code's own count stands in brackets beside its total count. */
  readonly direct?: boolean;
  /** Which shares stand beside their counts with their intervals. Default: none. */
  readonly intervals?: Intervals | undefined;
}

/** The table, followed by its sentences. */
export function tallyTableText(
  words: Words,
  tally: Tally,
  { method, notice, direct = false, intervals = 'none' }: TallyTextTelling,
): string {
  const { t } = words;
  const { columns, total, rows, settings } = tally;
  const ofFrames = settings.estimate;
  // A single column is its own total.
  const withTotal = columns.length > 1;
  const head = [
    t('command_line:column_code'),
    ...columns.map((column) => columnTitle(words, tally, column)),
    ...(withTotal ? [t('command_line:column_total')] : []),
    ...(ofFrames ? [t('command_line:column_estimate')] : []),
    ...(settings.weights ? weightParts.map((part) => t(`tallies:weights.${part}`)) : []),
  ];
  const bases = [
    '',
    ...columns.map((column) => columnBase(words, tally, column)),
    ...(withTotal ? [columnBase(words, tally, total)] : []),
    ...(ofFrames ? [''] : []),
    ...(settings.weights ? weightParts.map(() => '') : []),
  ];
  const textOf = (cell: TallyCell, column: TallyColumn): string => {
    const counted = countIn(words, cell, hasIntervals(column, intervals));
    return direct && cell.direct !== null ? `${counted} (${cell.direct})` : counted;
  };
  const lines = rows.map((row) => [
    rowName(words, row),
    ...row.cells.map((cell, place) => textOf(cell, columns[place]!)),
    ...(withTotal ? [textOf(row.total, total)] : []),
    ...(ofFrames ? [estimateIn(words, tally, row)] : []),
    ...(settings.weights ? weightsIn(words, row) : []),
  ]);
  return [
    plainTable([head, bases, ...lines]),
    '',
    ...(direct ? [t('command_line:direct_note', { unit: t(`counting:units.${tally.facts.unit}`) })] : []),
    ...reasonsIn(words, tally),
    ...themeSentences(words, tally).values(),
    method,
    ...(notice === null ? [] : [notice]),
  ].join('\n');
}

const weightParts = ['mean', 'range', 'of'] as const;

function weightsIn(words: Words, { weights }: TallyRow): string[] {
  const inWords = weightsInWords(words, weights);
  return weightParts.map((part) => inWords[part]);
}

/** The count, and its share where it is of something else than the base, or stands with its interval. */
function countIn(words: Words, cell: TallyCell, withInterval: boolean): string {
  const { count, share, low, high, partOf = null } = cell;
  if (count === null) return '–';
  if (withInterval && share !== null && low !== null && high !== null)
    return words.t('command_line:counted_with_interval', {
      counted: count,
      share: percentInWords(words, share),
      interval: intervalInWords(words, { low, high }),
    });
  if (share === null || partOf === null || isSmall(partOf)) return String(count);
  return words.t('command_line:counted_with_share', { counted: count, share: percentInWords(words, share) });
}

function estimateIn(words: Words, tally: Tally, row: TallyRow): string {
  const { estimate } = wholeEstimate(tally, row);
  if (estimate === null) return '–';
  return `${percentInWords(words, estimate.share)} (${intervalInWords(words, estimate)})`;
}

/** Each reason once, with the columns it applies to, and the rows unless it applies to all. */
function reasonsIn(words: Words, tally: Tally): string[] {
  const { t } = words;
  const { columns, rows, settings } = tally;
  const lastName = ({ path, query }: TallyRow): string => rowName(words, { path: path.slice(-1), query });
  const about = new Map<string, { columns: Set<string>; rows: Set<string> }>();
  const note = (sentence: string, column: string, row: TallyRow): void => {
    const places = about.get(sentence) ?? { columns: new Set(), rows: new Set() };
    about.set(sentence, places);
    places.columns.add(column);
    places.rows.add(lastName(row));
  };
  for (const row of rows) {
    columns.forEach((column, place) => {
      const why = row.cells[place]?.reason;
      if (why) note(reasonSentence(words, why), columnTitle(words, tally, column), row);
    });
    if (columns.length > 1 && row.total.reason)
      note(reasonSentence(words, row.total.reason), t('command_line:column_total'), row);
    const refused = settings.estimate ? wholeEstimate(tally, row).reason : null;
    if (refused) note(reasonSentence(words, refused), t('command_line:column_estimate'), row);
  }
  const names = new Set(rows.map((row) => lastName(row)));
  return [...about].map(([sentence, places]) => {
    const affected = [...(places.rows.size < names.size ? places.rows : []), ...places.columns];
    return t('command_line:reason', { columns: affected.join(t('command_line:reason_separator')), sentence });
  });
}
