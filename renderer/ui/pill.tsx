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
  /** The label is for assistive technology only: what is chosen speaks for itself. */
  labelHidden?: boolean;
  /** What the pill says is chosen. */
  summary: string;
  mark?: ReactNode;
  options: readonly Option<Value>[];
  chosen: readonly Value[];
  /** `single` closes with the choice; `multiple` stays open for the next. */
  mode: 'single' | 'multiple';
  onChoose: (values: Value[]) => void;
  /** What is chosen leaves out some of what is listed: an edge of its own says so. */
  narrows?: boolean;
  isDisabled?: boolean;
  className?: string | undefined;
}

/**
 * A choice as a pill above a table: “Layer: Wei (main)”. The button is the same element from first to last, so that a
 * key pressed on it always arrives. Its list is made when it opens: the line above a table may have ten of them.
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
    // What went with the list is given back, and not a frame later: the next key is meant for the pill.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return undefined;
    // Wherever the caret is: first the list is left, and only the next Escape is for what lies around it.
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
      // As in a list of the system: letters choose without opening it.
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
        // Where the label is seen, what is seen is the name: who speaks to the page says it so.
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
      {/* Gone at once when it closes, so that the next key opens another. */}
      {isOpen && (
        <Popover
          // The page stays as it is: it need not be styled anew, and the pill can have the focus back at once.
          isNonModal
          shouldCloseOnInteractOutside={(element) => button.current?.contains(element) !== true}
          className={listStyles.popover ?? ''}
          offset={4}
          placement="bottom start"
          triggerRef={button}
          isOpen
          onOpenChange={setOpen}
        >
          {/* It stands apart from the page: a part of its own, by the name of what is chosen. */}
          <section aria-label={label}>
            <ChoiceList
              label={label}
              options={options}
              chosen={chosen}
              mode={mode}
              onChoose={(values) => {
                if (mode === 'single') setOpen(false);
                // To choose again what is chosen already takes nothing away.
                if (mode === 'multiple' || values.length > 0) onChoose(values);
              }}
            />
          </section>
        </Popover>
      )}
    </div>
  );
}
