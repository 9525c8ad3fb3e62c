import type { Codebook } from '#core/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import type { Branch } from '#renderer/ui/tree/branch.ts';

/** The codebook as branches, in its own order. */
export function codeBranches(codebook: Codebook, parentId: string | null = null): Branch<CodeRecord>[] {
  return (codebook.children.get(parentId) ?? []).map((code) => ({
    id: code.id,
    value: code,
    children: codeBranches(codebook, code.id),
  }));
}
