import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from '../class-names.ts';
import { useRootFontSize } from '../list/root-font-size.ts';
import { Divider } from './divider.tsx';
import { BORDER, isRoomForTwo, shareByKey, shareWithin } from './share.ts';
import styles from './two-panes.module.css';

type Which = 'left' | 'right';

/** One of two panes. */
export interface HalfPane {
  /** Its accessible name, and what is on its tab. */
  readonly label: string;
  readonly title: string;
  readonly content: ReactNode;
}

export interface TwoPanesProps {
  readonly left: HalfPane;
  /** Without it the left one has all the room and no frame. */
  readonly right: HalfPane | null;
  /** The pane that has the hand. */
  readonly active: Which;
  /** The hand has come to this pane: with the pointer or a tab, or because the focus is there now. */
  readonly onActive: (which: Which, by: 'hand' | 'focus') => void;
  /** The share of the left pane, from 0 to 1. */
  readonly share: number;
  readonly onShare: (share: number) => void;
  /** No pane is narrower than so many px at the interface's normal text size: without room for two there are tabs. */
  readonly least: number;
  readonly dividerLabel: string;
  readonly tabsLabel: string;
}

/** Two works side by side, or two tabs where the window is too narrow for both. */
export function TwoPanes(props: TwoPanesProps) {
  const { left, right, active, onActive, share, onShare, tabsLabel } = props;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const least = (props.least * useRootFontSize()) / 13;
  const isTabbed = right !== null && width !== null && !isRoomForTwo(width, least);
  const part = shareWithin(share, width ?? 0, least);
  const pane = (which: Which, half: HalfPane) =>
    (!isTabbed || which === active) && (
      <section
        key={which}
        id={`${id}-${which}`}
        data-side={which}
        data-active={right && which === active ? '' : undefined}
        {...(right && { 'aria-label': half.label, role: isTabbed ? 'tabpanel' : 'region' })}
        className={cx(styles.pane, right && !isTabbed && which === active && styles.active)}
        style={right && !isTabbed ? { flexGrow: which === 'left' ? part : 1 - part } : undefined}
        onFocusCapture={() => onActive(which, 'focus')}
        onPointerDownCapture={() => onActive(which, 'hand')}
      >
        {half.content}
      </section>
    );
  return (
    <div ref={frame} className={cx(styles.panes, isTabbed && styles.inTabs)}>
      {isTabbed && (
        <PaneTabs
          id={id}
          label={tabsLabel}
          titles={{ left: left.title, right: right.title }}
          active={active}
          onActive={(which) => onActive(which, 'hand')}
        />
      )}
      {pane('left', left)}
      {right && !isTabbed && (
        <ShareDivider
          label={props.dividerLabel}
          share={part}
          width={width ?? 0}
          onShare={(next) => onShare(shareWithin(next, width ?? 0, least))}
        />
      )}
      {right && pane('right', right)}
    </div>
  );
}

/** The width of an element in px, kept true; null before it was measured. */
function useWidth(element: { readonly current: HTMLElement | null }): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return undefined;
    const observer = new ResizeObserver(() => setWidth(measured.clientWidth));
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

interface PaneTabsProps {
  id: string;
  label: string;
  titles: Readonly<Record<Which, string>>;
  active: Which;
  onActive: (which: Which) => void;
}

function PaneTabs({ id, label, titles, active, onActive }: PaneTabsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const next = { ArrowLeft: 'left', ArrowRight: 'right' }[event.key] as Which | undefined;
    if (!next) return;
    event.preventDefault();
    onActive(next);
    event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-pane="${next}"]`)?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className={styles.tabs}>
      {(['left', 'right'] as const).map((which) => (
        <button
          key={which}
          type="button"
          role="tab"
          data-pane={which}
          aria-selected={which === active}
          {...(which === active && { 'aria-controls': `${id}-${which}` })}
          tabIndex={which === active ? 0 : -1}
          className={styles.tab}
          onClick={() => onActive(which)}
          onKeyDown={onKeyDown}
        >
          {titles[which]}
        </button>
      ))}
    </div>
  );
}

interface ShareDividerProps {
  label: string;
  share: number;
  /** Of both panes and the border, in px. */
  width: number;
  onShare: (share: number) => void;
}

/** Set to halves by a double press or Enter. */
function ShareDivider({ label, share, width, onShare }: ShareDividerProps) {
  return (
    <Divider
      label={label}
      value={Math.round(share * 100)}
      most={100}
      className={styles.divider}
      start={() => share}
      onDrag={(travelled, began) => {
        if (width > BORDER) onShare(began + travelled / (width - BORDER));
      }}
      onKey={(key) => {
        const next = shareByKey(share, key);
        if (next !== null) onShare(next);
        return next !== null;
      }}
      onDoublePress={() => onShare(0.5)}
    />
  );
}
