import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { CodesPanel } from './codes-panel.tsx';
import styles from '#renderer/features/navigator/navigator.module.css';
import { PlacesPanel } from '#renderer/features/navigator/places-panel.tsx';
import { SourcesPanel } from '#renderer/features/navigator/sources-panel.tsx';

/** The left column beside a text: the list of sources, and the codes with their counts. */
export function Navigator() {
  return (
    <nav className={styles.navigator}>
      <SourcesOrPlaces />
      <CodesPanel />
    </nav>
  );
}

function SourcesOrPlaces() {
  const { t, language } = useWords();
  const count = useProject((state) => state.tables.source.size);
  const [shown, setShown] = useChoice<'sources' | 'places'>('navigator.shown', 'sources');
  return (
    <Tabs
      className={styles.sources}
      label={t('navigator:sources_or_places')}
      selected={shown}
      onSelect={setShown}
      tabs={[
        {
          id: 'sources',
          label: (
            <>
              {t('sources:title')}{' '}
              <span className={styles.fact}>{new Intl.NumberFormat(language).format(count)}</span>
            </>
          ),
          content: <SourcesPanel />,
        },
        { id: 'places', label: t('navigator:places'), content: <PlacesPanel /> },
      ]}
    />
  );
}
