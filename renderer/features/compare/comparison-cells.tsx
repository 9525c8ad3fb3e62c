// The contents of a comparison's cells.
import { verdictInWords } from '#words/comparison-figure.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import type { Words } from '#words/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import styles from './compare.module.css';
import { countCell, type ComparisonLine, type CountColumn } from '#words/comparison-lines.ts';

/** A theme with its colour, second name and marks. */
export function Name({ line, words: { t } }: { line: ComparisonLine; words: Words }) {
  const { name, name2, above, colour, depth, prompted, theme } = line;
  return (
    <span
      className={styles.name}
      style={depth === 0 ? undefined : { paddingInlineStart: `calc(${depth * 16}rem / 13)` }}
      title={[...above, name].join(' › ')}
    >
      <CodeSwatch colour={colour} />
      <span className={styles.nameWords}>
        <span className={cx(depth === 0 && styles.strong)}>{name}</span>
        {name2 !== '' && <span className={styles.second}>{name2}</span>}
      </span>
      {prompted !== '' && (
        <Mark sign={prompted} meaning={t(`compare:prompted.${prompted === '◇' ? 'yes' : 'partly'}`)} />
      )}
      {theme.bornLate > 0 && <Mark sign="◔" meaning={t('compare:born_late', { count: theme.bornLate })} />}
    </span>
  );
}

/** A mark that explains itself in a tooltip and to screen readers. */
function Mark({ sign, meaning }: { sign: string; meaning: string }) {
  return (
    <span className={styles.mark} role="img" aria-label={meaning} title={meaning}>
      {sign}
    </span>
  );
}

interface CountProps {
  column: CountColumn;
  line: ComparisonLine;
  /** The longest bar of the table; null if there is no room for bars. */
  longest: number | null;
  /** Whether any cell of the column shows a share, so that all reserve the space. */
  hasShares: boolean;
  /** Whether the rank of the count is shown beside it. */
  withRank: boolean;
  words: Words;
}

/** A count with its base, bar, share and rank. */
export function Count({ column, line, longest, hasShares, withRank, words }: CountProps) {
  const cell = countCell(words, column, line.theme);
  if (cell === null) {
    const why = column.reason === null ? words.t('compare:nobody') : reasonSentence(words, column.reason);
    return (
      <span role="img" className={styles.quiet} aria-label={why} title={why}>
        –
      </span>
    );
  }
  const isRank = column.what === 'rank';
  return (
    <span className={cx(styles.count, isRank && styles.secondary)}>
      {longest !== null && cell.bar !== null && cell.bar > 0 && (
        <span
          className={styles.bar}
          style={{ width: `max(2px, calc(${(cell.bar / longest) * 36}rem / 13))` }}
          aria-hidden
        />
      )}
      {cell.of === '' ? (
        <span className={cx(column.what === 'side' && styles.strong)}>{cell.count}</span>
      ) : (
        <span>
          <b className={styles.strong}>{cell.count}</b> {cell.of}
        </span>
      )}
      {hasShares && <span className={styles.share}>{cell.share}</span>}
      {withRank && <Rank rank={line.theme[column.side].rank} words={words} />}
    </span>
  );
}

function Rank({ rank, words: { t } }: { rank: number | null; words: Words }) {
  if (rank === null) return <span className={styles.ranked} />;
  const ranked = t('compare:ranked', { rank });
  return (
    <span className={styles.ranked} title={ranked} role="img" aria-label={ranked}>
      #{rank}
    </span>
  );
}

/** The analyst's verdict, or that there is none yet. */
export function Verdict({ line: { verdict, stale }, words }: { line: ComparisonLine; words: Words }) {
  const value = verdict?.value ?? null;
  if (value === null) return <span className={styles.quiet}>{words.t('comparison:verdict.none')}</span>;
  return (
    <span className={styles.verdict}>
      <span className={cx(styles.dot, styles[value])} aria-hidden />
      <span className={cx(styles.wrapped, stale && styles.stale)}>
        {verdictInWords(words, { value, stale })}
      </span>
    </span>
  );
}
