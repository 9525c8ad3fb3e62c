// Rules of classification: which codes the digits apply, and which source comes next. Plain functions, tested without a
// screen.
import type { Codebook } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { sourceBranches } from '#renderer/features/navigator/source-branches.ts';
import type { SourceRow } from '#renderer/common/sources/source-row.ts';
import { isApplicable } from '#renderer/common/codes/code-palette.tsx';

/** Codes and the digits, 1 to 9, that apply them. */
export interface KeySet {
  /** The id of the branch that the codes belong to, or `pinned`. */
  readonly id: string;
  /** The code above them; null for the pinned codes. */
  readonly branch: CodeRecord | null;
  readonly keys: readonly { readonly digit: number; readonly code: CodeRecord }[];
}

/**
 * The sets of codes for classification: the first nine codes of each branch of which a source has one code, and the
 * pinned codes under their own digits. Empty sets are left out.
 */
export function keySets(codebook: Codebook): KeySet[] {
  const below = (id: string): CodeRecord[] =>
    (codebook.children.get(id) ?? []).flatMap((code) => [code, ...below(code.id)]);
  const branches = codebook.inOrder
    .filter(({ onePerSource }) => onePerSource)
    .map((branch) => ({
      id: branch.id,
      branch,
      keys: below(branch.id)
        .filter(isApplicable)
        .slice(0, 9)
        .map((code, place) => ({ digit: place + 1, code })),
    }));
  const pinned = codebook.inOrder
    .flatMap((code) => (code.pin !== null && isApplicable(code) ? [{ digit: code.pin, code }] : []))
    .toSorted((a, b) => a.digit - b.digit);
  return [...branches, { id: 'pinned', branch: null, keys: pinned }].filter(({ keys }) => keys.length > 0);
}

/** How far a source's list has been reviewed, and which source comes next. */
export interface ClassList {
  /** The number of sources in the list that are neither excluded nor duplicates. */
  readonly count: number;
  readonly reviewed: number;
  /** The next source that is not reviewed, in the navigator's order, wrapping around; null if there is none. */
  readonly nextId: string | null;
}

/** The list in which the navigator shows a source: the documents of its class, or the interviews. */
export function classListOf(rows: readonly SourceRow[], sourceId: string): ClassList {
  const list = sourceBranches(rows)
    .map(({ children }) => children.flatMap(({ value }) => (value.what === 'source' ? [value.row] : [])))
    .find((members) => members.some(({ source }) => source.id === sourceId));
  if (!list) return { count: 0, reviewed: 0, nextId: null };
  const place = list.findIndex(({ source }) => source.id === sourceId);
  const counts = ({ source }: SourceRow): boolean =>
    source.status !== 'excluded' && source.duplicateOf === null;
  const onward = [...list.slice(place + 1), ...list.slice(0, place)].filter(counts);
  const counted = list.filter(counts);
  return {
    count: counted.length,
    reviewed: counted.filter(({ reviewed }) => reviewed).length,
    nextId: onward.find(({ reviewed }) => !reviewed)?.source.id ?? null,
  };
}
