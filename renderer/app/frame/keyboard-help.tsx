import { host } from '#renderer/api.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { Action } from '#renderer/app/services/action.ts';
import { actions, keysOf, menus, type KnownAction } from '#renderer/app/services/actions.ts';
import styles from './keyboard-help.module.css';

/** Lists every keyboard shortcut by the place where it works. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const onDesktop = host.kind === 'electron';
  return (
    <Dialog title={t('shell:keyboard_help')} isOpen onClose={onClose} size="large">
      {/* The dialog is taller than the window and holds nothing else to focus, so this element takes the arrow keys for
          scrolling. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.menus} tabIndex={0} role="group" aria-label={t('shell:keyboard_help')}>
        {menus.map((menu) => {
          const keyed = withoutRepetitions(
            actions.filter((action) => action.menu === menu && hasKeys(action, onDesktop)),
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
        {controlKeys.map(([heading, lines]) => (
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

/** Keys shared by every list, table and tree. */
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

/** Keys of controls, which mean the same on every screen. */
const controlKeys: readonly (readonly [heading: string, lines: readonly KeyLine[]])[] = [
  ['shell:menu_lists', listKeys],
  ['shell:menu_dialogs', [['$mod+Enter', 'shell:dialog_submit']]],
];

function hasKeys(action: Action, onDesktop: boolean): boolean {
  const { writingKeys = [], browserKeys = [] } = action;
  return keysOf(action, onDesktop).length + writingKeys.length + browserKeys.length > 0;
}

/** The actions without repetitions: actions with the same label and keys on several screens appear once. */
function withoutRepetitions(keyed: readonly KnownAction[]): readonly KnownAction[] {
  const lines = new Map(keyed.map((action) => [`${action.label} ${action.keys?.join(' ') ?? ''}`, action]));
  return [...lines.values()];
}

function Line({ action, onDesktop }: { action: Action; onDesktop: boolean }) {
  const { t } = useWords();
  const { writingKeys = [], browserKeys = [] } = action;
  const keys = [...keysOf(action, onDesktop), ...browserKeys];
  // A key that works both in reading and in writing is listed once.
  const whileWriting = writingKeys.filter((press) => !keys.includes(press));
  return (
    <div className={styles.line}>
      <dt>{t(action.label)}</dt>
      <dd>
        <Presses keys={keys} isRow={action.row === true} />
        {whileWriting.length > 0 && (
          <>
            <span className={styles.where}>{t('shell:while_writing')}</span>
            <Presses keys={whileWriting} isRow={action.row === true} />
          </>
        )}
      </dd>
    </div>
  );
}

function Presses({ keys, isRow }: { keys: readonly string[]; isRow: boolean }) {
  if (isRow) return <Kbd keys={keys[0] ?? ''} to={keys.at(-1)} />;
  return keys.map((press) => <Kbd key={press} keys={press} />);
}
