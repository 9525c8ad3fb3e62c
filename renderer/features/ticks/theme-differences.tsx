import { useState } from 'react';
import type { Difference, ReconciledTheme } from '#core/ticks/reconciliation.ts';
import type { Shape } from '#core/ticks/sheet.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { sheetPlace } from '#words/sheet-place.ts';
import { comparedInWords } from '#words/tick-agreement.ts';
import type { TicksReconciliation } from '#electron/services/ticks.ts';
import { closeTicks } from '#renderer/common/openers/ticks-desk.ts';
import styles from './ticks.module.css';

/** The differences first. */
const order = [
  'not_coded',
  'not_ticked',
  'not_counted',
  'contradicted',
  'no_passage',
  'not_in_sheet',
] as const;

/** The remarks on a theme's total, and the sources on which the sheet and the project differ; a press opens one. */
export function ThemeDifferences({ theme, found }: { theme: ReconciledTheme; found: TicksReconciliation }) {
  const words = useWords();
  const { t } = words;
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const items = theme.differences.toSorted((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
  const title = t('ticks:differences_of', { theme: theme.name });
  const { doubts, agreement, outside } = comparedInWords(words, found, theme);
  const isHere = theme.codeId !== null;
  const remarks = [
    ...(theme.codeId === null ? [t('ticks:no_code')] : []),
    ...(theme.agreement === 'ticks' ? [t('ticks:stated_ticks')] : []),
    ...doubts,
    // With such sources in the list, agreement on the others would not be visible from an empty list.
    ...(isHere && items.length > 0 && agreement !== null ? [agreement] : []),
    ...(isHere && outside !== null ? [outside] : []),
    ...(theme.again > 0 ? [t('ticks:again', { count: theme.again })] : []),
  ];
  return (
    <section className={styles.differences}>
      <h3 className={styles.heading}>{title}</h3>
      {remarks.map((remark) => (
        <p key={remark} className={styles.quiet}>
          {remark}
        </p>
      ))}
      {isHere && (
        <VirtualList<Difference>
          label={title}
          className={styles.list}
          items={items}
          idOf={({ sourceId }) => sourceId}
          estimate={34}
          render={(item) => <DifferenceLine item={item} shape={found.shape} />}
          grouping={{ of: ({ what }) => what }}
          groupHeading={(what, inGroup) => (
            <>
              {t(`ticks:what_${what as Difference['what']}`)}{' '}
              <span className={styles.quiet}>{inGroup.length}</span>
            </>
          )}
          selected={selected}
          onSelectedChange={select}
          opensOnPress
          onOpen={({ sourceId }) => {
            closeTicks();
            openPlace({ sourceId });
          }}
          empty={<EmptyState sentence={agreement ?? ''} />}
        />
      )}
    </section>
  );
}

function DifferenceLine({ item, shape }: { item: Difference; shape: Shape }) {
  const words = useWords();
  const { t } = words;
  const { title, what, because, unclear, rows } = item;
  const remarks = [
    ...(rows.length > 0 ? [sheetPlace(words, shape, rows.join(t('exports:list.separator')))] : []),
    // For other groups the heading says so.
    ...(rows.length === 0 && what === 'not_ticked' ? [t('ticks:not_in_sheet')] : []),
    ...(because === null ? [] : [t(`ticks:because_${because}`)]),
    ...(unclear === null ? [] : [t('ticks:unclear_here', { value: unclear })]),
  ];
  return (
    <span className={styles.difference}>
      {title} <span className={styles.quiet}>{remarks.join(' · ')}</span>
    </span>
  );
}
