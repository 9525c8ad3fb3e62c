import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { actionNamed, keysOf, type ActionId } from '#renderer/app/services/actions.ts';
import { isPress } from '#renderer/app/services/shortcuts.ts';
import { useWords } from '#renderer/state/words.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import styles from './find-bar.module.css';

export interface FindBarProps {
  readonly query: string;
  /** The index of the current match; ignored if there is none. */
  readonly index: number;
  readonly count: number;
  /** Rises when the bar is asked for again, to select its words again. */
  readonly asked: number;
  readonly onQuery: (query: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/** Finds words in this text, from a single Chinese character on. */
export function FindBar({ query, index, count, asked, onQuery, onStep, onClose }: FindBarProps) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
    // Asking again returns the focus to the field.
  }, [asked]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const isAsked = (id: ActionId): boolean =>
      keysOf(actionNamed(id), false).some((press) => isPress(event.nativeEvent, press));
    if (isAsked('find.next')) onStep(1);
    else if (isAsked('find.previous')) onStep(-1);
    else if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') onStep(1);
    else if (event.key === 'ArrowUp') onStep(-1);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <search className={styles.bar}>
      <input
        ref={field}
        className={styles.field}
        aria-label={t('reader:find')}
        placeholder={t('reader:find')}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span role="status" className={styles.count}>
        {query === ''
          ? ''
          : count === 0
            ? t('reader:found_none')
            : t('reader:found_at', { index: index + 1, count })}
      </span>
      <IconButton
        label={t('reader:find_previous')}
        keys="Shift+Enter"
        size="small"
        isDisabled={count === 0}
        onPress={() => onStep(-1)}
      >
        <ChevronUp size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('reader:find_next')}
        keys="Enter"
        size="small"
        isDisabled={count === 0}
        onPress={() => onStep(1)}
      >
        <ChevronDown size={16} aria-hidden />
      </IconButton>
      <IconButton label={t('reader:find_close')} keys="Escape" size="small" onPress={onClose}>
        <X size={16} aria-hidden />
      </IconButton>
    </search>
  );
}
