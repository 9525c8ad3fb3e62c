import { useExchanges } from '#renderer/common/imports/use-exchanges.ts';
import { closeImports, openImports } from '#renderer/common/openers/imports-place.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { show } from '#renderer/state/workspace.ts';
import { useWords } from '#renderer/state/words.ts';
import { TwinHeading } from '#renderer/ui/twin-heading.tsx';

/** The heading of three screens that share a tab: sources, respondents, and imports. */
export function SourceTwins({ here }: { here: 'sources' | 'respondents' | 'imports' }) {
  const { t } = useWords();
  const runs = useProject((state) => state.tables.importRun);
  const exchanges = useExchanges();
  const hasImports = runs.size + exchanges.length > 0;
  return (
    <TwinHeading
      here={here}
      twins={[
        {
          id: 'sources',
          title: t('shell:screen_sources'),
          open: () => {
            closeImports();
            show('sources');
          },
        },
        {
          id: 'respondents',
          title: t('shell:screen_respondents'),
          open: () => {
            closeImports();
            show('respondents');
          },
        },
        ...(hasImports || here === 'imports'
          ? [{ id: 'imports', title: t('imports:imports'), open: () => openImports() }]
          : []),
      ]}
    />
  );
}
