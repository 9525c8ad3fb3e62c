import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { cx } from '../class-names.ts';
import { IconButton } from '../icon-button.tsx';
import { byKey, dragged, within, type Pane, type PaneBounds } from './pane.ts';
import styles from './split-panes.module.css';

/** A side panel: what it holds, how wide, and who remembers that. */
export interface SidePane extends PaneBounds {
  /** The name of the panel, for its divider. */
  label: string;
  pane: Pane;
  onChange: (pane: Pane) => void;
  /** Opens over the work, which keeps its width; closed, a rail with a button stays. */
  isOver?: boolean;
  content: ReactNode;
}

export interface SplitPanesProps {
  left?: SidePane | undefined;
  right?: SidePane | undefined;
  /** The work. It takes what the panels leave. */
  children: ReactNode;
}

/** Up to three columns. Dividers are dragged, moved by arrow keys, and closed by a double press or Enter. */
export function SplitPanes({ left, right, children }: SplitPanesProps) {
  return (
    <div className={styles.panes}>
      {left && <Side side={left} edge="left" />}
      <main className={styles.work} tabIndex={-1}>
        {children}
      </main>
      {right && <Side side={right} edge="right" />}
    </div>
  );
}

function Side({ side, edge }: { side: SidePane; edge: 'left' | 'right' }) {
  const { pane, label, min, max, content, isOver = false } = side;
  const divider = <Divider side={side} edge={edge} />;
  const panel = (
    <>
      {edge === 'right' && divider}
      <div
        hidden={pane.collapsed}
        className={styles.content}
        style={{ width: `calc(${within(pane.size, { min, max })}rem / 13)` }}
      >
        {content}
      </div>
      {edge === 'left' && divider}
    </>
  );
  return (
    <aside aria-label={label} className={cx(styles.side, isOver && styles.rail)}>
      {isOver ? (
        <>
          <div className={styles.over}>{panel}</div>
          <Rail side={side} />
        </>
      ) : (
        panel
      )}
    </aside>
  );
}

/** What is left of a panel that opens over the work: the button that opens and closes it. */
function Rail({ side: { pane, label, onChange } }: { side: SidePane }) {
  const Picture = pane.collapsed ? PanelRightOpen : PanelRightClose;
  return (
    <div className={styles.railEdge}>
      <IconButton
        label={label}
        aria-expanded={!pane.collapsed}
        onPress={() => onChange({ ...pane, collapsed: !pane.collapsed })}
      >
        <Picture size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

function Divider({ side, edge }: { side: SidePane; edge: 'left' | 'right' }) {
  const { pane, onChange, label, min, max } = side;
  const from = useRef<{ x: number; size: number; rem: number } | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    from.current = { x: event.clientX, size: pane.collapsed ? 0 : pane.size, rem };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!from.current) return;
    const { x, size, rem } = from.current;
    const travelled = ((event.clientX - x) / rem) * 13;
    if (travelled !== 0)
      onChange(dragged(pane, edge === 'left' ? size + travelled : size - travelled, { min, max }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = byKey(pane, event.key, edge === 'left' ? 'ArrowRight' : 'ArrowLeft', { min, max });
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(next);
  };
  return (
    // A separator that can be moved is a control, by the ARIA specification.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={pane.collapsed ? 0 : pane.size}
      aria-valuemin={0}
      aria-valuemax={max}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={styles.divider}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (from.current = null)}
      onLostPointerCapture={() => (from.current = null)}
      onDoubleClick={() => onChange({ ...pane, collapsed: !pane.collapsed })}
      onKeyDown={onKeyDown}
    />
  );
}
