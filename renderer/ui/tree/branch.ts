// A tree as the lines that are in sight, and where a line may be moved.

/** One branch of a tree: something, and what lies below it. */
export interface Branch<Value> {
  readonly id: string;
  readonly value: Value;
  readonly children: readonly Branch<Value>[];
}

/** One line of a tree as it stands on the screen. */
export interface TreeLine<Value> {
  readonly branch: Branch<Value>;
  readonly id: string;
  readonly parentId: string | null;
  /** 1 at the top. */
  readonly level: number;
  /** From 1, among its siblings. */
  readonly place: number;
  readonly siblings: number;
}

/** A place to move to: beside or inside another branch. */
export interface MoveTarget {
  readonly id: string;
  readonly where: 'before' | 'inside' | 'after';
}

/** The lines in sight: every branch whose parents are all open, in order. */
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
 * Where Alt and an arrow key move a line: up and down among its siblings, right into the sibling above it,
 * left to behind its parent. `null` where there is no such place. `lines` must hold the siblings of `id`.
 */
export function moveByKey<Value>(
  lines: readonly TreeLine<Value>[],
  id: string,
  key: string,
): MoveTarget | null {
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

/** Which part of a row of height `height` the pointer is over, `y` px below its top. */
export function partOfRow(y: number, height: number): MoveTarget['where'] {
  if (y < height * 0.28) return 'before';
  return y > height * 0.72 ? 'after' : 'inside';
}
