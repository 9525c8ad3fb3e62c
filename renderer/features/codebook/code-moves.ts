// What a drop or a key in the tree means for the codebook.
import { isWithin, type Codebook } from '#core/codes/codebook.ts';
import type { MoveTarget } from '#renderer/ui/tree/branch.ts';

/** One move as the codebook's service takes it; without `beforeId` it goes last. */
export interface CodeMove {
  readonly id: string;
  readonly parentId: string | null;
  readonly beforeId: string | null;
}

/**
 * The moves that bring codes to a place, in the order in which they must be done. What lies below another of
 * the moving codes comes along with it and is not moved itself.
 */
export function codeMoves(codebook: Codebook, ids: readonly string[], target: MoveTarget): CodeMove[] {
  const code = codebook.byId.get(target.id);
  if (!code) return [];
  const moving = outermost(codebook, ids);
  if (target.where === 'inside') return moving.map((id) => ({ id, parentId: code.id, beforeId: null }));
  const staying = (codebook.children.get(code.parentId) ?? []).filter(({ id }) => !moving.includes(id));
  const place = staying.findIndex(({ id }) => id === code.id);
  const next = target.where === 'before' ? staying[place] : staying[place + 1];
  return moving.map((id) => ({ id, parentId: code.parentId, beforeId: next?.id ?? null }));
}

/** The codes that lie below no other of them, in the order of the codebook. */
export function outermost(codebook: Codebook, ids: Iterable<string>): string[] {
  const chosen = new Set(ids);
  return codebook.inOrder
    .filter(({ id, parentId }) => {
      if (!chosen.has(id)) return false;
      return ![...chosen].some((other) => parentId !== null && isWithin(codebook, parentId, other));
    })
    .map(({ id }) => id);
}
