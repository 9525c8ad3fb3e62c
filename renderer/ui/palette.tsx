import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { cx } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import { movedTo } from './move.ts';
import styles from './palette.module.css';

/** One entry of a Palette. */
export interface PaletteItem {
  readonly id: string;
  /** The plain text. */
  readonly text: string;
  /** What is drawn, such as the text with matches marked; defaults to the text. */
  readonly label?: ReactNode;
  /** Muted, after the label. */
  readonly detail?: ReactNode;
  /** Before the label: a CodeSwatch or an icon. */
  readonly mark?: ReactNode;
  readonly keys?: string | undefined;
  /** Consecutive entries of the same group stand under its heading. */
  readonly group?: string;
  readonly disabled?: boolean;
  /** Why it is disabled, in a few words; always seen whole. */
  readonly why?: string;
}

export interface PaletteProps {
  label: string;
  placeholder: string;
  /** The entries for the typed text, best first. Only the first hundred are drawn. */
  search: (query: string) => readonly PaletteItem[];
  onChoose: (item: PaletteItem, query: string) => void;
  /** Creates something from the typed text: by Ctrl-Enter or the last entry. `beside` is the entry that was active. */
  create?: {
    label: (query: string, beside: PaletteItem | undefined) => string;
    run: (query: string, beside: PaletteItem | undefined) => void;
  };
  /** Keys with other meanings than choosing. Returns whether the key was handled. */
  onKey?: (event: KeyboardEvent<HTMLInputElement>, query: string, active: PaletteItem | undefined) => boolean;
  onClose: () => void;
  /** Shown when nothing matches. */
  emptyText: string;
  defaultQuery?: string;
  /**
   * `false` for a palette that is a part of the screen and takes the focus only when asked; otherwise it opened to be
   * typed in.
   */
  autoFocus?: boolean;
  footer?: ReactNode;
  className?: string | undefined;
}

/** How many entries are drawn; nobody reads more. */
const MAX_LINES = 100;

/**
 * A search field with its matching entries: actions, codes and so on. Keys pressed during composition go to the input
 * method.
 */
export function Palette({
  label,
  placeholder,
  search,
  onChoose,
  create,
  onKey,
  onClose,
  emptyText,
  defaultQuery = '',
  autoFocus = true,
  footer,
  className,
}: PaletteProps) {
  const { t } = useWords();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState(defaultQuery);
  const [active, setActive] = useState(0);
  const found = useMemo(() => search(query).slice(0, MAX_LINES), [search, query]);
  const typed = query.trim();
  const creates = create !== undefined && typed !== '';
  const count = found.length + (creates ? 1 : 0);
  const beside = found[Math.min(active, found.length - 1)];

  const go = (index: number) => {
    setActive(index);
    list.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (index: number) => {
    const item = found[index];
    if (item && !item.disabled) onChoose(item, typed);
    else if (!item && creates) create.run(typed, beside);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (onKey?.(event, typed, found[active])) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key === 'Enter') {
      if ((event.ctrlKey || event.metaKey) && creates) create.run(typed, beside);
      else choose(active);
    } else if (event.key === 'Escape') {
      onClose();
    } else if (event.key === 'Home' || event.key === 'End') {
      return;
    } else {
      const target = movedTo(event.key, active, { count, page: 10 });
      if (target === null) return;
      go(wrapped(event.key, active, target, count));
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={cx(styles.palette, className)}>
      <input
        // A palette is opened to type in it.
        autoFocus={autoFocus}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={count > 0 ? `${id}-${active}` : undefined}
        className={styles.input}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} role="listbox" aria-label={label} className={styles.list}>
        {found.map((item, index) => (
          <div key={item.id} role="presentation">
            {item.group !== undefined && item.group !== found[index - 1]?.group && (
              <div role="presentation" className={styles.group}>
                {item.group}
              </div>
            )}
            <div
              role="option"
              id={`${id}-${index}`}
              data-index={index}
              aria-selected={index === active}
              aria-disabled={item.disabled}
              className={cx(styles.item, index === active && styles.active)}
              onPointerMove={() => setActive(index)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(index)}
            >
              {item.mark}
              <span className={styles.label}>
                {item.label ?? item.text}{' '}
                {item.detail !== undefined && (
                  <span className={styles.detail} aria-hidden={typeof item.detail !== 'string'}>
                    {item.detail}
                  </span>
                )}
              </span>
              {item.why !== undefined && <span className={styles.why}>{item.why}</span>}
              {item.keys !== undefined && (
                <span aria-hidden>
                  <Kbd keys={item.keys} />
                </span>
              )}
            </div>
          </div>
        ))}
        {creates && (
          <div
            role="option"
            id={`${id}-${found.length}`}
            data-index={found.length}
            aria-selected={active === found.length}
            className={cx(styles.item, styles.create, active === found.length && styles.active)}
            onPointerMove={() => setActive(found.length)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(found.length)}
          >
            <span className={styles.label}>{create.label(typed, beside)}</span>
            <Kbd keys="$mod+Enter" />
          </div>
        )}
        {count === 0 && <div className={styles.empty}>{emptyText}</div>}
      </div>
      {footer !== undefined && <div className={styles.footer}>{footer}</div>}
      <span role="status" className={styles.heard}>
        {t('ui:results', { count: found.length })}
      </span>
    </div>
  );
}

/** Makes the arrow keys wrap around at both ends. */
function wrapped(key: string, from: number, to: number, count: number): number {
  if (from !== to) return to;
  if (key === 'ArrowDown') return 0;
  return key === 'ArrowUp' ? count - 1 : to;
}
