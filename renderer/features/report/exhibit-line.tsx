import { ChartLine, ListTree, Table2, TriangleAlert } from 'lucide-react';
import type { ReportExhibit } from '#core/report/report.ts';
import { showKept } from '#renderer/features/kept-tables/use-kept.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import styles from './report.module.css';
import { ListInWords } from './runs-in-words.tsx';

/** A table, figure or list within the text: its caption; the page beside shows it as it is printed. */
export function ExhibitLine({ block }: { readonly block: ReportExhibit }) {
  const { t } = useWords();
  switch (block.kind) {
    case 'list':
      return <ListInWords items={block.items} className={styles.list} opensCited />;
    case 'terms':
      return (
        <p className={styles.exhibit}>
          <ListTree size={14} aria-hidden /> {block.terms.map(({ name }) => name).join(' · ')}
        </p>
      );
    case 'problem':
      return (
        <p className={styles.exhibit} role="note">
          <TriangleAlert size={14} aria-hidden />{' '}
          {t('report_screen:problem', { label: block.label, reason: block.reason })}
        </p>
      );
    default: {
      const Sign = block.kind === 'figure' ? ChartLine : Table2;
      const title = block.kind === 'figure' ? block.caption : block.table.caption;
      const { keptId } = block;
      return (
        <p className={styles.exhibit} data-block={block.id}>
          <Sign size={14} aria-hidden />{' '}
          <span>
            {t('report_screen:exhibit', { label: block.label, title })}{' '}
            {keptId !== null && (
              <LinkButton onPress={() => showKept(keptId)}>{t('report_screen:open_exhibit')}</LinkButton>
            )}
          </span>
        </p>
      );
    }
  }
}
