// How a crosstab was counted, in sentences to paste into a paper.
import type { CrosstabFacts } from '#core/crosstab/crosstab.ts';
import { methodSentences } from './method-sentence.ts';
import { percentSentence } from './percent-sentence.ts';
import { reasonSentence } from './reason-sentence.ts';
import { paragraphOf } from './sentences.ts';
import { unitsOf } from './units-of-sources.ts';
import type { Words } from './words.ts';

/** The names of the groupings of rows and columns, in words. */
export interface GroupingNames {
  readonly by: string;
  readonly by2: string;
}

/** The method sentences of a crosstab as one paragraph. */
export function crosstabMethod(words: Words, facts: CrosstabFacts, names: GroupingNames): string {
  const { t } = words;
  const { tally, percent } = facts;
  const row = t(`counting:late.rows.${tally.of === 'themes' ? 'themes' : 'codes'}`);
  return paragraphOf(words, [
    t('counting:crosstab.values', { ...names }),
    ...percentSentence(words, { unit: tally.unit, percent, row }),
    ...severalSentences(words, facts, names),
    ...methodSentences(words, tally),
    ...statisticsSentences(words, facts),
  ]);
}

function severalSentences(
  words: Words,
  { tally, several, percent }: CrosstabFacts,
  names: GroupingNames,
): string[] {
  const { t } = words;
  const unitsFor = (count: number): string =>
    tally.unit === 'respondents'
      ? t('statements:units.respondents', { count })
      : unitsOf(words, tally, count);
  const sentences = (
    [
      [several.rows, names.by],
      [several.columns, names.by2],
    ] as const
  ).flatMap(([count, by]) =>
    count === 0 ? [] : [t('counting:crosstab.several', { count, units: unitsFor(count), by })],
  );
  const k = { row: several.columns, column: several.rows, total: Math.max(several.rows, several.columns) };
  const added = percent === 'cell' || percent === 'none' ? 0 : k[percent];
  if (added === 0) return sentences;
  const kinds = new Set(tally.groups.map(({ kind }) => kind));
  const unit =
    tally.unit === 'respondents'
      ? tally.unit
      : kinds.size === 1
        ? `${[...kinds][0] ?? 'source'}s`
        : 'sources';
  return [...sentences, reasonSentence(words, { key: 'multiple_values', params: { k: added, unit } })];
}

function statisticsSentences({ t }: Words, { statistics }: CrosstabFacts): string[] {
  if (statistics === null || !statistics.isAny) return [];
  const { tested } = statistics;
  return [
    t('counting:crosstab.tests'),
    ...(tested === 0 ? [] : [t('counting:crosstab.corrected', { count: tested })]),
    t('statements:exploratory'),
  ];
}
