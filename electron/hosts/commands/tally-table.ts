// A tally as a table for a terminal: counts with what they are out of, estimates where they were asked for, why numbers
// are missing, and how it was counted.
import { PATH_SEPARATOR } from '#core/codebook.ts';
import type { Tally, TallyCell, TallyRow } from '#core/counting/tally.ts';
import { wholeEstimate } from '#core/counting/whole-estimate.ts';
import { columnBase } from '#words/column-base.ts';
import { intervalInWords, percentInWords } from '#words/numbers.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import type { Words } from '#words/words.ts';
import { plainTable } from './plain-table.ts';

/** The table with the sentences under it. */
export function tallyTableText(words: Words, tally: Tally, method: string, notice: string | null): string {
  const { t } = words;
  const { columns, total, rows, settings } = tally;
  const ofFrames = settings.estimate;
  const head = [
    t('command_line:column_code'),
    ...columns.map(({ key }) => key),
    t('command_line:column_total'),
    ...(ofFrames ? [t('command_line:column_estimate')] : []),
  ];
  const bases = [
    '',
    ...columns.map((column) => columnBase(words, tally, column)),
    columnBase(words, tally, total),
    ...(ofFrames ? [''] : []),
  ];
  const lines = rows.map((row) => [
    row.path.join(PATH_SEPARATOR),
    ...row.cells.map(countIn),
    countIn(row.total),
    ...(ofFrames ? [estimateIn(words, tally, row)] : []),
  ]);
  return [
    plainTable([head, bases, ...lines]),
    '',
    ...reasonsIn(words, tally),
    method,
    ...(notice === null ? [] : [notice]),
  ].join('\n');
}

function countIn({ count }: TallyCell): string {
  return count === null ? '–' : String(count);
}

function estimateIn(words: Words, tally: Tally, row: TallyRow): string {
  const { estimate } = wholeEstimate(tally, row);
  if (estimate === null) return '–';
  return `${percentInWords(words, estimate.share)} (${intervalInWords(words, estimate)})`;
}

/** Each reason once, with the columns it is about. */
function reasonsIn(words: Words, tally: Tally): string[] {
  const { columns, rows, settings } = tally;
  const about = new Map<string, Set<string>>();
  const note = (sentence: string, column: string): void => {
    about.set(sentence, (about.get(sentence) ?? new Set()).add(column));
  };
  const total = words.t('command_line:column_total');
  for (const row of rows) {
    columns.forEach(({ key }, place) => {
      const why = row.cells[place]?.reason;
      if (why) note(reasonSentence(words, why), key);
    });
    if (row.total.reason) note(reasonSentence(words, row.total.reason), total);
    const refused = settings.estimate ? wholeEstimate(tally, row).reason : null;
    if (refused) note(reasonSentence(words, refused), words.t('command_line:column_estimate'));
  }
  return [...about].map(([sentence, keys]) =>
    words.t('command_line:reason', { columns: [...keys].join(', '), sentence }),
  );
}
