import { Search } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Screen } from '#renderer/state/workspace-state.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { shownKey } from '#renderer/app/services/actions.ts';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { CoderMenu } from './coder-menu.tsx';
import { PanelButton } from './panel-button.tsx';
import { ProjectMenu } from './project-menu.tsx';
import { screenOrder, screens, tabOf } from './screens.ts';
import styles from './top-bar.module.css';

export interface TopBarProps {
  readonly screen: Screen | null;
  /** Whether the panel on each side is open; null where its border or rail already opens it. */
  readonly panels: Readonly<Record<'navigator' | 'inspector', boolean | null>>;
}

/** The project menu, the tabs, the search field, the working coder, and buttons for hidden panels. */
export function TopBar({ screen, panels: { navigator, inspector } }: TopBarProps) {
  const { t } = useWords();
  const tab = tabOf(screen);
  return (
    <header className={styles.bar}>
      {navigator !== null && <PanelButton panel="navigator" isOpen={navigator} />}
      <ProjectMenu />
      <nav aria-label={t('shell:screens')} className={styles.tabs}>
        {screenOrder
          .filter((each) => screens[each])
          .map((each) => (
            <button
              key={each}
              type="button"
              aria-current={each === tab ? 'page' : undefined}
              className={cx(styles.tab, each === tab && styles.current)}
              onClick={() => perform(`go.${each}`)}
            >
              {t(`shell:screen_${each}`)}
            </button>
          ))}
      </nav>
      <Button className={styles.search ?? ''} onPress={() => perform('view.palette')}>
        <Search size={14} aria-hidden />
        <span className={styles.searchWords}>{t('shell:search_field')}</span>
        <Kbd keys={shownKey('view.palette')} />
      </Button>
      <CoderMenu />
      {inspector !== null && <PanelButton panel="inspector" isOpen={inspector} />}
    </header>
  );
}
