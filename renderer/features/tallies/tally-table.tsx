import { Clock, Search } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Words } from '#words/words.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import type { Column, Sort } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { type CellPlace } from '#renderer/ui/table/data-table-props.ts';
import { Tooltip } from '#renderer/ui/tooltip.tsx';
import { NothingCounted } from '#renderer/common/counts/nothing-counted.tsx';
import type { LineCell, LineColumn, TallyLine, TallyLines } from './tally-lines.ts';
import { byCodebook, byCount, byWeight, NAME } from './tally-order.ts';
import styles from './tallies.module.css';

export interface TallyTableProps {
  readonly label: string;
  readonly of: 'themes' | 'codes';
  readonly shown: TallyLines;
  readonly chosen: CellPlace | null;
  readonly onChoose: (codeId: string, columnKey: string) => void;
  readonly isShaded: boolean;
  /** Opens the sources reviewed before the code of a line existed. */
  readonly onLate: (codeId: string) => void;
  readonly sort: Sort | null;
  readonly onSortChange: (sort: Sort) => void;
  readonly widths: Readonly<Record<string, number>>;
  readonly onWidthsChange: (widths: Readonly<Record<string, number>>) => void;
  /** `content` is as high as its rows; `fill` scrolls below its head. */
  readonly height: 'content' | 'fill';
}

/** Space of a cell's parts in px at the normal text size. */
const cellRoom = {
  number: 30,
  few: 44,
  share: 42,
  bar: 72,
  interval: 60,
  contradicting: 42,
  direct: 40,
  around: 24,
};
/** Many columns are narrower and have no bars, so that more of them are visible. */
const leastColumn = { few: 128, many: 76 };
const manyColumns = 5;
const letter = 7.4;

/** The table of counts: a press, or arrow keys and Enter, select a cell. */
export function TallyTable({ shown, of, sort, isShaded, onLate, ...props }: TallyTableProps) {
  const words = useWords();
  // Shading and bars show the same, so there is one of them.
  const withBars = !isShaded && shown.columns.length < manyColumns;
  const isByCodebook = sort === null || sort.column === NAME;
  const columns: Column<TallyLine>[] = [
    {
      ...byCodebook,
      title: words.t(`tallies:row.${of}`),
      width: widthOfNames(shown, isByCodebook),
      minWidth: 120,
      choosable: false,
      cell: (line) => <Name line={line} isInTree={isByCodebook} words={words} onLate={onLate} />,
    },
    ...shown.columns.map((column, index): Column<TallyLine> => ({
      ...byCount(column.key, index),
      title: column.name,
      note: column.base,
      width: widthOf(column, index, shown, withBars),
      align: 'end',
      staysInSight: column.isTotal,
      cell: (line) => <Count cell={line.cells[index]} column={column} hasBars={withBars} words={words} />,
      ...(isShaded ? { shade: ({ cells }: TallyLine) => cells[index]?.step ?? null } : {}),
    })),
    ...(shown.hasWeights ? [weightColumn(words)] : []),
  ];
  return (
    <DataTable<TallyLine>
      label={props.label}
      columns={columns}
      rows={shown.lines}
      idOf={(line) => line.codeId}
      height={props.height}
      className={cx(styles.table, isShaded && styles.shaded)}
      sort={sort}
      onSortChange={props.onSortChange}
      widths={props.widths}
      onWidthsChange={props.onWidthsChange}
      chosen={props.chosen}
      onChoose={({ row, column }) => {
        // Weights are those of the codings that the total counts.
        const counted = column === byWeight.id ? (shown.columns.at(-1)?.key ?? column) : column;
        props.onChoose(row, counted);
      }}
    />
  );
}

/** The mean and range of the weights of a row's codings, and how many have one. */
function weightColumn({ t }: Words): Column<TallyLine> {
  return {
    ...byWeight,
    title: t('tallies:weights.mean'),
    note: t('tallies:weights.note'),
    width: 190,
    align: 'end',
    cell: ({ weights }) =>
      weights && (
        <span className={styles.count}>
          <span>{weights.mean}</span>
          <span className={styles.weightRange}>{weights.range}</span>
          <span className={styles.weightOf}>{weights.of}</span>
        </span>
      ),
  };
}

/** The width that the head, the numbers and their marks need. */
function widthOf(column: LineColumn, index: number, shown: TallyLines, withBars: boolean): number {
  const { lines, columns } = shown;
  const cells = lines.flatMap((line) => line.cells[index] ?? []);
  const has = (test: (cell: LineCell) => boolean): boolean => cells.some(test);
  const digits = Math.max(0, ...cells.map(({ words }) => (words.form === 'none' ? 1 : words.count.length)));
  const inside =
    Math.max(cellRoom.number, digits * 8) +
    (has(({ words }) => words.form === 'small') ? cellRoom.few : 0) +
    (has(({ words }) => words.form === 'share') ? cellRoom.share : 0) +
    (withBars && has(({ bar }) => bar !== null) ? cellRoom.bar : 0) +
    (column.hasIntervals ? cellRoom.interval : 0) +
    (column.hasContradicting ? cellRoom.contradicting : 0) +
    (column.hasDirect ? cellRoom.direct : 0);
  const head = Math.max(widthOfText(column.name) + 14, widthOfText(column.base) * 0.86);
  const least = columns.length < manyColumns ? leastColumn.few : leastColumn.many;
  return Math.ceil(Math.max(least, cellRoom.around + Math.max(inside, Math.min(head, 200))));
}

