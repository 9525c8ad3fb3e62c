import { ArrowUp } from 'lucide-react';
import type { Ref } from 'react';
import type { HitOrder } from '#core/search/request.ts';
import type { HitRow } from '#electron/services/search.ts';
import { sourceName } from '#renderer/common/sources/source-line.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import { dateInWords, placeInWords } from '#words/citation.ts';
import { HitLines, type HitLinesHandle, type LineChoice } from './hit-lines.tsx';
import type { RowRanges } from './row-ranges.ts';
import styles from './hits.module.css';
import type { HitList } from './use-search.ts';

/** The maximum number of lines; a longer page would be higher than browsers allow. */
export const MAX_LINES = 500_000;

export interface KwicTableProps {
  readonly ref?: Ref<HitLinesHandle>;
  readonly list: HitList;
  readonly order: HitOrder;
  readonly onOrder: (order: HitOrder) => void;
  readonly choice: LineChoice;
  readonly onChoice: (choice: LineChoice) => void;
  readonly onOpen: (row: number) => void;
  readonly onOpenBeside: (row: number) => void;
  readonly menu: (rows: RowRanges) => readonly MenuSection[];
  readonly onView: (from: number, to: number) => void;
  readonly initialOffset: number;
  readonly onOffset: (offset: number) => void;
}

/** Keywords in context: each hit in a line, the keywords aligned. */
export function KwicTable({ list, order, onOrder, ...lines }: KwicTableProps) {
  const { t } = useWords();
  return (
    <HitLines
      {...lines}
      label={t('search:list')}
      count={Math.min(list.total, MAX_LINES)}
      height={30}
      multiple
      head={<KwicHead order={order} onOrder={onOrder} />}
      render={(row) => <KwicRow row={list.pages.row(row)} />}
    />
  );
}

const columns = [
  { order: 'source', className: styles.sourceCell },
  { order: 'left', className: styles.leftCell },
  { order: 'right', className: styles.rightCell },
  { order: null, className: styles.codesCell },
  { order: 'date', className: styles.dateCell },
] as const;

function KwicHead({ order, onOrder }: Pick<KwicTableProps, 'order' | 'onOrder'>) {
  const { t } = useWords();
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.grid}>
        {columns.map(({ order: by, className }) =>
          by === null ? (
            <div key="codes" role="columnheader" className={className}>
              {t('search:columns.codes')}
            </div>
          ) : (
            <div
              key={by}
              role="columnheader"
              aria-sort={by === order ? 'ascending' : 'none'}
              className={className}
            >
              <button
                type="button"
                className={cx(styles.sort, by === order && styles.sorted)}
                title={t(`search:sort_by.${by}`)}
                onClick={() => onOrder(by)}
              >
                {t(`search:columns.${by}`)}
                <ArrowUp size={12} aria-hidden className={styles.arrow} />
              </button>
            </div>
          ),
        )}
      </div>
    </div>
  );
}

function KwicRow({ row }: { row: HitRow | undefined }) {
  const words = useWords();
  const source = useProject((state) => state.tables.source.get(row?.sourceId ?? ''));
  const codes = useProject((state) => state.codebook.byId);
  if (!row || !source) return null;
  const lang = source.language ?? undefined;
  const given = row.codeIds.flatMap((id) => codes.get(id) ?? []);
  return (
    <div role="presentation" className={styles.grid}>
      <div role="gridcell" className={styles.sourceCell} title={source.title}>
        <span className={styles.sourceName}>{sourceName(source, words)}</span>
        <span className={styles.hitPlace}>{placeInWords(words, row)}</span>
      </div>
      <div role="gridcell" className={styles.leftCell} lang={lang}>
        <span>{row.left}</span>
      </div>
      <div role="gridcell" className={styles.rightCell} lang={lang}>
        <mark className={styles.keyword}>{row.hit.replaceAll('\n', ' ')}</mark>
        {row.right}
      </div>
      <div
        role="gridcell"
        className={styles.codesCell}
        title={given.map(({ name }) => name).join(words.t('search:and'))}
      >
        {given.slice(0, 1).map((code) => (
          <CodeSwatch key={code.id} colour={code.colour}>
            {code.name}
          </CodeSwatch>
        ))}
        {given.length > 1 && <span className={styles.moreCodes}>+{given.length - 1}</span>}
      </div>
      <div role="gridcell" className={styles.dateCell}>
        {source.date === null ? '' : dateInWords(words, source.date)}
      </div>
    </div>
  );
}
