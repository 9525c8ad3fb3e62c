import { memo, type CSSProperties } from 'react';
import { cx } from '#renderer/ui/class-names.ts';
import type { MarginBar } from './margin-layout.ts';
import type { SurfaceCoding } from './surface-coding.ts';
import styles from './margin.module.css';

/** Lanes beyond this lie over the last one: a margin is no place for a barcode. */
const MOST_LANES = 9;
const LANE_WIDTH = 7;

export interface MarginProps {
  readonly bars: readonly MarginBar[];
  readonly codings: ReadonlyMap<string, SurfaceCoding>;
  readonly focusedId: string | null;
  readonly hoveredIds: ReadonlySet<string>;
  /** Names the list for assistive technology. */
  readonly label: string;
  readonly onHover: (id: string | null) => void;
  readonly onChoose: (id: string) => void;
  readonly onMenu: (id: string, event: { clientX: number; clientY: number }) => void;
}

/** The margin: a bar in its lane and a label for each coding near the screen. */
export const Margin = memo(function Margin(props: MarginProps) {
  const { bars, codings, focusedId, hoveredIds, label } = props;
  return (
    <ul className={styles.margin} aria-label={label}>
      {bars.map((bar) => {
        const coding = codings.get(bar.id);
        if (!coding) return null;
        return (
          <MarginItem
            key={`${bar.id} ${bar.part}`}
            bar={bar}
            coding={coding}
            focused={bar.id === focusedId}
            hovered={hoveredIds.has(bar.id)}
            {...props}
          />
        );
      })}
    </ul>
  );
});

interface MarginItemProps extends MarginProps {
  readonly bar: MarginBar;
  readonly coding: SurfaceCoding;
  readonly focused: boolean;
  readonly hovered: boolean;
}

function MarginItem({ bar, coding, focused, hovered, onHover, onChoose, onMenu }: MarginItemProps) {
  const colour = `var(--code-${coding.colour})`;
  const above = coding.label.slice(0, -1);
  const shown = bar.labelTop !== null || (bar.part === 0 && (focused || hovered));
  return (
    <li>
      <span
        className={cx(styles.bar, (focused || hovered) && styles.lit)}
        style={{ top: bar.top, height: bar.height, left: laneLeft(bar.lane), background: colour }}
        onPointerEnter={() => {
          onHover(coding.id);
        }}
        onPointerLeave={() => {
          onHover(null);
        }}
        onClick={() => {
          onChoose(coding.id);
        }}
        aria-hidden
      />
      <button
        type="button"
        // Codings are reached with Tab in the text; the button is for the pointer and for screen readers.
        tabIndex={-1}
        className={cx(styles.label, focused && styles.focused, (focused || hovered) && styles.raised)}
        hidden={!shown}
        aria-pressed={focused}
        data-coding={coding.id}
        title={[coding.path.join(' › '), coding.note].filter(Boolean).join('\n')}
        style={
          {
            top: bar.labelTop ?? bar.top,
            '--left': `${laneLeft(bar.labelLane) + 12}px`,
            '--colour': colour,
          } as CSSProperties
        }
        onPointerEnter={() => {
          onHover(coding.id);
        }}
        onPointerLeave={() => {
          onHover(null);
        }}
        onClick={() => {
          onChoose(coding.id);
        }}
        onContextMenu={(event) => {
          event.preventDefault();
          onMenu(coding.id, event);
        }}
      >
        <span className={styles.path}>
          {above.length > 0 && (
            <>
              <span className={styles.above}>{above.join(' › ')}</span>
              <span className={styles.between}> › </span>
            </>
          )}
          <strong className={styles.code}>{coding.label.at(-1)}</strong>
        </span>
        {coding.note && <span className={styles.note}>{coding.note}</span>}
      </button>
    </li>
  );
}

function laneLeft(lane: number): number {
  return Math.min(lane, MOST_LANES - 1) * LANE_WIDTH;
}
