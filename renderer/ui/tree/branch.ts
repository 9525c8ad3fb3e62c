// A tree as lines, and where a line can be moved.

/** A branch of a tree: a value and the branches below it. */
export interface Branch<Value> {
  readonly id: string;
  readonly value: Value;
  readonly children: readonly Branch<Value>[];
}

/** A line of a tree on the screen. */
export interface TreeLine<Value> {
  readonly branch: Branch<Value>;
  readonly id: string;
  readonly parentId: string | null;
  /** The depth; 1 at the top. */
  readonly level: number;
  /** The position among its siblings, from 1. */
  readonly place: number;
  readonly siblings: number;
}

/** A place to move to: before, after or inside another branch. */
export interface MoveTarget {
  readonly id: string;
  readonly where: 'before' | 'inside' | 'after';
}

/** The visible lines in order: every branch whose ancestors are all open. */
export function treeLines<Value>(
  branches: readonly Branch<Value>[],
  open: ReadonlySet<string>,
): TreeLine<Value>[] {
  const lines: TreeLine<Value>[] = [];
  const add = (level: readonly Branch<Value>[], parentId: string | null, depth: number) => {
    for (const [index, branch] of level.entries()) {
      lines.push({ branch, id: branch.id, parentId, level: depth, place: index + 1, siblings: level.length });
      if (open.has(branch.id)) add(branch.children, branch.id, depth + 1);
    }
  };
  add(branches, null, 1);
  return lines;
}

/** Whether `id` is `branch` itself or lies below it. */
export function isWithin<Value>(branch: Branch<Value>, id: string): boolean {
  return branch.id === id || branch.children.some((child) => isWithin(child, id));
}

/**
 * Where Alt and an arrow key move lines with everything below them: up and down among the siblings of the first or last
 * one, right into the sibling above the first, left to after the parent of the last. Null if there is no such place.
 * `lines` must contain their siblings, and `ids` must be in their order.
 */
export function moveByKey<Value>(
  lines: readonly TreeLine<Value>[],
  ids: readonly string[],
  key: string,
): MoveTarget | null {
  const parents = new Map(lines.map((each) => [each.id, each.parentId]));
  const isBelowOther = (each: string): boolean => {
    const parent = parents.get(each) ?? null;
    return parent !== null && (ids.includes(parent) || isBelowOther(parent));
  };
  const outermost = ids.filter((each) => !isBelowOther(each));
  const id = key === 'ArrowUp' || key === 'ArrowRight' ? outermost[0] : outermost.at(-1);
  const line = lines.find((each) => each.id === id);
  if (!line) return null;
  const siblings = lines.filter((each) => each.parentId === line.parentId);
  const before = siblings[line.place - 2];
  const after = siblings[line.place];
  switch (key) {
    case 'ArrowUp':
      return before ? { id: before.id, where: 'before' } : null;
    case 'ArrowDown':
      return after ? { id: after.id, where: 'after' } : null;
    case 'ArrowRight':
      return before ? { id: before.id, where: 'inside' } : null;
    case 'ArrowLeft':
      return line.parentId === null ? null : { id: line.parentId, where: 'after' };
    default:
      return null;
  }
}

/** The part of a row of height `height` that the pointer is over, `y` px below its top. */
export function partOfRow(y: number, height: number): MoveTarget['where'] {
  if (y < height * 0.28) return 'before';
  return y > height * 0.72 ? 'after' : 'inside';
}