/** The width of the longest name, within limits, so that numbers stay near their names. */
function widthOfNames({ lines }: TallyLines, isInTree: boolean): number {
  const widths = lines.map(({ name, name2, above, depth, late }) => {
    const before = isInTree ? depth * 16 : widthOfText(above.map((each) => `${each} › `).join(''));
    const marks = 20 + (late > 0 ? 34 : 0);
    return before + widthOfText(name) + (name2 === '' ? 0 : widthOfText(name2) + 7) + marks;
  });
  return Math.ceil(Math.min(360, Math.max(150, ...widths) + 44));
}

/** The width of a text in Latin characters; a Chinese character counts twice. */
function widthOfText(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 13.5 : letter), 0);
}

interface NameProps {
  line: TallyLine;
  /** Whether to indent as in the codebook; otherwise the names above precede it. */
  isInTree: boolean;
  words: Words;
  onLate: (codeId: string) => void;
}

function Name({ line, isInTree, words: { t }, onLate }: NameProps) {
  const { name, name2, above, colour, depth, prompted, late, lateAtRisk } = line;
  return (
    <span
      className={styles.name}
      style={isInTree ? { paddingInlineStart: `calc(${depth * 16}rem / 13)` } : undefined}
      title={[...above, name].join(' › ')}
    >
      {colour === null ? <Search size={13} aria-hidden /> : <CodeSwatch colour={colour} />}
      <span className={styles.nameWords}>
        {!isInTree && above.length > 0 && <span className={styles.quiet}>{above.join(' › ')} › </span>}
        <span className={cx(depth === 0 && styles.strong)}>{name}</span>
        {name2 !== '' && <span className={styles.second}>{name2}</span>}
      </span>
      {prompted !== '' && (
        <span
          className={styles.mark}
          role="img"
          aria-label={t(`analysis:prompted.${prompted === '◇' ? 'yes' : 'partly'}`)}
        >
          {prompted}
        </span>
      )}
      {late > 0 && (
        <Tooltip content={t('tallies:late', { count: late, atRisk: lateAtRisk })}>
          <Button
            className={styles.late ?? ''}
            aria-label={t('tallies:late', { count: late, atRisk: lateAtRisk })}
            onPress={() => onLate(line.codeId)}
          >
            <Clock size={12} aria-hidden />
            {late}
          </Button>
        </Tooltip>
      )}
    </span>
  );
}

interface CountProps {
  cell: LineCell | undefined;
  column: LineColumn;
  hasBars: boolean;
  words: Words;
}

/** A cell: bar, count, share, interval, and counterexamples. */
function Count({ cell, column, hasBars: withBar, words: { t } }: CountProps) {
  if (!cell || cell.words.form === 'none') return <NothingCounted reason={cell?.reason} />;
  const { words, bar, contradicting, value } = cell;
  const isZero = value === 0;
  return (
    <span className={styles.count} title={cell.reason || undefined}>
      {withBar && bar !== null && bar > 0 && (
        <span className={styles.bar} style={{ width: `max(2px, calc(${bar * 64}rem / 13))` }} aria-hidden />
      )}
      {words.form === 'small' ? (
        <span className={cx(isZero && styles.zero)}>
          <span className={isZero ? styles.zero : styles.few}>{words.count}</span> {words.of}
        </span>
      ) : (
        <span className={cx(isZero && styles.zero)}>{words.count}</span>
      )}
      {words.form === 'share' && <span className={styles.share}>{words.share}</span>}
      {column.hasDirect && (
        <span className={styles.direct}>
          {cell.direct !== '' && (
            <span title={t('tallies:direct', { count: cell.direct })}>
              <span aria-hidden>({cell.direct})</span>
              <span className={styles.heard}>{t('tallies:direct', { count: cell.direct })}</span>
            </span>
          )}
        </span>
      )}
      {column.hasIntervals && (
        <span className={styles.interval}>{words.form === 'share' ? words.interval : ''}</span>
      )}
      {column.hasContradicting && (
        <span className={styles.contradicting}>
          {contradicting > 0 && (
            <span title={t('tallies:contradicting', { count: contradicting })}>
              <span aria-hidden>≠ {contradicting}</span>
              <span className={styles.heard}>{t('tallies:contradicting', { count: contradicting })}</span>
            </span>
          )}
        </span>
      )}
    </span>
  );
}
