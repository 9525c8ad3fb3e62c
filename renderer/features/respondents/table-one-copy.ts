import type { PrintedTable } from '#core/exports/printed-table.ts';
import type { TableOne } from '#core/respondents/table-one.ts';
import { inNumbers, shareInWords, spreadInWords, valueOfPeople } from '#words/table-one.ts';
import type { Words } from '#words/words.ts';

/** One attribute in words: its name, and a row of cells for each value. */
interface WordedBlock {
  readonly heading: string;
  readonly rows: readonly (readonly string[])[];
}

/** Table 1 with all values as tab-separated lines, for the clipboard. */
export function copiedTableOne(table: TableOne, percentages: boolean, words: Words): string {
  const lines = worded(table, percentages, words).flatMap(({ heading, rows }) => [[heading], ...rows]);
  return [['', ...numberHeads(percentages, words)], ...lines].map((cells) => cells.join('\t')).join('\n');
}

/** Table 1 with all values, for paper; `about` names the project and the respondents. */
export function printedTableOne(
  table: TableOne,
  { percentages, about }: { percentages: boolean; about: readonly string[] },
  words: Words,
): PrintedTable {
  const { t } = words;
  return {
    title: t('respondents:table_one'),
    about: [about.join(' · ')],
    columns: [
      { name: t('sources:value'), align: 'start' },
      ...numberHeads(percentages, words).map((name) => ({ name, align: 'end' as const })),
    ],
    groups: worded(table, percentages, words),
    notes: [],
  };
}

function numberHeads(percentages: boolean, { t }: Words): string[] {
  return [t('respondents:n'), ...(percentages ? ['%'] : [])];
}

function worded({ n, blocks }: TableOne, percentages: boolean, words: Words): WordedBlock[] {
  const { t } = words;
  const people = (label: string, held: number): string[] => [
    label,
    inNumbers(words, held),
    ...(percentages ? [shareInWords(words, held, n)] : []),
  ];
  return blocks.map(({ attribute, values, numbers, missing }) => ({
    heading: attribute.name,
    rows: [
      ...values.map((each) => people(valueOfPeople(words, attribute.type, each.value), each.n)),
      ...(numbers === null
        ? []
        : [
            [t('respondents:median'), inNumbers(words, numbers.median)],
            [t('respondents:range'), spreadInWords(words, numbers)],
          ]),
      ...(missing === 0 ? [] : [people(t('respondents:no_value'), missing)]),
    ],
  }));
}
