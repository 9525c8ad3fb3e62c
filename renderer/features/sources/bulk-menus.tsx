import { useMemo } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { sourceMenu } from './source-menu.tsx';
import type { SourceRow } from '#renderer/common/sources/source-row.ts';
import styles from './sources.module.css';
import type { SourceQuestion } from './source-question.tsx';
import type { Words } from '#words/words.ts';
import { projectStore } from '#renderer/state/project.ts';

interface BulkMenusProps {
  /** All rows that pass the filter. */
  shown: readonly SourceRow[];
  /** The number of all sources. */
  total: number;
  chosen: ReadonlySet<string>;
  readOnly: boolean;
  ask: (question: SourceQuestion) => void;
}

/** Actions on all selected sources, and on all that the filter shows. */
export function BulkMenus({ shown, total, chosen, readOnly, ask }: BulkMenusProps) {
  const words = useWords();
  const { t } = words;
  const picked = useMemo(
    () => (chosen.size === 0 ? [] : shown.filter(({ source }) => chosen.has(source.id))),
    [shown, chosen],
  );
  const some = shownOf(words, shown.length, total);
  if (readOnly) return shown.length < total && <span className={styles.shown}>{some}</span>;
  return (
    <span className={styles.bulk}>
      {picked.length > 1 && (
        <MenuButton
          size="small"
          label={t('sources:with_chosen', { count: picked.length })}
          sections={() => sourceMenu(words, projectStore.getState().tables, picked, ask)}
        />
      )}
      <MenuButton
        size="small"
        tone="quiet"
        isDisabled={shown.length === 0}
        label={shown.length < total ? some : t('sources:with_all', { count: total })}
        sections={() => sourceMenu(words, projectStore.getState().tables, shown, ask)}
      />
    </span>
  );
}

/** How many of the sources are shown: “12 of 82”. */
export function shownOf({ t, language }: Words, shown: number, total: number): string {
  const number = new Intl.NumberFormat(language);
  return t('sources:shown', { shown: number.format(shown), total: number.format(total) });
}
