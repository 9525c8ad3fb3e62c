// An ARIA tree of thousands of branches that draws only those in view. Branches can be opened, renamed in place and
// moved by mouse and keyboard.
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useWords } from '#renderer/state/words.ts';
import { listed } from '#words/sentences.ts';
import { cx } from '../class-names.ts';
import { useRowsAround } from '../list/rows-around.ts';
import { useRootFontSize } from '../list/root-font-size.ts';
import { useLinesInView } from '../list/use-lines-in-view.ts';
import { useListKeys } from '../list/use-list-keys.ts';
import { useRowMenu } from '../list/use-row-menu.tsx';
import type { MenuSection } from '../menu.tsx';
import { isWithin, moveByKey, partOfRow, treeLines, type Branch, type MoveTarget } from './branch.ts';
import { BranchLine } from './branch-line.tsx';
import styles from './tree.module.css';

export interface TreeProps<Value> {
  /** Its accessible name. */
  label: string;
  branches: readonly Branch<Value>[];
  /** The name of a branch: read aloud, found by typing, and edited in place. */
  textOf: (value: Value) => string;
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

  /** If given, branches can be dragged, and moved by Alt with ↑ and ↓ or Alt and Shift with ← and →. */
  onMove?: (ids: readonly string[], target: MoveTarget) => void;
  /** The drag data of a branch, by type, for targets outside the tree; null if it cannot be dragged there. */
  dragAs?: (value: Value, id: string) => { readonly type: string; readonly data: string } | null;
  /** What can be dragged onto a branch from elsewhere, such as passages onto a code, and what happens then. */
  dropOn?: {
    readonly isOurs: (event: DragEvent) => boolean;
    /** The pointer's drop effect; `none` refuses the drop. */
    readonly effect: (value: Value, event: DragEvent) => 'move' | 'copy' | 'none';
    /** Also called for a refused drop, to say why. */
    readonly drop: (value: Value, event: DragEvent) => void;
  };
  /** Whether a target is allowed; a branch can never be moved into itself. */
  canMove?: (ids: readonly string[], target: MoveTarget) => boolean;

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
  const words = useWords();
  const { t } = words;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = 2 * useRootFontSize();
  const lines = useMemo(() => treeLines(branches, open), [branches, open]);
  const ids = useMemo(() => lines.map((line) => line.id), [lines]);
  const byId = useMemo(() => new Map(lines.map((line) => [line.id, line])), [lines]);

  const [ownRenaming, setOwnRenaming] = useState<string | null>(null);
  const renaming = props.renaming === undefined ? ownRenaming : props.renaming;
  const setRenaming = (next: string | null) => {
    setOwnRenaming(next);
    props.onRenamingChange?.(next);
  };
  const [dragged, setDragged] = useState<readonly string[]>([]);
  const [target, setTarget] = useState<MoveTarget | null>(null);
  const [moved, setMoved] = useState('');

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
    keyOf: (index) => ids[index] ?? index,
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
  const allowed = (moving: readonly string[], to: MoveTarget) => {
    const intoItself = moving.some((each) => {
      const line = byId.get(each);
      return line !== undefined && isWithin(line.branch, to.id);
    });
    return moving.length > 0 && !intoItself && (props.canMove?.(moving, to) ?? true);
  };
  const move = (moving: readonly string[], to: MoveTarget) => {
    if (!allowed(moving, to)) return;
    if (to.where === 'inside') setOpen(to.id, true);
    props.onMove?.(moving, to);
    setMoved(t(`ui:moved_${to.where}`, { what: listed(words, moving.map(textAt)), target: textAt(to.id) }));
  };
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
      const moving = together(line.id);
      const to = moveByKey(lines, moving, event.key);
      if (to) move(moving, to);
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

  const targetAt = (event: DragEvent, branchId: string): MoveTarget => {
    const row = event.currentTarget.getBoundingClientRect();
    return { id: branchId, where: partOfRow(event.clientY - row.top, row.height) };
  };
  const endDrag = () => {
    setDragged([]);
    setTarget(null);
  };
  const { dropOn } = props;
  const dropsOf = (ours: NonNullable<typeof dropOn>, branchId: string, value: Value) => ({
    over: (event: DragEvent) => {
      if (!ours.isOurs(event)) return;
      event.preventDefault();
      const effect = ours.effect(value, event);
      event.dataTransfer.dropEffect = effect === 'none' ? 'move' : effect;
      setTarget(effect === 'none' ? null : { id: branchId, where: 'inside' });
    },
    drop: (event: DragEvent) => {
      if (!ours.isOurs(event)) return;
      event.preventDefault();
      setTarget(null);
      ours.drop(value, event);
    },
  });

  const drawLine = (index: number, top: number | null) => {
    const line = lines[index];
    if (!line) return null;
    const { value, children } = line.branch;
    const dragAs = props.dragAs?.(value, line.id) ?? null;
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
        drop={target?.id === line.id ? target.where : null}
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
        {...(dragAs || dropOn
          ? {
              drag: {
                ...(dragAs
                  ? {
                      start: (event: DragEvent) => {
                        event.dataTransfer.effectAllowed = 'copy';
                        event.dataTransfer.setData(dragAs.type, dragAs.data);
                      },
                    }
                  : {}),
                ...(dropOn ? dropsOf(dropOn, line.id, value) : {}),
              },
            }
          : {})}
        {...(props.onMove
          ? {
              drag: {
                start: (event: DragEvent) => {
                  event.dataTransfer.effectAllowed = 'move';
                  event.dataTransfer.setData('text/plain', textOf(value));
                  setDragged(together(line.id));
                },
                over: (event: DragEvent) => {
                  const to = targetAt(event, line.id);
                  if (!allowed(dragged, to)) return setTarget(null);
                  event.preventDefault();
                  event.dataTransfer.dropEffect = 'move';
                  setTarget(to);
                },
                drop: (event: DragEvent) => {
                  // Drags from outside, such as files, are for what lies around the tree.
                  if (dragged.length === 0) return;
                  event.preventDefault();
                  move(dragged, targetAt(event, line.id));
                  endDrag();
                },
                end: endDrag,
              },
            }
          : {})}
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
          if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setTarget(null);
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
        {moved}
      </span>
      {rowMenu.element}
    </div>
  );
}
