// The codebook as branches of the tree: all codes, or those that match a filter with their ancestors.
import type { Codebook } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import type { Branch } from '#renderer/ui/tree/branch.ts';

/** The place of a code that has no name yet: last under `parentId`, or right after `afterId`. */
export interface Draft {
  readonly parentId: string | null;
  readonly afterId: string | null;
}

/** A line of the tree: a code, or the draft of a new one. */
export type CodeLine = CodeRecord | { readonly draft: Draft };

/** The id of the draft's branch; no code has it. */
export const DRAFT_ID = 'draft';

/** The branches of the codes that pass `keeps`, with their ancestors, and the draft in its place. */
export function codeBranches(
  codebook: Codebook,
  keeps: (code: CodeRecord) => boolean,
  draft: Draft | null = null,
): Branch<CodeLine>[] {
  const below = (parentId: string | null): Branch<CodeLine>[] => {
    const branches = (codebook.children.get(parentId) ?? []).flatMap((code): Branch<CodeLine>[] => {
      const children = below(code.id);
      return children.length > 0 || keeps(code) || draft?.afterId === code.id
        ? [{ id: code.id, value: code, children }]
        : [];
    });
    if (draft?.parentId !== parentId) return branches;
    const at = branches.findIndex(({ id }) => id === draft.afterId);
    const line: Branch<CodeLine> = { id: DRAFT_ID, value: { draft }, children: [] };
    return branches.toSpliced(at < 0 ? branches.length : at + 1, 0, line);
  };
  return below(null);
}

/** Whether a code's names contain all words of a query, ignoring case; an empty query matches every code. */
export function fits(code: CodeRecord, query: string): boolean {
  const names = `${code.name}\n${code.name2 ?? ''}\n${code.aliases}`.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => names.includes(word));
}
