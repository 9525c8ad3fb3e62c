import { MoreHorizontal } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useChosenPair } from '#renderer/common/openers/versions-view.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { dateInWords } from '#words/citation.ts';
import type { ListedVersion } from '#electron/services/versions.ts';
import { KeepDialog, RenameDialog } from './keep-dialog.tsx';
import { NOW, pairOf, pairWith, useVersionList } from './use-versions.ts';
import styles from './versions.module.css';

/** Now and the versions, newest first: two of them are compared. */
export function VersionList() {
  const words = useWords();
  const { t } = words;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const { value: listed } = useVersionList();
  const [chosen, choose] = useChosenPair();
  const [dialog, setDialog] = useState<'keep' | ListedVersion | null>(null);
  const list = useRef<HTMLUListElement>(null);
  if (!listed || listed.versions.length === 0) return null;
  const pair = pairOf(listed, chosen);
  const last = listed.versions.at(-1);
  const since = listed.changesSince ?? 0;
  const pick = (id: string): void => {
    if (pair) choose(pairWith(listed, pair, id));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-version]') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = buttons[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  };
  const removeVersion = async ({ id, number }: ListedVersion): Promise<void> => {
    await api.versions.remove({ id });
    notify(t('versions:removed', { number }));
  };
  return (
    <div className={styles.navigator}>
      <SectionHeading after={t('versions:older_newer')} className={styles.navigatorHead}>
        {t('versions:compare_two')}
      </SectionHeading>
      <ul ref={list} aria-label={t('versions:list')} className={styles.versions}>
        <VersionLine
          id={NOW}
          title={t('versions:now')}
          lines={[
            since === 0
              ? t('versions:no_changes_since', { number: last?.number ?? 0 })
              : t('versions:changes_since', { count: since, number: last?.number ?? 0 }),
          ]}
          isChosen={pair?.includes(NOW) ?? false}
          onPick={pick}
          onKeyDown={onKeyDown}
        />
        {listed.versions.toReversed().map((version) => (
          <VersionLine
            key={version.id}
            id={version.id}
            title={t('versions:version', { number: version.number })}
            name={version.name}
            lines={[
              dateInWords(words, version.at),
              [
                version.codes === null
                  ? t('versions:nothing')
                  : t('versions:codes', { count: version.codes }),
                ...(version.reason === '' ? [] : [t('versions:reason', { reason: version.reason })]),
              ].join(' · '),
            ]}
            isChosen={pair?.includes(version.id) ?? false}
            onPick={pick}
            onKeyDown={onKeyDown}
            menu={
              readOnly
                ? null
                : {
                    label: t('versions:menu', { number: version.number }),
                    change: () => setDialog(version),
                    remove: () => void removeVersion(version).catch(showError),
                  }
            }
          />
        ))}
      </ul>
      {!readOnly && (
        <div className={styles.keep}>
          <Button onPress={() => setDialog('keep')}>{t('versions:keep')}</Button>
        </div>
      )}
      {dialog === 'keep' && <KeepDialog next={nextNumber(listed.versions)} onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'keep' && (
        <RenameDialog version={dialog} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}

/** The number that the next version gets. */
export function nextNumber(versions: readonly { readonly number: number }[]): number {
  return Math.max(0, ...versions.map(({ number }) => number)) + 1;
}

interface VersionLineProps {
  readonly id: string;
  readonly title: string;
  readonly name?: string;
  readonly lines: readonly string[];
  readonly isChosen: boolean;
  readonly onPick: (id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly menu?: { readonly label: string; readonly change: () => void; readonly remove: () => void } | null;
}

function VersionLine({ id, title, name, lines, isChosen, onPick, onKeyDown, menu = null }: VersionLineProps) {
  const { t } = useWords();
  return (
    <li className={cx(styles.version, isChosen && styles.chosen)}>
      <button
        type="button"
        data-version
        aria-pressed={isChosen}
        className={styles.versionButton}
        onClick={() => onPick(id)}
        onKeyDown={onKeyDown}
      >
        <span aria-hidden className={styles.radio} />
        <span className={styles.versionWords}>
          <span>
            <b>{title}</b>
            {name === undefined ? '' : ` ${name}`}
          </span>
          {lines.map((line) => (
            <span key={line} className={styles.small}>
              {line}
            </span>
          ))}
        </span>
      </button>
      {menu && (
        <MenuButton
          label={menu.label}
          iconOnly
          size="small"
          icon={<MoreHorizontal size={15} aria-hidden />}
          sections={[
            {
              entries: [
                { id: 'change', label: t('versions:change'), run: menu.change },
                { id: 'remove', label: t('versions:remove'), run: menu.remove },
              ],
            },
          ]}
        />
      )}
    </li>
  );
}
