import { show } from '#renderer/state/workspace.ts';
import { useWords } from '#renderer/state/words.ts';
import { TwinHeading } from '#renderer/ui/twin-heading.tsx';

/** The heading of two screens that share a tab: history and snapshots. */
export function HistoryTwins({ here }: { here: 'history' | 'snapshots' }) {
  const { t } = useWords();
  return (
    <TwinHeading
      here={here}
      twins={(['history', 'snapshots'] as const).map((screen) => ({
        id: screen,
        title: t(`shell:screen_${screen}`),
        open: () => show(screen),
      }))}
    />
  );
}
