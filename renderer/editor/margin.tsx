import { memo, useEffect, useMemo, useRef, type CSSProperties } from 'react';
import { cx } from '#renderer/ui/class-names.ts';
import { BETWEEN_NAMES } from './label-widths.ts';
import { leftBeside, leftOverBars, ROW_HEIGHT, type MarginLabel } from './margin-labels.ts';
import { layMargin, type MarginPlaces } from './margin-layout.ts';
import type { MarginBar } from './margin-places.ts';
import { MarginRestList } from './margin-rest.tsx';
import type { SurfaceCoding } from './surface-coding.ts';
import type { SurfaceProps } from './surface.ts';
import styles from './margin.module.css';

export interface MarginProps {
  readonly places: MarginPlaces;
  readonly codings: ReadonlyMap<string, SurfaceCoding>;
  readonly focusedId: string | null;
  /** The coding under the pointer, which a click would focus. */
  readonly hoveredId: string | null;
  /** The cluster whose unlabelled codings are listed. */
  readonly openRestId: string | null;
  /** The accessible name of the list. */
  readonly label: string;
  /** Names the unlabelled codings of a cluster: “+7 more codings here”. */
  readonly restLabel: (count: number) => string;
  readonly onHover: (id: string | null) => void;
  readonly onChoose: (id: string) => void;
  readonly onMenu: (id: string, event: { clientX: number; clientY: number }) => void;
  readonly onOpenRest: (id: string | null) => void;
  readonly card: (SurfaceProps['card'] & {}) | null;
}

/**
 * The margin: a bar in its lane for each coding near the screen, a label where there is room, and “+n” for the rest.
 */
export const Margin = memo(function Margin(props: MarginProps) {
  const { places, codings, focusedId, hoveredId, openRestId, label, onOpenRest, card } = props;
  const { bars, labels, rests } = useMemo(() => layMargin(places, focusedId), [places, focusedId]);
  const cardTop = useRef(0);
  const beneath = labels.find(({ id }) => id === card?.codingId)?.below;
  if (beneath !== undefined) cardTop.current = beneath;
  const isOpenInSight = rests.some(({ id }) => id === openRestId);
  // Close a list that is scrolled out of view, rather than leaving it open for the way back.
  useEffect(() => {
    if (openRestId !== null && !isOpenInSight) onOpenRest(null);
  }, [openRestId, isOpenInSight, onOpenRest]);
  return (
    <>
      {bars.map((bar) => (
        <Bar key={`${bar.id} ${bar.part}`} bar={bar} {...props} />
      ))}
      <ul className={styles.margin} aria-label={label}>
        {withHovered(places, labels, bars, hoveredId).map((place) => {
          const coding = codings.get(place.id);
          return coding && <Label key={place.id} place={place} coding={coding} {...props} />;
        })}
        {rests.map((rest) => (
          <MarginRestList key={rest.id} rest={rest} {...props} />
        ))}
      </ul>
      {card && (
        <div className={styles.card} style={{ top: cardTop.current }}>
          {card.content}
        </div>
      )}
    </>
  );
});

/** The labels, with one for the coding under the pointer if it has none of its own. */
function withHovered(
  { codings, room }: MarginPlaces,
  labels: readonly MarginLabel[],
  bars: readonly MarginBar[],
  hoveredId: string | null,
): readonly MarginLabel[] {
  const bar = bars.find(({ id, part }) => id === hoveredId && part === 0);
  if (!bar || labels.some(({ id }) => id === hoveredId)) return labels;
  const widths = codings.find(({ id }) => id === hoveredId)?.widths;
  const beside = leftBeside(bars, bar.top);
  const left = widths ? leftOverBars(beside, room, widths) : beside;
  const below = bar.top + ROW_HEIGHT;
  return [...labels, { id: bar.id, top: bar.top, left, below, withAbove: true, withNote: true }];
}

function Bar({
  bar,
  codings,
  focusedId,
  hoveredId,
  onHover,
  onChoose,
}: MarginProps & { readonly bar: MarginBar }) {
  const coding = codings.get(bar.id);
  if (!coding) return null;
  return (
    <span
      className={cx(styles.bar, (bar.id === focusedId || bar.id === hoveredId) && styles.lit)}
      style={{
        top: bar.top,
        height: bar.height,
        left: bar.left,
        width: bar.width,
        background: `var(--code-${coding.colour})`,
      }}
      onPointerEnter={() => onHover(bar.id)}
      onPointerLeave={() => onHover(null)}
      onClick={() => onChoose(bar.id)}
      aria-hidden
    />
  );
}

function Label({
  place,
  coding,
  focusedId,
  hoveredId,
  onHover,
  onChoose,
  onMenu,
}: MarginProps & { readonly place: MarginLabel; readonly coding: SurfaceCoding }) {
  const focused = coding.id === focusedId;
  const raised = coding.id === hoveredId;
  const above = coding.label.slice(0, -1);
  return (
    <li>
      <button
        type="button"
        // Tab reaches codings in the text; the button is for the pointer and for screen readers.
        tabIndex={-1}
        className={cx(styles.label, focused && styles.focused, raised && styles.raised)}
        aria-pressed={focused}
        data-coding={coding.id}
        title={[coding.path.join(BETWEEN_NAMES), coding.note].filter(Boolean).join('\n')}
        style={
          {
            top: place.top,
            '--left': `${place.left}px`,
            '--colour': `var(--code-${coding.colour})`,
          } as CSSProperties
        }
        onPointerEnter={() => onHover(coding.id)}
        onPointerLeave={() => onHover(null)}
        onClick={() => onChoose(coding.id)}
        onContextMenu={(event) => {
          event.preventDefault();
          onMenu(coding.id, event);
        }}
      >
        <span className={styles.square} aria-hidden />
        <span className={styles.words}>
          {above.length > 0 && (place.withAbove || raised) && (
            <span>{above.join(BETWEEN_NAMES) + BETWEEN_NAMES}</span>
          )}
          <strong className={styles.code}>{coding.label.at(-1)}</strong>
          {coding.note !== '' && (place.withNote || raised) && (
            <span className={styles.note}>{coding.note}</span>
          )}
        </span>
      </button>
    </li>
  );
}
