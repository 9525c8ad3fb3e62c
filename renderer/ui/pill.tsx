import { ChevronDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Popover } from 'react-aria-components';
import { cx } from './class-names.ts';
import { found, isCharacter, nothingTyped, typed } from './typeahead.ts';
import listStyles from './list-box.module.css';
import { ChoiceList } from './option-list.tsx';
import type { Option } from './option.ts';
import styles from './select.module.css';

export interface PillProps<Value extends string> {
  label: string;
  /** Hides the label from sight; the choice explains itself. */
  labelHidden?: boolean;
  /** The pill's text for the current choice. */
  summary: string;
  mark?: ReactNode;
  options: readonly Option<Value>[];
  chosen: readonly Value[];
  /** `single` closes after a choice; `multiple` stays open for more. */
  mode: 'single' | 'multiple';
  onChoose: (values: Value[]) => void;
  /** Whether the choice excludes some rows; the border shows it. */
  narrows?: boolean;
  isDisabled?: boolean;
  className?: string | undefined;
}

/**
 * A choice as a pill above a table: “Layer: Wei (main)”. The button remains the same element, so that a key pressed on
 * it always arrives. The list is rendered only while open, because a table may have ten pills.
 */
export function Pill<Value extends string>({
  label,
  labelHidden = false,
  summary,
  mark,
  options,
  chosen,
  mode,
  onChoose,
  narrows = false,
  isDisabled = false,
  className,
}: PillProps<Value>) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const typedSoFar = useRef(nothingTyped);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    // Restore the focus in the same frame, because the next key is meant for the pill.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return undefined;
    // Wherever the caret is, the first Escape closes the list, and only the next one reaches what lies around it.
    const onEscape = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    };
    window.addEventListener('keydown', onEscape, { capture: true });
    return () => window.removeEventListener('keydown', onEscape, { capture: true });
  }, [isOpen]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
    } else if (mode === 'single' && isCharacter(event)) {
      // As in a system list, letters choose an option without opening it.
      const open = options.filter(({ disabled }) => disabled !== true);
      typedSoFar.current = typed(typedSoFar.current, event.key, event.timeStamp);
      const labels = open.map((option) => option.label);
      const at = open.findIndex(({ value }) => chosen.includes(value));
      const next = open[found(labels, typedSoFar.current.text, at)];
      if (next) onChoose([next.value]);
    }
  };
  return (
    <div className={className}>
      <button
        ref={button}
        type="button"
        className={cx(styles.pill, narrows && styles.narrows)}
        // A visible label is the accessible name, so that voice control can use the words on the screen.
        {...(labelHidden ? { 'aria-label': `${summary} ${label}`.trim() } : {})}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        disabled={isDisabled}
        {...(isDisabled ? { 'data-disabled': true } : {})}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={onKeyDown}
      >
        {!labelHidden && <span className={styles.pillLabel}>{label}</span>}{' '}
        <span className={styles.value}>
          {mark}
          <span>{summary}</span>
        </span>
        <ChevronDown size={14} aria-hidden className={styles.chevron} />
      </button>
      {/* Closes at once, so that the next key can open another pill. */}
      {isOpen && (
        <Popover
          // Non-modal: the page need not be restyled, and the pill can take the focus back at once.
          isNonModal
          shouldCloseOnInteractOutside={(element) => button.current?.contains(element) !== true}
          className={listStyles.popover ?? ''}
          offset={4}
          placement="bottom start"
          triggerRef={button}
          isOpen
          onOpenChange={setOpen}
        >
          {/* The popover is outside the page's landmarks, so it gets one of its own, named after the choice. */}
          <section aria-label={label}>
            <ChoiceList
              label={label}
              options={options}
              chosen={chosen}
              mode={mode}
              onChoose={(values) => {
                if (mode === 'single') setOpen(false);
                // Choosing the current option again does not clear it.
                if (mode === 'multiple' || values.length > 0) onChoose(values);
              }}
            />
          </section>
        </Popover>
      )}
    </div>
  );
}
