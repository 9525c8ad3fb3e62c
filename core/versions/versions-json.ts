// Two moments of the codebook compared, in the form that scripts read: `concord versions --from N --format json`. Names are
// part of its contract.
import { PATH_SEPARATOR, pathOf } from '../codes/codebook.ts';
import type { VersionCodebook } from './codebook.ts';
import { treeOf, type CodeChange } from './compare.ts';
import type { ComparedMoments, DriftCounts, ToldChange } from './compared.ts';

/** A version as scripts see it. */
export interface VersionJson {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly reason: string;
  readonly at: string;
}

/** The drift of one code. */
export interface DriftJson {
  readonly code: string;
  readonly code_id: string;
  readonly base: number;
  readonly changed: number;
  /** Codings of the code at the later moment. */
  readonly now: number;
  /** `changed` out of `base`; null where nothing was coded then. */
  readonly drift: number | null;
  readonly reason: 'no_codings_then' | null;
  readonly unchanged: number;
  readonly moved_by_split_or_merge: number;
  readonly resized: number;
  readonly recoded_away: number;
  readonly removed: number;
  readonly joined: number;
  readonly recoded_in: number;
  readonly added_in_sources_reviewed_then: number;
  readonly added_in_new_sources: number;
  readonly presence: DriftCounts['presence'];
}

/** One change of one code. */
export interface ChangeJson {
  readonly kind: CodeChange['kind'];
  readonly code: string;
  readonly code_id: string;
  /** Codes that it was split off from, the code that it was merged into, the codes that it was moved between; as paths. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly texts: readonly { readonly field: string; readonly from: string; readonly to: string }[];
  readonly by: string | null;
  readonly at: string | null;
  readonly splits: readonly Record<string, number | string>[];
  readonly merge: ToldChange['merge'];
  readonly themes: readonly {
    readonly theme: string;
    readonly before: readonly [sources: number, of: number] | null;
    readonly after: readonly [sources: number, of: number] | null;
  }[];
}

/** The name of a code as a path: of the later codebook, or where it stood in the earlier. */
export function versionPaths(
  earlier: VersionCodebook,
  later: VersionCodebook,
): (codeId: string | null) => string {
  const trees = [treeOf(later), treeOf(earlier)];
  return (codeId) => {
    const tree = trees.find(({ byId }) => byId.has(codeId ?? ''));
    return tree && codeId !== null ? pathOf(tree, codeId).join(PATH_SEPARATOR) : '';
  };
}

/** The drift of each code, with its path. */
export function driftJson(
  drift: ComparedMoments['drift'],
  pathOfCode: (codeId: string) => string,
): DriftJson[] {
  return drift.map((row) => ({
    code: pathOfCode(row.codeId),
    code_id: row.codeId,
    base: row.base,
    changed: row.changed,
    now: row.standing,
    drift: row.base === 0 ? null : row.changed / row.base,
    reason: row.base === 0 ? 'no_codings_then' : null,
    unchanged: row.unchanged,
    moved_by_split_or_merge: row.moved,
    resized: row.resized,
    recoded_away: row.recoded,
    removed: row.removed,
    joined: row.joined,
    recoded_in: row.recodedIn,
    added_in_sources_reviewed_then: row.secondThoughts,
    added_in_new_sources: row.progress,
    presence: row.presence,
  }));
}

/** One change, with the paths of the codes that it names. */
export function changeJson(
  { change, splits, merge, themes, by }: ToldChange & { readonly by: { name: string; at: string } | null },
  pathOfCode: (codeId: string | null) => string,
): ChangeJson {
  return {
    kind: change.kind,
    code: pathOfCode(change.code.id),
    code_id: change.code.id,
    ...endsOf(change, pathOfCode),
    texts: change.kind === 'renamed' || change.kind === 'redefined' ? change.texts : [],
    by: by?.name ?? null,
    at: by?.at ?? null,
    splits: splits.map(({ fromId, ...counts }) => ({ from: pathOfCode(fromId), ...counts })),
    merge,
    themes: themes.map(({ themeId, before, after }) => ({ theme: pathOfCode(themeId), before, after })),
  };
}

function endsOf(
  change: CodeChange,
  pathOfCode: (codeId: string | null) => string,
): Pick<ChangeJson, 'from' | 'to'> {
  if (change.kind === 'split') return { from: change.fromIds.map(pathOfCode), to: [] };
  if (change.kind === 'merged') return { from: [], to: [pathOfCode(change.intoId)] };
  if (change.kind !== 'moved') return { from: [], to: [] };
  const [from, to] = change.parent;
  const isMoved = from !== to;
  return {
    from: [...(isMoved ? [pathOfCode(from)] : []), ...change.left.map(pathOfCode)],
    to: [...(isMoved ? [pathOfCode(to)] : []), ...change.joined.map(pathOfCode)],
  };
}
