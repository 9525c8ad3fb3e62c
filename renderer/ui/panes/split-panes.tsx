import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { cx } from '../class-names.ts';
import { IconButton } from '../icon-button.tsx';
import { Divider } from './divider.tsx';
import { byKey, dragged, within, type Pane, type PaneBounds } from './pane.ts';
import styles from './split-panes.module.css';

/** A side panel: content, width, and a callback that stores the width. */
export interface SidePane extends PaneBounds {
  /** The panel's name, for its divider. */
  label: string;
  pane: Pane;
  onChange: (pane: Pane) => void;
  /** Opens over the work without narrowing it; when closed, a rail with a button remains. */
  isOver?: boolean;
  content: ReactNode;
}

export interface SplitPanesProps {
  left?: SidePane | undefined;
  right?: SidePane | undefined;
  /** Identifies the work: another one starts scrolled to its top. */
  workKey?: string | undefined;
  /** The work, which takes the remaining width. */
  children: ReactNode;
}

/** Up to three columns. Dividers can be dragged, moved by arrow keys, and closed by a double click or Enter. */
export function SplitPanes({ left, right, workKey, children }: SplitPanesProps) {
  const work = useRef<HTMLElement>(null);
  const shown = useRef(workKey);
  useLayoutEffect(() => {
    // Not at first: it begins at its top, and setting that would force a layout of the whole window.
    if (work.current && shown.current !== workKey) work.current.scrollTop = 0;
    shown.current = workKey;
  }, [workKey]);
  return (
    <div className={styles.panes}>
      {left && <Side side={left} edge="left" />}
      <main ref={work} className={styles.work} tabIndex={-1}>
        {children}
      </main>
      {right && <Side side={right} edge="right" />}
    </div>
  );
}

function Side({ side, edge }: { side: SidePane; edge: 'left' | 'right' }) {
  const { pane, label, min, max, content, isOver = false } = side;
  const divider = <SideDivider side={side} edge={edge} />;
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

/** The rail of a panel that opens over the work: a button to open and close it. */
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

/** A double click or Enter closes and opens the panel. */
function SideDivider({ side, edge }: { side: SidePane; edge: 'left' | 'right' }) {
  const { pane, onChange, label, min, max } = side;
  return (
    <Divider
      label={label}
      value={pane.collapsed ? 0 : pane.size}
      most={max}
      className={styles.divider}
      start={() => ({
        size: pane.collapsed ? 0 : pane.size,
        rem: parseFloat(getComputedStyle(document.documentElement).fontSize),
      })}
      onDrag={(travelled, { size, rem }) => {
        const wider = (travelled / rem) * 13;
        onChange(dragged(pane, edge === 'left' ? size + wider : size - wider, { min, max }));
      }}
      onKey={(key) => {
        const next = byKey(pane, key, edge === 'left' ? 'ArrowRight' : 'ArrowLeft', { min, max });
        if (next) onChange(next);
        return next !== null;
      }}
      onDoublePress={() => onChange({ ...pane, collapsed: !pane.collapsed })}
    />
  );
}
