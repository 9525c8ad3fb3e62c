import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from '../class-names.ts';
import { useRootFontSize } from '../list/root-font-size.ts';
import { Divider } from './divider.tsx';
import { BORDER_WIDTH, isRoomForTwo, shareByKey, shareWithin } from './share.ts';
import styles from './two-panes.module.css';

type Which = 'left' | 'right';

/** One of two panes. */
export interface HalfPane {
  /** Its accessible name and the label of its tab. */
  readonly label: string;
  readonly title: string;
  readonly content: ReactNode;
}

export interface TwoPanesProps {
  readonly left: HalfPane;
  /** Without it the left pane takes all the room and has no frame. */
  readonly right: HalfPane | null;
  /** The active pane. */
  readonly active: Which;
  /** This pane became active: by pointer or tab (`hand`), or because it has the focus now (`focus`). */
  readonly onActive: (which: Which, by: 'hand' | 'focus') => void;
  /** The left pane's share of the width, from 0 to 1. */
  readonly share: number;
  readonly onShare: (share: number) => void;
  /** The minimum width of a pane, in px at the interface's normal text size; with less room for two, there are tabs. */
  readonly least: number;
  readonly dividerLabel: string;
  readonly tabsLabel: string;
}

/** Two works side by side, or as two tabs in a window too narrow for both. */
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

/** The current width of an element in px; null before it is measured. */
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
  /** The width of both panes and the border, in px. */
  width: number;
  onShare: (share: number) => void;
}

/** A double click or Enter resets the share to one half. */
function ShareDivider({ label, share, width, onShare }: ShareDividerProps) {
  return (
    <Divider
      label={label}
      value={Math.round(share * 100)}
      most={100}
      className={styles.divider}
      start={() => share}
      onDrag={(travelled, began) => {
        if (width > BORDER_WIDTH) onShare(began + travelled / (width - BORDER_WIDTH));
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
