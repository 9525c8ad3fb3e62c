// A comparison as a table of a paper: for each theme the counts of both sides, their passages, the pattern and the
// verdict.
import type { ThemeComparison } from '#core/comparison/compare.ts';
import { sideNames, type SideName } from '#core/comparison/counts.ts';
import type { ComparisonFacts } from '#core/comparison/input.ts';
import { isSmall } from '#core/counting/share.ts';
import type { VerdictRecord } from '#core/records.ts';
import type { Shown } from '#core/kept-tables/kept-table.ts';
import type { LaidColumn, LaidPart, LaidTable } from '#core/kept-tables/laid-table.ts';
import { verdictInWords } from '../comparison-figure.ts';
import {
  comparisonLines,
  countColumns as sideColumns,
  passagesInWords,
  patternInWords,
  type CountColumn,
  type JudgedComparison,
} from '../comparison-lines.ts';
import { comparisonMethodParagraphs } from '../comparison-method.ts';
import { calledSides, namesOfSides } from '../comparison-sides.ts';
import type { FigureCodes } from '../figure-rows.ts';
import { atSentenceStart } from '../sentences.ts';
import type { Words } from '../words.ts';
import { countCells, countColumns, outOf, type PrintedCount } from './laid-counts.ts';

/** The comparison in words. `verdicts` are by theme id; none where verdicts may not be seen. */
export function laidComparison(
  words: Words,
  counted: JudgedComparison & { readonly facts: ComparisonFacts },
  codes: FigureCodes,
  shown: Shown,
  verdicts: ReadonlyMap<string, VerdictRecord>,
): LaidTable {
  const { t } = words;
  const { comparison, facts } = counted;
  const names = namesOfSides(words, facts);
  const sides = calledSides(words, comparison, names);
  const counts = sideColumns(words, comparison, names).filter(isCounted);
  const lines = comparisonLines(words, counted, codes, verdicts);
  const findingOf = (column: Counted, theme: ThemeComparison): PrintedCount => {
    const { what, side, n } = column;
    if (what === 'sources') return { count: theme[side].sources, n, share: null };
    return (what === 'class' ? theme[side].byClass[column.index] : theme[side]) ?? noFinding;
  };
  const hasShares = (column: Counted): boolean =>
    shown.shares !== false &&
    !isSmall(column.n) &&
    comparison.themes.some((theme) => findingOf(column, theme).share !== null);
  const text = (key: string, name: string, note = ''): LaidColumn => ({
    key,
    name,
    note,
    align: key === 'passages' ? 'end' : 'start',
    under: null,
    format: 'text',
    shareOf: null,
  });
  return {
    caption: t('kept_tables:caption.comparison', { a: atSentenceStart(words, sides.a), b: sides.b }),
    rowHead: atSentenceStart(
      words,
      t(facts.a.of === 'codes' ? 'exports:codebook.code' : 'exports:codebook.theme'),
    ),
    columns: [
      ...counts.flatMap((column) =>
        countColumns(
          { key: column.id, name: column.title, note: column.base, parts: [outOf(words, column.n)] },
          hasShares(column),
        ),
      ),
      text('passages', t('compare:column.passages'), t('compare:passages_on', sides)),
      text('pattern', t('compare:column.pattern')),
      ...(verdicts.size > 0 ? [text('verdict', t('compare:column.verdict'))] : []),
    ],
    rows: lines.map(({ codeId, name, prompted, depth, theme, verdict, stale }) => ({
      key: codeId,
      name: [name, prompted].filter(Boolean).join(' '),
      depth,
      look: 'plain',
      cells: [
        ...counts.flatMap((column) => countCells(words, findingOf(column, theme), hasShares(column))),
        { text: passagesInWords(words, theme), parts: passagesOf(theme, sides) },
        { text: patternInWords(words, theme, sides) },
        ...(verdicts.size > 0
          ? [{ text: verdictInWords(words, verdict?.value ? { value: verdict.value, stale } : undefined) }]
          : []),
      ],
    })),
    notes: comparisonMethodParagraphs(words, comparison, facts, names),
  };
}

/** The passages of both sides, each under the name of its side. */
function passagesOf(theme: ThemeComparison, sides: Readonly<Record<SideName, string>>): LaidPart[] {
  return sideNames.flatMap((side) => {
    const { passages } = theme[side];
    return passages === null ? [] : [{ key: side, name: sides[side], value: passages, format: 'count' }];
  });
}

type Counted = Exclude<CountColumn, { readonly what: 'rank' }>;

function isCounted(column: CountColumn): column is Counted {
  return column.what !== 'rank';
}

const noFinding = { count: null, n: 0, share: null };
