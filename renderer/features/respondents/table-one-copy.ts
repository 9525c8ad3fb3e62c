import type { TableOne } from '#core/respondents/table-one.ts';
import { inNumbers, shareInWords, spreadInWords, valueOfPeople } from '#words/table-one.ts';
import type { Words } from '#words/words.ts';

/** Table 1 with all its values as lines of cells separated by tabs, for the clipboard. */
export function copiedTableOne({ n, blocks }: TableOne, percentages: boolean, words: Words): string {
  const { t } = words;
  const people = (label: string, held: number): string[] => [
    label,
    inNumbers(words, held),
    ...(percentages ? [shareInWords(words, held, n)] : []),
  ];
  const lines = blocks.flatMap(({ attribute, values, numbers, missing }) => [
    [attribute.name],
    ...values.map((each) => people(valueOfPeople(words, attribute.type, each.value), each.n)),
    ...(numbers === null
      ? []
      : [
          [t('respondents:median'), inNumbers(words, numbers.median)],
          [t('respondents:range'), spreadInWords(words, numbers)],
        ]),
    ...(missing === 0 ? [] : [people(t('respondents:no_value'), missing)]),
  ]);
  const head = ['', t('respondents:n'), ...(percentages ? ['%'] : [])];
  return [head, ...lines].map((cells) => cells.join('\t')).join('\n');
}
