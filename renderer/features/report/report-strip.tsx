import { perform } from '#renderer/app/services/action-handlers.ts';
import { useWords } from '#renderer/state/words.ts';
import { Strip } from '#renderer/ui/strip.tsx';
import { reportParts, useReportPart } from './report-place.ts';

/** The parts of the report, below the kinds of analysis, and the annex that belongs to it. */
export function ReportStrip() {
  const { t } = useWords();
  const [part, setPart] = useReportPart();
  return (
    <Strip
      label={t('report_screen:strip')}
      here={part}
      items={[
        ...reportParts.map((id) => ({
          id,
          title: t(`report_screen:parts.${id}`),
          open: () => setPart(id),
        })),
        { id: 'annex', title: t('report_screen:annex'), open: () => perform('project.annex') },
      ]}
    />
  );
}
