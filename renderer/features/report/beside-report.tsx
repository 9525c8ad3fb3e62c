import { useWords } from '#renderer/state/words.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Checklist } from './checklists.tsx';
import { ReportPage } from './report-page.tsx';
import { useBesideReport, type Beside } from './report-place.ts';
import styles from './beside-report.module.css';
import { useReports } from './use-report.ts';

/** Beside the text: the page as it is printed with a checklist below, or a checklist alone. */
export function BesideReport() {
  const { t } = useWords();
  const [beside, setBeside] = useBesideReport();
  const reports = useReports().value ?? [];
  const [report] = reports;
  const lists = report?.checklists ?? [];
  const chosen = lists.find(({ name }) => name === beside);
  return (
    <div className={styles.beside}>
      <SegmentedControl<Beside>
        label={t('report_screen:beside')}
        small
        className={styles.besideTabs}
        value={beside}
        onChange={setBeside}
        segments={[
          { value: 'page', label: t('report_screen:page') },
          ...lists.map(({ name }) => ({ value: name, label: name.toUpperCase() })),
        ]}
      />
      {report && !chosen && (
        <>
          <div className={styles.pages}>
            {report.sections.some(({ isOn }) => isOn) ? (
              reports.map((each) => <ReportPage key={each.language} report={each} />)
            ) : (
              <EmptyState sentence={t('report_screen:empty_page')} />
            )}
          </div>
          {lists[0] && (
            <div className={styles.below}>
              <Checklist list={lists[0]} report={report} />
            </div>
          )}
        </>
      )}
      {report && chosen && (
        <div className={styles.alone}>
          <Checklist list={chosen} report={report} />
        </div>
      )}
    </div>
  );
}
