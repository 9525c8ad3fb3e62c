import { Pin, TriangleAlert } from 'lucide-react';
import { emptyCell } from '#core/summary-grid/grid-json.ts';
import type { GridRow } from '#core/summary-grid/grid-row.ts';
import { isShown, type GridShow, type PinnedQuote, type WrittenSummary } from '#core/summary-grid/written.ts';
import type { Words } from '#words/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { changesInWords } from '#words/grid-method.ts';
import { countInWords } from '#words/numbers.ts';
import styles from './grid.module.css';

export interface GridCellProps {
  readonly words: Words;
  readonly row: GridRow;
  readonly theme: number;
  readonly summaries: readonly WrittenSummary[];
  readonly quotes: readonly PinnedQuote[];
  readonly show: GridShow;
  /** The working coder: what others wrote is shown under their names. */
  readonly coderId: string | undefined;
  readonly coderName: (id: string) => string;
}

/** What stands in a cell: the words, the number of passages, and marks. */
export function GridCell({ words, row, theme, summaries, quotes, show, coderId, coderName }: GridCellProps) {
  const { t } = words;
  const empty = emptyCell(row, theme);
  const own = summaries.find((summary) => summary.coderId === coderId) ?? summaries[0];
  const changed = summaries.find(({ changes }) => changes !== null);
  const isQuiet = !isShown(show, row.cells[theme]!, summaries);
  return (
    <div className={cx(styles.cell, isQuiet && styles.aside)}>
      <span className={styles.count}>
        {empty === null && (
          <>
            <span aria-hidden>{countInWords(words, row.cells[theme]!.passages)}</span>
            <span className={styles.heard}>
              {t('summary_grid:passages', { count: row.cells[theme]!.passages })}
            </span>
          </>
        )}
      </span>
      {own ? (
        <p className={styles.words}>
          {own.coderId !== coderId && <em>{t('summary_grid:by', { coder: coderName(own.coderId) })} </em>}
          {own.body}
        </p>
      ) : (
        <p className={cx(styles.nothing, empty === null && styles.waiting)}>
          {t(empty === null ? 'summary_grid:no_summary' : `summary_grid:empty.${empty}`)}
        </p>
      )}
      {(changed || quotes.length > 0 || (own && empty !== null)) && (
        <span className={styles.marks}>
          {own && empty !== null && <span className={styles.mark}>{t(`summary_grid:empty.${empty}`)}</span>}
          {changed?.changes && (
            <span className={styles.changed} title={changesInWords(words, changed.changes)}>
              <TriangleAlert size={11} aria-hidden />
              {t('summary_grid:changed')}
            </span>
          )}
          {quotes.length > 0 && (
            <span role="img" aria-label={t('summary_grid:pinned_count', { count: quotes.length })}>
              <Pin size={12} aria-hidden />
            </span>
          )}
        </span>
      )}
    </div>
  );
}
