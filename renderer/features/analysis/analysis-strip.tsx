import { perform } from '#renderer/app/services/action-handlers.ts';
import { ReportStrip } from '#renderer/features/report/report-strip.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Strip } from '#renderer/ui/strip.tsx';
import { shownKinds, useShownKind } from './kinds.ts';

/** The kinds of analysis below the tabs; at the right end what is made of them: kept tables and figures, the report. */
export function AnalysisStrip() {
  const { t } = useWords();
  const kept = useProject((state) => state.tables.keptTable.size);
  const here = useShownKind();
  return (
    <>
      <Strip
        label={t('analysis:strip')}
        here={here}
        items={shownKinds.map((kind) => ({
          id: kind,
          title: t(`analysis:kinds.${kind}`),
          open: () => perform(`go.${kind}`),
          ...(kind === 'tables' ? { isApart: true, count: kept } : {}),
        }))}
      />
      {here === 'report' && <ReportStrip />}
    </>
  );
}
