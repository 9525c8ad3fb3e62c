import { host } from '#renderer/api.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { actions, keysOf, menus, type Action } from './actions.ts';
import styles from './keyboard-help.module.css';

/** Every key there is, by where it works. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const onDesktop = host.kind === 'electron';
  return (
    <Dialog title={t('shell:keyboard_help')} isOpen onClose={onClose} size="large">
      <div className={styles.menus}>
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
        <section className={styles.menu}>
          <h3 className={styles.heading}>{t('shell:menu_lists')}</h3>
          <dl>
            {listKeys.map(([keys, label]) => (
              <div key={label} className={styles.line}>
                <dt>{t(`shell:${label}`)}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

/** The keys that every list, table and tree has. */
const listKeys: readonly (readonly [keys: string, label: string])[] = [
  ['Enter', 'list_open'],
  ['F2', 'list_rename'],
  ['Shift+ArrowDown', 'list_stretch'],
  ['$mod+a', 'list_all'],
  ['ArrowRight', 'list_expand'],
  ['ArrowLeft', 'list_collapse'],
  ['Alt+ArrowUp', 'list_move'],
  ['Shift+F10', 'list_menu'],
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
