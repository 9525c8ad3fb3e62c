// Translates a drop or a key in the tree into moves of codes.
import { isWithin, type Codebook } from '#core/codes/codebook.ts';
import type { MoveTarget } from '#renderer/ui/tree/branch.ts';

/** One move in the form that the service takes; without `beforeId` the code goes last. */
export interface CodeMove {
  readonly id: string;
  readonly parentId: string | null;
  readonly beforeId: string | null;
}

/**
 * The moves that bring codes to a place, in the order in which they must run. A code below another moving code moves
 * along with it.
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

/** The codes that are not below another one of them, in codebook order. */
export function outermost(codebook: Codebook, ids: Iterable<string>): string[] {
  const chosen = new Set(ids);
  return codebook.inOrder
    .filter(({ id, parentId }) => {
      if (!chosen.has(id)) return false;
      return ![...chosen].some((other) => parentId !== null && isWithin(codebook, parentId, other));
    })
    .map(({ id }) => id);
}
