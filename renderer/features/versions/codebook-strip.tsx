import { show, useWorkspace } from '#renderer/state/workspace.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Strip } from '#renderer/ui/strip.tsx';
import { showVersions, useVersionsPart } from '#renderer/common/openers/versions-view.ts';
import { useVersionList } from './use-versions.ts';

/** The codes, their versions and the completeness of their definitions share a tab: the line below it chooses. */
export function CodebookStrip() {
  const { t } = useWords();
  const screen = useWorkspace((state) => state.screen);
  const codes = useProject((state) => state.codebook.inOrder.length);
  const [part] = useVersionsPart();
  const { value } = useVersionList();
  return (
    <Strip
      label={t('versions:strip')}
      here={screen === 'versions' ? part : 'codes'}
      items={[
        { id: 'codes', title: t('versions:parts.codes'), open: () => show('codebook'), count: codes },
        {
          id: 'versions',
          title: t('versions:parts.versions'),
          open: () => showVersions(),
          count: value?.versions.length ?? 0,
        },
        {
          id: 'completeness',
          title: t('versions:parts.completeness'),
          open: () => showVersions('completeness'),
        },
      ]}
    />
  );
}
