// An ARIA tree of thousands of branches that draws only those in view. Branches can be opened, renamed in place and
// moved by mouse and keyboard.
import { useEffect, useId, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from '../class-names.ts';
import { useRowsAround } from '../list/rows-around.ts';
import { useRootFontSize } from '../list/root-font-size.ts';
import { useLinesInView } from '../list/use-lines-in-view.ts';
import { useListKeys } from '../list/use-list-keys.ts';
import { useRowMenu } from '../list/use-row-menu.tsx';
import type { MenuSection } from '../menu.tsx';
import { useOwn } from '../use-own.ts';
import { moveByKey, treeLines, type Branch } from './branch.ts';
import { BranchLine } from './branch-line.tsx';
import styles from './tree.module.css';
import { useBranchMoving, type MovingProps } from './use-branch-moving.ts';

export interface TreeProps<Value> extends MovingProps<Value> {
  /** Its accessible name. */
  label: string;
  branches: readonly Branch<Value>[];
  /** How the name is drawn; defaults to its text. */
  render?: (value: Value) => ReactNode;
  /** Shown at the right end, such as a count. */
  trailing?: (value: Value) => ReactNode;
  isQuiet?: (value: Value) => boolean;

  open: ReadonlySet<string>;
  onOpenChange: (open: ReadonlySet<string>) => void;
  selected: ReadonlySet<string>;
  onSelectedChange: (ids: ReadonlySet<string>) => void;
  multiple?: boolean;
  /** Called on a mouse press. True if it was used for something else, so that a double click opens nothing. */
  onPress?: (value: Value, id: string) => boolean;
  /** Enter or double click. */
  onActivate?: (value: Value, id: string) => void;
  /** Shift with Enter. */
  onOpenBeside?: (value: Value, id: string) => void;
  onDelete?: (ids: ReadonlySet<string>) => void;
  /** The branch to scroll into view, when it changes and when its ancestors open. */
  inView?: string | null;

  onRename?: (value: Value, text: string) => void;
  /** The branch being renamed, if the owner starts that, as after “New code”. */
  renaming?: string | null;
  onRenamingChange?: (id: string | null) => void;

  menu?: (values: readonly Value[]) => readonly MenuSection[];
  /** Selecting a branch opens it here, so its menu leaves the selection alone. */
  selectingOpens?: boolean;
  /** `fill` scrolls within its place; `content` is as high as the open branches. */
  height?: 'fill' | 'content';
  empty?: ReactNode;
  className?: string | undefined;
}

/** A line above this index is in view from the start in a window of any height. */
const LINES_IN_VIEW_AT_FIRST = 12;
/** How many lines above another one show where in the tree it is. */
const LINES_ABOVE = 6;
/** How many lines to draw above and below those in view. */
const OVERSCAN = 12;

/** The initial scroll offset in px that brings a line into view, never further than the tree can scroll. */
function beginningAt(line: number, count: number, rowHeight: number): number {
  const wanted = line > LINES_IN_VIEW_AT_FIRST ? (line - LINES_ABOVE) * rowHeight : 0;
  return Math.min(wanted, Math.max(0, count * rowHeight - window.innerHeight));
}

export function Tree<Value>(props: TreeProps<Value>) {
  const { branches, open, onOpenChange, textOf, selected, menu, height = 'fill' } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = 2 * useRootFontSize();
  const lines = useMemo(() => treeLines(branches, open), [branches, open]);
  const ids = useMemo(() => lines.map((line) => line.id), [lines]);
  const byId = useMemo(() => new Map(lines.map((line) => [line.id, line])), [lines]);

  const [renaming, setRenaming] = useOwn<string | null>(props.renaming, null, props.onRenamingChange);
  const active = useRef(-1);
  const virtual = height === 'fill';
  const { inView = null } = props;
  const around = useRowsAround(virtual ? OVERSCAN : 0);
  const view = useLinesInView({
    scroller,
    count: lines.length,
    height: rowHeight,
    around,
    active,
    isVirtual: virtual,
    // The first drawing already shows the line, instead of scrolling to it after drawing the top.
    initialOffset: () => beginningAt(inView === null ? -1 : ids.indexOf(inView), ids.length, rowHeight),
  });
  const rowMenu = useRowMenu({
    label: props.label,
    lines: scroller,
    sectionsFor: (branchId: string) => sectionsFor(branchId),
  });

  const setOpen = (branchId: string, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(branchId);
    else next.delete(branchId);
    onOpenChange(next);
  };
  const keys = useListKeys({
    ids,
    selected,
    onSelectedChange: props.onSelectedChange,
    multiple: props.multiple ?? false,
    page: () => Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight),
    reveal: view.reveal,
    textOf: (branchId) => textAt(branchId),
    onOpen: (branchId) => {
      const line = byId.get(branchId);
      if (line) props.onActivate?.(line.branch.value, branchId);
    },
    onOpenBeside:
      props.onOpenBeside &&
      ((branchId) => {
        const line = byId.get(branchId);
        if (line) props.onOpenBeside?.(line.branch.value, branchId);
      }),
    onRename: props.onRename ? setRenaming : undefined,
    onDelete: props.onDelete,
  });
  const isThere = inView !== null && byId.has(inView);
  const reveal = useRef((branchId: string): void => void branchId);
  reveal.current = (branchId) => {
    if (virtual) view.reveal(ids.indexOf(branchId));
  };
  // Not when branches above it open or close, because the person is using the tree then.
  useEffect(() => {
    if (isThere && inView !== null) reveal.current(inView);
  }, [inView, isThere]);
  const pressUsed = useRef(false);
  active.current = keys.active === null ? -1 : ids.indexOf(keys.active);

  const textAt = (branchId: string) => {
    const line = byId.get(branchId);
    return line ? textOf(line.branch.value) : '';
  };
  /** What moves with a branch: the whole selection if it is part of it. */
  const together = (branchId: string): string[] =>
    selected.has(branchId) ? ids.filter((each) => selected.has(each)) : [branchId];
  const moving = useBranchMoving(props, {
    branchAt: (branchId) => byId.get(branchId)?.branch,
    together,
    open: (branchId) => setOpen(branchId, true),
  });
  const sectionsFor = (branchId: string): readonly MenuSection[] | null => {
    if (!menu || !byId.has(branchId)) return null;
    const nodes = together(branchId).flatMap((each) => byId.get(each) ?? []);
    if (!selected.has(branchId) && !props.selectingOpens) props.onSelectedChange(new Set([branchId]));
    keys.setActive(branchId);
    return menu(nodes.map((each) => each.branch.value));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const line = keys.active === null ? undefined : byId.get(keys.active);
    const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (line && event.altKey) {
      // Sideways only with Shift: without it these keys go back and forward.
      if (!props.onMove || !event.key.startsWith('Arrow') || isSideways !== event.shiftKey) return;
      event.preventDefault();
      const those = together(line.id);
      const to = moveByKey(lines, those, event.key);
      if (to) moving.move(those, to);
    } else if (line && event.key === 'ArrowRight') {
      event.preventDefault();
      const [child] = line.branch.children;
      if (child && !open.has(line.id)) setOpen(line.id, true);
      else if (child) select(child.id);
    } else if (line && event.key === 'ArrowLeft') {
      event.preventDefault();
      if (open.has(line.id) && line.branch.children.length > 0) setOpen(line.id, false);
      else if (line.parentId !== null) select(line.parentId);
    } else if (event.key === '*' && line) {
      event.preventDefault();
      const siblings = lines.filter((each) => each.parentId === line.parentId);
      onOpenChange(new Set([...open, ...siblings.map((each) => each.id)]));
    } else if (!rowMenu.onKeyDown(event, line?.id ?? null, active.current)) {
      keys.onKeyDown(event);
    }
  };
  const select = (branchId: string) => {
    keys.setActive(branchId);
    props.onSelectedChange(new Set([branchId]));
    const index = ids.indexOf(branchId);
    if (virtual && index >= 0) view.reveal(index);
  };

  const drawLine = (index: number, top: number | null) => {
    const line = lines[index];
    if (!line) return null;
    const { value, children } = line.branch;
    const drag = moving.dragOf(line);
    return (
      <BranchLine
        key={line.id}
        domId={`${id}-${index}`}
        index={index}
        {...(top === null ? {} : { style: { top, height: rowHeight } })}
        line={line}
        isOpen={children.length > 0 ? open.has(line.id) : null}
        isSelected={selected.has(line.id)}
        isActive={line.id === keys.active}
        isQuiet={props.isQuiet?.(value) ?? false}
        drop={moving.target?.id === line.id ? moving.target.where : null}
        text={textOf(value)}
        trailing={props.trailing?.(value)}
        {...(renaming === line.id
          ? {
              rename: {
                commit: (text: string) => props.onRename?.(value, text),
                done: () => {
                  setRenaming(null);
                  scroller.current?.focus();
                },
              },
            }
          : {})}
        onToggle={() => setOpen(line.id, !open.has(line.id))}
        onPress={(event) => {
          keys.onPress(event, line.id);
          // The second press of a double click does not count as another press.
          if (event.detail < 2) pressUsed.current = props.onPress?.(value, line.id) ?? false;
        }}
        onDoublePress={() => {
          if (pressUsed.current) return;
          if (props.onActivate) props.onActivate(value, line.id);
          else if (children.length > 0) setOpen(line.id, !open.has(line.id));
        }}
        onContextMenu={(event) => rowMenu.onContextMenu(event, line.id)}
        {...(drag ? { drag } : {})}
      >
        {props.render?.(value) ?? textOf(value)}
      </BranchLine>
    );
  };

  return (
    <div className={cx(styles.frame, virtual && styles.fill, props.className)}>
      <div
        ref={scroller}
        role="tree"
        aria-label={props.label}
        aria-multiselectable={props.multiple ?? false}
        aria-activedescendant={active.current < 0 ? undefined : `${id}-${active.current}`}
        tabIndex={0}
        className={cx(styles.scroller, lines.length === 0 && styles.none)}
        onKeyDown={onKeyDown}
        onDragLeave={({ currentTarget, relatedTarget }) => {
          if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) moving.leave();
        }}
      >
        <div
          role="presentation"
          className={styles.body}
          style={view.height === undefined ? undefined : { height: view.height }}
        >
          {view.drawn().map(({ index, top }) => drawLine(index, top))}
        </div>
      </div>
      {lines.length === 0 && props.empty}
      <span role="status" className={styles.heard}>
        {moving.heard}
      </span>
      {rowMenu.element}
    </div>
  );
}
