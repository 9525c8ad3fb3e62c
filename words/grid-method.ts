// How a summary grid was made, in sentences to paste into a paper, and what stands beside its name.
import type { ColumnMeaning } from '#core/counting/grouping.ts';
import type { BasisChanges } from '#core/summary-grid/basis.ts';
import type { GridGroup } from '#core/summary-grid/arrange.ts';
import type { SummaryGrid } from '#core/summary-grid/grid.ts';
import type { GridProgress } from '#core/summary-grid/written.ts';
import { columnName } from './column-name.ts';
import { selectionSentences } from './method-sentence.ts';
import { countInWords } from './numbers.ts';
import { listed, paragraphOf } from './sentences.ts';
import type { Words } from './words.ts';

/** The method sentences of a grid as one paragraph. */
export function gridMethod(words: Words, { of, facts, withoutRespondent }: SummaryGrid): string {
  const { t } = words;
  return paragraphOf(words, [
    t(`summary_grid:method.${of}`),
    t(`counting:relations.${facts.rollup ? 'rolled_up' : 'alone'}`),
    ...selectionSentences(words, facts),
    ...(withoutRespondent === 0
      ? []
      : [t('summary_grid:method.without_respondent', { count: withoutRespondent })]),
  ]);
}

/** “17 respondents · 44 of 51 cells carry passages · 19 of 44 summarised”. */
export function gridProgress(
  { t, ...words }: Words,
  { of, rows }: Pick<SummaryGrid, 'of' | 'rows'>,
  { cells, carrying, summarised, changed, apart }: GridProgress,
): string {
  const counted = (count: number): string => countInWords({ t, ...words }, count);
  const numbers = {
    cells: counted(cells),
    carrying: counted(carrying),
    summarised: counted(summarised),
    changed: counted(changed),
  };
  return [
    t(`summary_grid:rows.${of}`, { count: rows.length }),
    t('summary_grid:carrying', numbers),
    ...(carrying === 0
      ? []
      : [t(changed === 0 ? 'summary_grid:summarised' : 'summary_grid:summarised_changed', numbers)]),
    ...(apart === 0 ? [] : [t('summary_grid:apart', { count: apart })]),
  ].join(t('summary_grid:separator'));
}

/** “Members · 4 respondents, 6 interviews”. */
export function gridGroupHead(
  words: Words,
  of: SummaryGrid['of'],
  group: GridGroup,
  attribute: string,
): string {
  const { t } = words;
  const parts = {
    name: groupName(words, group.meanings, attribute),
    rows: t(`summary_grid:rows.${of}`, { count: group.rows }),
    interviews: t('summary_grid:interviews', { count: group.sources }),
  };
  return t(of === 'respondents' ? 'summary_grid:group_head_people' : 'summary_grid:group_head', parts);
}

/** A yes/no value alone would not say what it is the value of. */
function groupName(words: Words, meanings: readonly ColumnMeaning[], attribute: string): string {
  const names = listed(
    words,
    meanings.map((meaning) => columnName(words, meaning)),
  );
  const needsName = meanings.some(
    (meaning) => meaning.what === 'none' || (meaning.what === 'value' && meaning.type !== 'text'),
  );
  return needsName && attribute !== ''
    ? words.t('summary_grid:group_value', { attribute, value: names })
    : names;
}

/** “1 coding added, 2 codings removed”. */
export function changesInWords(words: Words, changes: BasisChanges): string {
  const kinds = ['added', 'removed', 'recoded', 'moved', 'reworded'] as const;
  return listed(
    words,
    kinds.flatMap((kind) =>
      changes[kind] === 0 ? [] : [words.t(`summary_grid:changes.${kind}`, { count: changes[kind] })],
    ),
  );
}
