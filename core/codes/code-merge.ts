// What a merge does to the codebook: which codes move, and which ties between themes and codes are removed
// and added. The preview counts with this plan and the merge writes it, so that both agree.
import { codebookOf, countedCodes, isWithin, type Codebook } from './codebook.ts';
import { uniqueLabels } from '../free-name.ts';
import type { CodeRecord, ThemeCodeRecord } from '../records.ts';

/**
 * For which themes the merged codings count afterwards: `target`, the themes of the code that stays; `both`,
 * also the themes that counted the merged codes.
 */
export type ThemesOfMerge = 'target' | 'both';

type Tie = Pick<ThemeCodeRecord, 'themeId' | 'codeId'>;

/** What a merge changes in the codebook. */
export interface CodeMergePlan {
  /**
   * The codes below the merged ones. They move below the code that stays, renamed where their name is taken
   * there.
   */
  readonly moved: readonly Pick<CodeRecord, 'id' | 'name'>[];
  /** Ids of the merged codes' ties to themes, which are removed. */
  readonly untied: readonly string[];
  readonly tied: readonly Tie[];
  /** How many codes a merged theme had added that the code that stays, not being a theme, cannot have. */
  readonly ungathered: number;
  readonly after: Codebook;
}

/**
 * Plans a merge. `gatheredBy` are themes to which the code that stays is added; a theme that counts it
 * already needs no tie.
 */
export function planMerge(
  codes: readonly CodeRecord[],
  ties: readonly ThemeCodeRecord[],
  fromIds: readonly string[],
  into: CodeRecord,
  gatheredBy: readonly string[],
): CodeMergePlan {
  const from = new Set(fromIds);
  const before = codebookOf(codes, ties);
  const moved = movedBelow(before, from, into);
  const placed = codes.map((code): CodeRecord => {
    const name = moved.get(code.id);
    if (name !== undefined) return { ...code, parentId: into.id, name };
    return from.has(code.id) ? { ...code, status: 'merged', mergedInto: into.id, isTheme: false } : code;
  });
  const untied = ties.filter(({ themeId, codeId }) => from.has(themeId) || from.has(codeId));
  const kept = ties.filter((tie) => !untied.includes(tie));
  const gathered = new Set(
    untied.filter(({ themeId, codeId }) => from.has(themeId) && !from.has(codeId)).map((tie) => tie.codeId),
  );
  const tied: Tie[] = [];
  const afterwards = (): Codebook => codebookOf(placed, [...kept, ...tied]);
  if (into.isTheme)
    for (const codeId of gathered)
      if (!isGathered([...kept, ...tied], into.id, codeId) && !isWithin(afterwards(), codeId, into.id))
        tied.push({ themeId: into.id, codeId });
  // The lowest theme first: a theme above one that gets the code counts the code through it.
  for (const theme of before.inOrder.toReversed())
    if (
      gatheredBy.includes(theme.id) &&
      !from.has(theme.id) &&
      !countedCodes(afterwards(), theme.id).has(into.id)
    )
      tied.push({ themeId: theme.id, codeId: into.id });
  return {
    moved: [...moved].map(([id, name]) => ({ id, name })),
    untied: untied.map(({ id }) => id),
    tied,
    ungathered: into.isTheme ? 0 : gathered.size,
    after: afterwards(),
  };
}

/** The themes that count one of these codes and are not themselves among them. */
export function themesCounting(codebook: Codebook, codeIds: readonly string[]): string[] {
  return codebook.inOrder
    .filter(({ id, isTheme }) => isTheme && !codeIds.includes(id))
    .filter(({ id }) => {
      const counted = countedCodes(codebook, id);
      return codeIds.some((codeId) => counted.has(codeId));
    })
    .map(({ id }) => id);
}

/** The codes below the merged ones, by id, with the names that they get below the code that stays. */
function movedBelow(codebook: Codebook, from: ReadonlySet<string>, into: CodeRecord): Map<string, string> {
  const coming = [...from].flatMap((id) => codebook.children.get(id) ?? []).filter(({ id }) => !from.has(id));
  const names = uniqueLabels([...(codebook.children.get(into.id) ?? []), ...coming]);
  return new Map(coming.map(({ id, name }) => [id, names.get(id) ?? name]));
}

function isGathered(ties: readonly Tie[], themeId: string, codeId: string): boolean {
  return ties.some((tie) => tie.themeId === themeId && tie.codeId === codeId);
}
