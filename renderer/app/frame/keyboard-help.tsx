import { host } from '#renderer/api.ts';
import { textKeys } from '#renderer/features/reader/text-keys.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { actions, keysOf, menus, type Action } from '#renderer/app/services/actions.ts';
import styles from './keyboard-help.module.css';

/** Every key there is, by where it works. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const onDesktop = host.kind === 'electron';
  return (
    <Dialog title={t('shell:keyboard_help')} isOpen onClose={onClose} size="large">
      {/* There is nothing else in it to go to, and it is longer than the window: the arrows scroll it from here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.menus} tabIndex={0} role="group" aria-label={t('shell:keyboard_help')}>
        {menus.map((menu) => {
          const keyed = actions.filter(
            (action) => action.menu === menu && keysOf(action, onDesktop).length > 0,
          );
          if (keyed.length === 0) return null;
          return (
            <section key={menu} className={styles.menu}>
              <h3 className={styles.heading}>{t(`shell:menu_${menu}`)}</h3>
              <dl>
                {keyed.map((action) => (
                  <Line key={action.id} action={action} onDesktop={onDesktop} />
                ))}
              </dl>
            </section>
          );
        })}
        {placeKeys.map(([heading, lines]) => (
          <section key={heading} className={styles.menu}>
            <h3 className={styles.heading}>{t(heading)}</h3>
            <dl>
              {lines.map(([keys, label]) => (
                <div key={label} className={styles.line}>
                  <dt>{t(label)}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

type KeyLine = readonly [keys: string, label: string];

/** The keys that every list, table and tree has. */
const listKeys: readonly KeyLine[] = [
  ['Enter', 'shell:list_open'],
  ['Shift+Enter', 'beside:open'],
  ['F2', 'shell:list_rename'],
  ['Shift+ArrowDown', 'shell:list_stretch'],
  ['$mod+a', 'shell:list_all'],
  ['ArrowRight', 'shell:list_expand'],
  ['ArrowLeft', 'shell:list_collapse'],
  ['Alt+ArrowUp', 'shell:list_move'],
  ['Alt+Shift+ArrowRight', 'shell:list_nest'],
  ['Shift+F10', 'shell:list_menu'],
];

/** Keys that belong to a place on the screen rather than to an action. */
const placeKeys: readonly (readonly [heading: string, lines: readonly KeyLine[]])[] = [
  ['reader:keys_in_text', textKeys],
  ['shell:menu_lists', listKeys],
  ['shell:menu_dialogs', [['$mod+Enter', 'shell:dialog_submit']]],
];

function Line({ action, onDesktop }: { action: Action; onDesktop: boolean }) {
  const { t } = useWords();
  const keys = keysOf(action, onDesktop);
  return (
    <div className={styles.line}>
      <dt>{t(action.label)}</dt>
      <dd>
        {action.row ? (
          <Kbd keys={keys[0] ?? ''} to={keys.at(-1)} />
        ) : (
          keys.map((press) => <Kbd key={press} keys={press} />)
        )}
      </dd>
    </div>
  );
}
