import { useRef } from 'react';
import type { Comparison } from '#core/comparison/compare.ts';
import type { SideNames } from '#words/comparison-sides.ts';
import { calledSides } from '#words/comparison-sides.ts';
import type { Words } from '#words/words.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import type { Column, Sort } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import type { ChosenCell } from './compare-store.ts';
import { Count, Name, Verdict } from './comparison-cells.tsx';
import { useRoom } from './use-room.ts';
import styles from './compare.module.css';
import {
  countCell,
  countColumns,
  longestBar,
  passagesInWords,
  patternInWords,
  type ComparisonLine,
  type CountColumn,
} from '#words/comparison-lines.ts';
import { comparisonSorts, VERDICT } from './comparison-order.ts';

export interface ComparisonTableProps {
  readonly comparison: Comparison;
  readonly names: SideNames;
  readonly lines: readonly ComparisonLine[];
  /** Whether the rows are themes rather than any codes. */
  readonly ofThemes: boolean;
  /** Whether there is room for the passages. */
  readonly withPassages: boolean;
  readonly withLabel: boolean;
  readonly withVerdict: boolean;
  readonly chosen: ChosenCell | null;
  readonly onChoose: (chosen: ChosenCell) => void;
  readonly sort: Sort | null;
  readonly onSortChange: (sort: Sort) => void;
  readonly widths: Readonly<Record<string, number>>;
  readonly onWidthsChange: (widths: Readonly<Record<string, number>>) => void;
}

/** Themes as rows and both sides as columns. A press, or arrow keys and Enter, select a cell. */
export function ComparisonTable({ comparison, names, lines, ...props }: ComparisonTableProps) {
  const words = useWords();
  const { t } = words;
  const frame = useRef<HTMLDivElement>(null);
  const hasRoom = useRoom(frame, MIN_WIDTH_FOR_PASSAGES);
  const hasBars = useRoom(frame, MIN_WIDTH_FOR_BARS);
  const hasRanks = ({ side }: CountColumn): boolean => lines.some(({ theme }) => theme[side].rank !== null);
  // Without room for rank columns, each rank is shown beside its count.
  const counts = countColumns(words, comparison, names).filter(
    (column) => column.what !== 'rank' || (hasBars && hasRanks(column)),
  );
  const longest = hasBars ? longestBar(counts, lines, words) : null;
  const sides = calledSides(words, comparison, names);
  const sorts = comparisonSorts(words, comparison, names, props);
  const unsorted: Column<ComparisonLine>[] = [
    {
      id: 'theme',
      title: t(props.ofThemes ? 'compare:column.theme' : 'compare:column.code'),
      width: props.ofThemes ? (hasBars ? 168 : 112) : hasBars ? 240 : 160,
      minWidth: 110,
      grow: true,
      choosable: false,
      cell: (line) => <Name line={line} words={words} />,
    },
    ...counts.map((column): Column<ComparisonLine> => {
      const hasShares = lines.some(({ theme }) => (countCell(words, column, theme)?.share ?? '') !== '');
      return {
        id: column.id,
        title: column.title,
        ...(column.base === ''
          ? {}
          : {
              note:
                hasBars || column.what !== 'side' || !hasRanks(column)
                  ? baseOf(column, hasBars)
                  : t('compare:base_and_rank', { base: column.base }),
            }),
        width: widthOf(column, lines, words, hasBars),
        align: 'end',
        choosable: column.what !== 'rank',
        cell: (line) => (
          <Count
            column={column}
            line={line}
            longest={longest}
            hasShares={hasShares}
            withRank={!hasBars && column.what === 'side'}
            words={words}
          />
        ),
      };
    }),
    ...(props.withPassages && hasRoom
      ? [
          {
            id: 'passages',
            title: t('compare:column.passages'),
            note: t('compare:passages_on', sides),
            width: 150,
            align: 'end' as const,
            choosable: false,
            cell: ({ theme }: ComparisonLine) => (
              <span className={styles.secondary}>{passagesInWords(words, theme)}</span>
            ),
          },
        ]
      : []),
    {
      id: 'pattern',
      title: t('compare:column.pattern'),
      width: !hasBars ? 88 : lines.some(({ theme }) => theme.silence !== null) ? 128 : 116,
      choosable: false,
      cell: ({ theme }) => <span className={styles.wrapped}>{patternInWords(words, theme, sides)}</span>,
    },
    ...(props.withLabel
      ? [
          {
            id: 'label',
            title: t('compare:column.label'),
            width: 132,
            choosable: false,
            cell: ({ convergence }: ComparisonLine) =>
              convergence === null ? (
                '–'
              ) : (
                <span className={cx(convergence === 'needs-judgement' && styles.quiet)}>
                  {t(`comparison:convergence.${convergence}`)}
                </span>
              ),
          },
        ]
      : []),
    ...(props.withVerdict
      ? [
          {
            id: VERDICT,
            title: t('compare:column.verdict'),
            width: widthOfVerdicts(lines, hasBars),
            staysInSight: true,
            cell: (line: ComparisonLine) => <Verdict line={line} words={words} />,
          },
        ]
      : []),
  ];
  const columns = unsorted.map((column) => ({ ...column, ...sorts.get(column.id) }));
  return (
    <div ref={frame}>
      <DataTable<ComparisonLine>
        label={t('compare:table')}
        columns={columns}
        rows={lines}
        idOf={(line) => line.codeId}
        height="content"
        sort={props.sort}
        onSortChange={props.onSortChange}
        widths={props.widths}
        onWidthsChange={props.onWidthsChange}
        chosen={props.chosen && { row: props.chosen.themeId, column: props.chosen.column }}
        onChoose={({ row, column }) => props.onChoose({ themeId: row, column })}
      />
    </div>
  );
}

