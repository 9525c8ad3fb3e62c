import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';
import { isMachine } from '#core/program-origin.ts';
import { api } from '#renderer/api.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { sitDownAs } from '#renderer/state/sit-down.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import listStyles from '#renderer/ui/list-box.module.css';
import { Menu } from '#renderer/ui/menu.tsx';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { CoderDialog } from '#renderer/app/services/coder-dialog.tsx';
import styles from './coder-menu.module.css';
import { showError } from '#renderer/app/notices/show-error.ts';

/**
 * Shows which coder works in this window and lets the analyst choose another. Counts follow their own layer, not this
 * coder.
 */
export function CoderMenu() {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const path = useProject((state) => state.open?.path);
  const readOnly = useProject((state) => state.open?.readOnly ?? false);
  const coders = useProject((state) => state.tables.coder);
  const mainId = useProject((state) => [...state.tables.project.values()][0]?.mainCoderId);
  const chosenId = useWorkspace((state) => (path === undefined ? undefined : state.coderIds[path]));
  const working = coders.get(chosenId ?? '') ?? coders.get(mainId ?? '');
  if (path === undefined || !working) return null;

  const nameOf = (id: string, name: string) => (id === mainId ? t('shell:main_coder', { name }) : name);
  return (
    <>
      <MenuTrigger>
        <Button className={styles.chip ?? ''}>
          <span className={styles.label}>{t('shell:working_as')}</span>
          {nameOf(working.id, working.name)}
          <ChevronDown size={14} aria-hidden className={styles.chevron} />
        </Button>
        <Popover className={cx(listStyles.popover, styles.menu)} offset={4} placement="bottom end">
          <Menu
            label={t('shell:working_as')}
            sections={[
              {
                entries: [...coders.values()]
                  .filter((coder) => !isMachine(coder))
                  .map(({ id, name }) => ({
                    id,
                    label: nameOf(id, name),
                    checked: id === working.id,
                    run: () => sitDownAs(path, id),
                  })),
              },
              {
                entries: readOnly
                  ? []
                  : [
                      { id: 'add', label: t('shell:add_coder'), run: () => setAdding(true) },
                      ...(working.kind === 'person'
                        ? [
                            {
                              id: 'main',
                              label: t('shell:make_main_coder', { name: working.name }),
                              disabled: working.id === mainId,
                              run: () =>
                                void api.project.update({ mainCoderId: working.id }).catch(showError),
                            },
                          ]
                        : []),
                    ],
              },
              {
                entries: [
                  { id: 'all', label: t('coders:action'), run: () => void perform('project.coders') },
                ],
              },
            ]}
          />
        </Popover>
      </MenuTrigger>
      {adding && <CoderDialog onClose={() => setAdding(false)} onAdded={(id) => sitDownAs(path, id)} />}
    </>
  );
}
