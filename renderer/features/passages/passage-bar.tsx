import { Pin, StickyNote } from 'lucide-react';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import styles from './passage-bar.module.css';

export interface PassageBarProps {
  readonly count: number;
  /** How many of them are scrolled out of view. */
  readonly outOfView: number;
  readonly onClear: () => void;
  readonly acts: {
    readonly addCode: () => void;
    readonly changeCode: () => void;
    readonly stances: readonly MenuSection[];
    readonly voices: readonly MenuSection[];
    readonly memo: () => void;
    readonly pin: () => void;
    readonly remove: () => void;
  } | null;
}

/** The actions on ticked rows, over the end of the list. */
export function PassageBar({ count, outOfView, onClear, acts }: PassageBarProps) {
  const { t } = useWords();
  return (
    <div className={styles.bar} role="toolbar" data-foot aria-label={t('passages:bar')}>
      <span className={styles.barCount}>
        {outOfView > 0 ? t('passages:selected_out', { count, outOfView }) : t('passages:selected', { count })}
      </span>
      <LinkButton onPress={onClear}>{t('passages:clear_selection')}</LinkButton>
      <span className={styles.barGap} />
      {acts && (
        <>
          <Button onPress={acts.addCode}>{t('passages:add_code')}</Button>
          <Button onPress={acts.changeCode}>{t('passages:recode')}</Button>
          <MenuButton label={t('passages:stance_filter')} sections={acts.stances} />
          <MenuButton label={t('passages:voice')} sections={acts.voices} />
          <Button icon={<StickyNote size={14} aria-hidden className={styles.barIcon} />} onPress={acts.memo}>
            {t('passages:memo_act')}
          </Button>
          <Button icon={<Pin size={14} aria-hidden className={styles.barIcon} />} onPress={acts.pin}>
            {t('passages:pin')}
          </Button>
          <Button className={styles.removing} onPress={acts.remove}>
            {t('passages:remove_short')}
          </Button>
        </>
      )}
    </div>
  );
}
