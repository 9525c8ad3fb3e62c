// Moves branches of a tree by drag and key, lets them be dragged elsewhere, and takes what is dragged onto them.
import { useState, type DragEvent } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { listed } from '#words/sentences.ts';
import { isWithin, partOfRow, type Branch, type MoveTarget, type TreeLine } from './branch.ts';
import type { BranchLineProps } from './branch-line.tsx';

/** What its owner says of how branches of a tree move. */
export interface MovingProps<Value> {
  /** The name of a branch: read aloud, found by typing, and edited in place. */
  textOf: (value: Value) => string;

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
}

/** The tree whose branches move. */
interface MovingTree<Value> {
  readonly branchAt: (id: string) => Branch<Value> | undefined;
  /** What moves with a branch. */
  readonly together: (id: string) => readonly string[];
  readonly open: (id: string) => void;
}

/** Where branches are dragged to, and what a line of the tree hears of drags. */
export function useBranchMoving<Value>(props: MovingProps<Value>, tree: MovingTree<Value>) {
  const words = useWords();
  const [dragged, setDragged] = useState<readonly string[]>([]);
  const [target, setTarget] = useState<MoveTarget | null>(null);
  const [heard, setHeard] = useState('');
  const textAt = (id: string): string => {
    const branch = tree.branchAt(id);
    return branch ? props.textOf(branch.value) : '';
  };
  const allowed = (moving: readonly string[], to: MoveTarget): boolean => {
    const intoItself = moving.some((each) => {
      const branch = tree.branchAt(each);
      return branch !== undefined && isWithin(branch, to.id);
    });
    return moving.length > 0 && !intoItself && (props.canMove?.(moving, to) ?? true);
  };
  const move = (moving: readonly string[], to: MoveTarget): void => {
    if (!allowed(moving, to)) return;
    if (to.where === 'inside') tree.open(to.id);
    props.onMove?.(moving, to);
    const names = { what: listed(words, moving.map(textAt)), target: textAt(to.id) };
    setHeard(words.t(`ui:moved_${to.where}`, names));
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
  const dragOf = ({ id, branch: { value } }: TreeLine<Value>): BranchLineProps['drag'] => {
    if (props.onMove)
      return {
        start: (event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', props.textOf(value));
          setDragged(tree.together(id));
        },
        over: (event) => {
          const to = targetAt(event, id);
          if (!allowed(dragged, to)) return setTarget(null);
          event.preventDefault();
          event.dataTransfer.dropEffect = 'move';
          setTarget(to);
        },
        drop: (event) => {
          // Drags from outside, such as files, are for what lies around the tree.
          if (dragged.length === 0) return;
          event.preventDefault();
          move(dragged, targetAt(event, id));
          endDrag();
        },
        end: endDrag,
      };
    const dragAs = props.dragAs?.(value, id) ?? null;
    if (!dragAs && !dropOn) return undefined;
    const start = (event: DragEvent): void => {
      if (!dragAs) return;
      event.dataTransfer.effectAllowed = 'copy';
      event.dataTransfer.setData(dragAs.type, dragAs.data);
    };
    return { ...(dragAs ? { start } : {}), ...(dropOn ? dropsOf(dropOn, id, value) : {}) };
  };
  return { target, leave: () => setTarget(null), heard, move, dragOf };
}
