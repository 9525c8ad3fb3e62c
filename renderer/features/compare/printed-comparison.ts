// A comparison as a table of texts for paper, with every column whatever the width of the screen.
import type { PrintedTable } from '#core/exports/printed-table.ts';
import { sideNames } from '#core/comparison/counts.ts';
import type { CountedComparison } from '#electron/services/comparisons.ts';
import { verdictInWords } from '#words/comparison-figure.ts';
import { comparisonMethodParagraphs } from '#words/comparison-method.ts';
import { calledSides, type SideNames } from '#words/comparison-sides.ts';
import type { Words } from '#words/words.ts';
import {
  countCell,
  countColumns,
  passagesInWords,
  patternInWords,
  type ComparisonLine,
} from '#words/comparison-lines.ts';

export interface PrintedComparison {
  readonly title: string;
  readonly project: string;
  readonly counted: CountedComparison;
  readonly lines: readonly ComparisonLine[];
  readonly names: SideNames;
  readonly withLabel: boolean;
  /** False for a second pass, which sees no verdicts. */
  readonly withVerdict: boolean;
}

/** The table, with the method note below it. */
export function printedComparison(words: Words, printed: PrintedComparison): PrintedTable {
  const { t } = words;
  const { counted, lines, names } = printed;
  const { comparison, facts, settings } = counted;
  const ranked = new Set(sideNames.filter((side) => lines.some(({ theme }) => theme[side].rank !== null)));
  const counts = countColumns(words, comparison, names).filter(
    ({ what, side }) => what !== 'rank' || ranked.has(side),
  );
  const sides = calledSides(words, comparison, names);
  const column = (name: string, align: 'start' | 'end', of: (line: ComparisonLine) => string, note = '') => ({
    head: { name, align, note },
    of,
  });
  const columns = [
    column(t(settings.of === 'themes' ? 'compare:column.theme' : 'compare:column.code'), 'start', (line) =>
      [...line.above, line.name].join(' › '),
    ),
    ...counts.map((each) =>
      column(
        each.title,
        'end',
        ({ theme }) => {
          const cell = countCell(words, each, theme);
          if (cell === null) return '–';
          return [cell.count, cell.of, cell.share === '' ? '' : `(${cell.share})`].filter(Boolean).join(' ');
        },
        each.base,
      ),
    ),
    column(
      t('compare:column.passages'),
      'end',
      ({ theme }) => passagesInWords(words, theme),
      t('compare:passages_on', sides),
    ),
    column(t('compare:column.pattern'), 'start', ({ theme }) => patternInWords(words, theme, sides)),
    ...(printed.withLabel
      ? [
          column(t('compare:column.label'), 'start', ({ convergence }) =>
            convergence === null ? '–' : t(`comparison:convergence.${convergence}`),
          ),
        ]
      : []),
    ...(printed.withVerdict
      ? [
          column(t('compare:column.verdict'), 'start', ({ verdict, stale }) =>
            verdictInWords(words, verdict?.value ? { value: verdict.value, stale } : undefined),
          ),
        ]
      : []),
  ];
  return {
    title: printed.title,
    about: [printed.project],
    columns: columns.map(({ head }) => head),
    groups: [{ heading: null, rows: lines.map((line) => columns.map(({ of }) => of(line))) }],
    notes: [
      ...comparisonMethodParagraphs(words, comparison, facts, names),
      ...(printed.withLabel ? [t('comparison:convergence_rule')] : []),
    ],
  };
}
