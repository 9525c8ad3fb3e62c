import { ChevronDown } from 'lucide-react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';
import { host } from '#renderer/api.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import listStyles from '#renderer/ui/list-box.module.css';
import { Menu, type MenuEntry, type MenuSection } from '#renderer/ui/menu.tsx';
import { perform, useAvailableActions } from '#renderer/app/services/action-handlers.ts';
import { isInMenus, keysOf, menus, partsOf } from '#renderer/app/services/actions.ts';
import styles from './project-menu.module.css';

/** The project name, which opens a menu of every action available now. */
export function ProjectMenu() {
  const name = useProject((state) => [...state.tables.project.values()][0]?.name ?? state.open?.name ?? '');
  const description = useProject((state) => [...state.tables.project.values()][0]?.description ?? '');
  return (
    <MenuTrigger>
      <Button className={styles.name ?? ''}>
        <span className={styles.words} title={name}>
          {name}
        </span>
        <ChevronDown size={14} aria-hidden className={styles.chevron} />
      </Button>
      <Popover className={cx(listStyles.popover, styles.menu)} offset={4} placement="bottom start">
        {description !== '' && <p className={styles.description}>{description}</p>}
        <AvailableActions />
      </Popover>
    </MenuTrigger>
  );
}

/** The menu itself, which looks for actions only while it is open. */
function AvailableActions() {
  const { t } = useWords();
  const available = useAvailableActions();
  const entriesOf = (menu: string): MenuEntry[] =>
    available
      .filter((action) => action.menu === menu && isInMenus(action))
      .map((action) => ({
        id: action.id,
        label: action.handler.label ?? t(action.label),
        keys: keysOf(action, host.kind === 'electron')[0],
        disabled: action.handler.enabled === false,
        ...(action.handler.checked === undefined ? {} : { checked: action.handler.checked }),
        run: () => perform(action.id),
      }));
  const ofProject = entriesOf('project');
  const parts = partsOf('project').map((part): MenuSection => ({
    entries: ofProject.filter(({ id }) => part.some((action) => action.id === id)),
  }));
  const submenu = (menu: string): MenuEntry => ({
    id: menu,
    label: t(`shell:menu_${menu}`),
    items: [{ entries: entriesOf(menu) }],
  });
  const others = menus.filter((menu) => menu !== 'project' && menu !== 'help' && entriesOf(menu).length > 0);
  return (
    <Menu
      label={t('shell:menu_project')}
      sections={[{ entries: others.map(submenu) }, ...parts, { entries: entriesOf('help') }]}
    />
  );
}
