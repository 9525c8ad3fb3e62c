// The codebook tree and its themes. A code counts, with roll-up, the codes below it; a theme also counts the
// codes added to it from elsewhere in the tree, with all codes below those.
import type { CodeRecord, ThemeCodeRecord } from '../records.ts';
import { byPosition } from '../by-position.ts';

/** Joins the names of a path in exports and on the command line. */
export const PATH_SEPARATOR = ' > ';

type TreeCode = Pick<CodeRecord, 'id' | 'parentId' | 'position' | 'name' | 'status'>;

/** The codes of a project as a tree, with the sets that roll-up needs. Build it again after a change. */
export interface Codebook<C extends TreeCode = CodeRecord> {
  readonly byId: ReadonlyMap<string, C>;
  /** Children in order; the key `null` holds the roots. Merged codes are not in the tree. */
  readonly children: ReadonlyMap<string | null, readonly C[]>;
  /** Depth first, parents before children, siblings by position. */
  readonly inOrder: readonly C[];
  readonly gathered: ReadonlyMap<string, readonly string[]>;
}

/** Builds the tree. Siblings with equal positions are ordered by id, so that the order is stable. */
export function codebookOf<C extends TreeCode>(
  codes: Iterable<C>,
  themeCodes: Iterable<Pick<ThemeCodeRecord, 'themeId' | 'codeId'>> = [],
): Codebook<C> {
  const byId = new Map<string, C>();
  for (const code of codes) byId.set(code.id, code);
  const children = new Map<string | null, C[]>();
  for (const code of byId.values()) {
    if (code.status === 'merged') continue;
    const siblings = children.get(code.parentId);
    if (siblings) siblings.push(code);
    else children.set(code.parentId, [code]);
  }
  for (const siblings of children.values()) {
    siblings.sort(byPosition);
  }
  const inOrder: C[] = [];
  const visit = (parentId: string | null): void => {
    for (const code of children.get(parentId) ?? []) {
      inOrder.push(code);
      visit(code.id);
    }
  };
  visit(null);
  const gathered = new Map<string, string[]>();
  for (const { themeId, codeId } of themeCodes) {
    const list = gathered.get(themeId);
    if (list) list.push(codeId);
    else gathered.set(themeId, [codeId]);
  }
  return { byId, children, inOrder, gathered };
}

/** The code and all codes below it, depth first. Empty when the id is unknown. */
export function subtree<C extends TreeCode>(codebook: Codebook<C>, codeId: string): string[] {
  if (!codebook.byId.has(codeId)) return [];
  const found: string[] = [codeId];
  for (const child of codebook.children.get(codeId) ?? []) found.push(...subtree(codebook, child.id));
  return found;
}

/**
 * What a code or theme counts with roll-up: its subtree and the subtrees of the codes added to it, each code
 * once.
 */
export function countedCodes<C extends TreeCode>(codebook: Codebook<C>, codeId: string): Set<string> {
  const counted = new Set(subtree(codebook, codeId));
  for (const own of counted) {
    for (const gatheredId of codebook.gathered.get(own) ?? []) {
      for (const below of subtree(codebook, gatheredId)) counted.add(below);
    }
  }
  return counted;
}

/** Names from the root to the code. */
export function pathOf<C extends TreeCode>(codebook: Codebook<C>, codeId: string): string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let code = codebook.byId.get(codeId); code && !seen.has(code.id);) {
    seen.add(code.id);
    names.unshift(code.name);
    code = code.parentId === null ? undefined : codebook.byId.get(code.parentId);
  }
  return names;
}

/** Whether `ancestorId` is the code itself or lies above it. Moving a code below itself would create a cycle. */
export function isWithin<C extends TreeCode>(
  codebook: Codebook<C>,
  codeId: string,
  ancestorId: string,
): boolean {
  const seen = new Set<string>();
  for (let id: string | null = codeId; id !== null && !seen.has(id);) {
    if (id === ancestorId) return true;
    seen.add(id);
    id = codebook.byId.get(id)?.parentId ?? null;
  }
  return false;
}

/** The nearest code, at or above `codeId`, whose branch allows one code per source; null where there is none. */
export function onePerSourceBranch(codebook: Codebook, codeId: string): string | null {
  for (let code = codebook.byId.get(codeId); code; code = codebook.byId.get(code.parentId ?? '')) {
    if (code.onePerSource) return code.id;
  }
  return null;
}

/**
 * Of one coder's whole-source codings of one source, those that this code takes the place of, because its branch
 * allows one code per source.
 */
export function branchMates<T extends { readonly codeId: string }>(
  codebook: Codebook,
  codeId: string,
  wholeSource: readonly T[],
): T[] {
  const branch = onePerSourceBranch(codebook, codeId);
  return branch === null ? [] : wholeSource.filter((coding) => isWithin(codebook, coding.codeId, branch));
}

/** Pairs of themes that count at least one code in common, so that their totals overlap. */
export function overlappingThemes<C extends TreeCode>(
  codebook: Codebook<C>,
  themeIds: readonly string[],
): [string, string][] {
  const counted = themeIds.map((id) => [id, countedCodes(codebook, id)] as const);
  const pairs: [string, string][] = [];
  counted.forEach(([a, codesOfA], index) => {
    for (const [b, codesOfB] of counted.slice(index + 1)) {
      if ([...codesOfA].some((id) => codesOfB.has(id))) pairs.push([a, b]);
    }
  });
  return pairs;
}