/** From this width on, in px, passages have a column; a narrower table shows respondents and verdicts. */
const MIN_WIDTH_FOR_PASSAGES = 1160;

/** From this width on, in px, there are bars and ranks; a narrower table keeps patterns and verdicts visible. */
const MIN_WIDTH_FOR_BARS = 1040;

/** Space in px at the normal text size, by content of a cell. */
const room = { around: 21, digit: 8, few: 36, share: 40, rank: 26, bar: 42, head: 7.2, arrow: 13 };

function baseOf({ base, shortBase }: CountColumn, hasRoom: boolean): string {
  return hasRoom ? base : (shortBase ?? base);
}

/** In a narrow table a stale verdict takes two lines. */
function widthOfVerdicts(lines: readonly ComparisonLine[], hasBars: boolean): number {
  const given = lines.filter(({ verdict }) => verdict?.value);
  if (given.length === 0) return 96;
  return hasBars && given.some(({ stale }) => stale) ? 164 : 118;
}

/** The width that the head and the widest cell of a column need. */
function widthOf(
  column: CountColumn,
  lines: readonly ComparisonLine[],
  words: Words,
  hasBars: boolean,
): number {
  const cells = lines.flatMap(({ theme }) => countCell(words, column, theme) ?? []);
  const digits = Math.max(1, ...cells.map(({ count }) => count.length)) * room.digit;
  const few = cells.some(({ of }) => of !== '') ? room.few : 0;
  const share = cells.some((each) => each.share !== '') ? room.share : 0;
  const bar = hasBars && cells.some((each) => each.bar !== null) ? room.bar : 0;
  const rank = !hasBars && column.what === 'side' ? room.rank : 0;
  const wide = (text: string): number =>
    [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 13.5 : room.head), 0);
  const arrow = column.what === 'rank' ? 4 : room.arrow;
  const head = Math.min(150, Math.max(wide(column.title), wide(baseOf(column, hasBars)) * 0.86) + arrow);
  return Math.ceil(room.around + Math.max(digits + few + share + rank + bar, head));
}
