import { perform } from '#renderer/app/services/action-handlers.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Strip } from '#renderer/ui/strip.tsx';
import { shownKinds, useShownKind } from './kinds.ts';

/** The kinds of analysis below the tabs; at the right end the kept tables and figures. */
export function AnalysisStrip() {
  const { t } = useWords();
  const kept = useProject((state) => state.tables.keptTable.size);
  return (
    <Strip
      label={t('analysis:strip')}
      here={useShownKind()}
      items={shownKinds.map((kind) => ({
        id: kind,
        title: t(`analysis:kinds.${kind}`),
        open: () => perform(`go.${kind}`),
        ...(kind === 'tables' ? { isApart: true, count: kept } : {}),
      }))}
    />
  );
}
