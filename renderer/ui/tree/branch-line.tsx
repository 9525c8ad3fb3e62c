import { ChevronRight } from 'lucide-react';
import type { CSSProperties, DragEvent, MouseEvent, ReactNode } from 'react';
import { cx } from '../class-names.ts';
import { elided } from '../elided.tsx';
import { InPlaceField } from '../list/in-place-field.tsx';
import type { MoveTarget, TreeLine } from './branch.ts';
import styles from './tree.module.css';

export interface BranchLineProps {
  domId: string;
  index: number;
  /** Its position, in a tree that draws only lines in view. */
  style?: CSSProperties;
  line: TreeLine<unknown>;
  /** Null if nothing lies below it. */
  isOpen: boolean | null;
  isSelected: boolean;
  isActive: boolean;
  isQuiet: boolean;
  /** Where a dragged item would be dropped, relative to this line. */
  drop: MoveTarget['where'] | null;
  text: string;
  trailing: ReactNode;
  /** Present while the name is being edited. */
  rename?: { commit: (text: string) => void; done: () => void };
  onToggle: () => void;
  onPress: (event: MouseEvent) => void;
  onDoublePress: () => void;
  onContextMenu: (event: MouseEvent) => void;
  drag?: {
    /** Left out if the branch cannot be dragged. */
    start?: (event: DragEvent) => void;
    /** Left out if nothing can be dropped in the tree. */
    over?: (event: DragEvent) => void;
    drop?: (event: DragEvent) => void;
    end?: () => void;
  };
  children: ReactNode;
}

/** One line of a Tree. */
export function BranchLine({ line, drag, rename, isOpen, style, ...props }: BranchLineProps) {
  return (
    <div
      role="treeitem"
      id={props.domId}
      data-index={props.index}
      aria-level={line.level}
      aria-posinset={line.place}
      aria-setsize={line.siblings}
      aria-expanded={isOpen ?? undefined}
      aria-selected={props.isSelected}
      draggable={drag?.start !== undefined && rename === undefined}
      className={cx(
        styles.line,
        style && styles.placed,
        props.isSelected && styles.selected,
        props.isActive && styles.active,
        props.isQuiet && styles.quiet,
        props.drop && styles[`drop-${props.drop}`],
      )}
      style={{ ...style, ['--level' as string]: line.level - 1 }}
      onClick={props.onPress}
      onDoubleClick={props.onDoublePress}
      onContextMenu={props.onContextMenu}
      onDragStart={drag?.start}
      onDragOver={drag?.over}
      onDrop={drag?.drop}
      onDragEnd={drag?.end}
    >
      {isOpen === null ? (
        <span className={styles.leaf} />
      ) : (
        // For the mouse only: the keyboard opens and closes branches by the arrow keys.
        <span
          aria-hidden
          className={cx(styles.toggle, isOpen && styles.toggleOpen)}
          onClick={(event) => {
            event.stopPropagation();
            props.onToggle();
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <ChevronRight size={14} />
        </span>
      )}
      {rename ? (
        <InPlaceField label={props.text} text={props.text} onCommit={rename.commit} onDone={rename.done} />
      ) : (
        <>
          <span className={styles.name}>{elided(props.children)}</span>
          {props.trailing !== undefined && <span className={styles.trailing}>{props.trailing}</span>}
        </>
      )}
    </div>
  );
}
