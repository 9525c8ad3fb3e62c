// The codebook as the branches of a tree on the screen: all of it, or what a filter leaves with what is above.
import type { Codebook } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import type { Branch } from '#renderer/ui/tree/branch.ts';

/** Where a code that has no name yet would stand: last below `parentId`, or right behind `afterId`. */
export interface Draft {
  readonly parentId: string | null;
  readonly afterId: string | null;
}

/** A line of the tree: a code, or the draft of one. */
export type CodeLine = CodeRecord | { readonly draft: Draft };

/** The id of the branch that stands for the draft; no code has it. */
export const DRAFT_ID = 'draft';

/** The branches of the codes that `keeps` wants, with all that lies above them, and the draft in its place. */
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

/** Whether a code's names hold all words of a query, whatever their case; every code fits no words. */
export function fits(code: CodeRecord, query: string): boolean {
  const names = `${code.name}\n${code.name2 ?? ''}\n${code.aliases}`.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => names.includes(word));
}
