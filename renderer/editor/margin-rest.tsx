import { useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { cx } from '#renderer/ui/class-names.ts';
import type { MarginRest } from './margin-labels.ts';
import type { SurfaceCoding } from './surface-coding.ts';
import styles from './margin.module.css';

interface OfCodings {
  readonly codings: ReadonlyMap<string, SurfaceCoding>;
  readonly focusedId: string | null;
  readonly onHover: (id: string | null) => void;
  readonly onChoose: (id: string) => void;
}

interface MarginRestProps extends OfCodings {
  readonly rest: MarginRest;
  /** The cluster whose unlabelled codings are listed. */
  readonly openRestId: string | null;
  /** Names the unlabelled codings of a cluster: “+7 more codings here”. */
  readonly restLabel: (count: number) => string;
  readonly onOpenRest: (id: string | null) => void;
}

/**
 * “+n”: codings that have bars but no label. Pressing it opens a list below it, beside the text and never over it;
 * arrow keys move through the list, Enter focuses a coding. The list stays open until Escape or a second press.
 */
export function MarginRestList({
  rest,
  codings,
  focusedId,
  openRestId,
  restLabel,
  onHover,
  onChoose,
  onOpenRest,
}: MarginRestProps) {
  const isOpen = openRestId === rest.id;
  const chip = useRef<HTMLButtonElement>(null);
  const place = { top: rest.top, '--left': `${rest.left}px` } as CSSProperties;
  const close = (): void => {
    chip.current?.focus({ preventScroll: true });
    onOpenRest(null);
  };
  return (
    <li>
      <button
        ref={chip}
        type="button"
        className={cx(styles.chip, isOpen && styles.open)}
        style={place}
        aria-expanded={isOpen}
        aria-label={restLabel(rest.ids.length)}
        onClick={() => onOpenRest(isOpen ? null : rest.id)}
      >
        +{rest.ids.length}
      </button>
      {isOpen && (
        <RestOptions
          label={restLabel(rest.ids.length)}
          place={place}
          ids={rest.ids}
          codings={codings}
          focusedId={focusedId}
          onHover={onHover}
          onChoose={onChoose}
          onClose={close}
        />
      )}
    </li>
  );
}

interface RestOptionsProps extends OfCodings {
  readonly label: string;
  readonly place: CSSProperties;
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

function RestOptions({
  label,
  place,
  ids,
  codings,
  focusedId,
  onHover,
  onChoose,
  onClose,
}: RestOptionsProps) {
  const list = useRef<HTMLDivElement>(null);
  const name = useId();
  const [at, setAt] = useState(0);
  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ids.length - 1 }[event.key];
    const id = ids[at];
    if (next !== undefined) setAt(Math.min(ids.length - 1, Math.max(0, next)));
    else if (event.key === 'Enter' && id !== undefined) onChoose(id);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={`${name}-${at}`}
      className={styles.rest}
      style={place}
      onKeyDown={onKeyDown}
    >
      {ids.map((id, index) => {
        const coding = codings.get(id);
        if (!coding) return null;
        return (
          // The list handles the keys of its options.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={id}
            id={`${name}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={id === focusedId}
            className={cx(styles.option, index === at && styles.active)}
            style={{ '--colour': `var(--code-${coding.colour})` } as CSSProperties}
            title={[coding.path.join(' › '), coding.note].filter(Boolean).join('\n')}
            onPointerEnter={() => {
              setAt(index);
              onHover(id);
            }}
            onPointerLeave={() => onHover(null)}
            onClick={() => onChoose(id)}
          >
            <span className={styles.square} aria-hidden />
            <span className={styles.words}>{coding.label.at(-1)}</span>
          </div>
        );
      })}
    </div>
  );
}
