// What changed in the codebook between two moments, by kind. The sums close: codes then + added + split off − merged −
// removed = codes now.
import { codebookOf, countedCodes, type Codebook } from '../codes/codebook.ts';
import { definitionFields, type DefinitionField } from '../codes/definition-fields.ts';
import type { VersionCode, VersionCodebook } from './codebook.ts';
import type { Lineage } from './lineage.ts';

/** In the order in which they are shown. */
const changeKinds = ['added', 'split', 'merged', 'removed', 'renamed', 'redefined', 'moved'] as const;

/** A text of a code before and after. */
export interface ChangedText<Field extends string = string> {
  readonly field: Field;
  readonly from: string;
  readonly to: string;
}

/** One change of one code. A code may have several, each under its own kind. */
export type CodeChange =
  | { readonly kind: 'added'; readonly code: VersionCode }
  /** A new code that took codings from these codes. */
  | { readonly kind: 'split'; readonly code: VersionCode; readonly fromIds: readonly string[] }
  | { readonly kind: 'merged'; readonly code: VersionCode; readonly intoId: string }
  | { readonly kind: 'removed'; readonly code: VersionCode }
  | {
      readonly kind: 'renamed';
      readonly code: VersionCode;
      readonly texts: readonly ChangedText<'name' | 'name2'>[];
    }
  | {
      readonly kind: 'redefined';
      readonly code: VersionCode;
      readonly texts: readonly ChangedText<DefinitionField>[];
    }
  | {
      readonly kind: 'moved';
      readonly code: VersionCode;
      /** The code above it before and after, null at the top; equal where only themes changed. */
      readonly parent: readonly [from: string | null, to: string | null];
      /** Themes that it was taken out of and added to by hand. */
      readonly left: readonly string[];
      readonly joined: readonly string[];
      /** Whether it became a theme, or is one no longer; null where that stayed. */
      readonly isTheme: boolean | null;
    };

/** Two codebooks compared. */
export interface ComparedCodebooks {
  readonly before: number;
  readonly after: number;
  readonly changes: readonly CodeChange[];
}

/** The codebook of a version as a tree. */
export function treeOf({ codes, themeCodes }: VersionCodebook): Codebook<VersionCode> {
  return codebookOf(codes, themeCodes);
}

/** Compares two codebooks. Changes stand by kind, within a kind in the order of the later codebook, then of the earlier. */
export function compareCodebooks(
  earlier: VersionCodebook,
  later: VersionCodebook,
  { mergedInto, splitOff }: Pick<Lineage, 'mergedInto' | 'splitOff'>,
): ComparedCodebooks {
  const [then, now] = [treeOf(earlier), treeOf(later)];
  const changes = [
    ...inAnyOrder(later, now).flatMap((code) => {
      const was = then.byId.get(code.id);
      return was ? changesOf(was, code, gatherings(earlier), gatherings(later)) : [cameFrom(code, splitOff)];
    }),
    ...inAnyOrder(earlier, then).flatMap((code): CodeChange[] => {
      if (now.byId.has(code.id)) return [];
      const intoId = mergedInto.get(code.id);
      return [intoId === undefined ? { kind: 'removed', code } : { kind: 'merged', code, intoId }];
    }),
  ];
  return {
    before: earlier.codes.length,
    after: later.codes.length,
    changes: changeKinds.flatMap((kind) => changes.filter((change) => change.kind === kind)),
  };
}

/** The codes in the order of the tree; codes whose parent is missing, in a damaged codebook, at the end. */
function inAnyOrder({ codes }: VersionCodebook, { inOrder }: Codebook<VersionCode>): readonly VersionCode[] {
  if (inOrder.length === codes.length) return inOrder;
  const placed = new Set(inOrder);
  return [...inOrder, ...codes.filter((code) => !placed.has(code))];
}

function cameFrom(code: VersionCode, splitOff: Lineage['splitOff']): CodeChange {
  const fromIds = [...splitOff].flatMap(([from, off]) => (off.has(code.id) ? [from] : []));
  return fromIds.length > 0 ? { kind: 'split', code, fromIds } : { kind: 'added', code };
}

/** The themes that each code was added to by hand. */
function gatherings({ themeCodes }: VersionCodebook): ReadonlyMap<string, ReadonlySet<string>> {
  const themes = new Map<string, Set<string>>();
  for (const { themeId, codeId } of themeCodes) {
    const of = themes.get(codeId);
    if (of) of.add(themeId);
    else themes.set(codeId, new Set([themeId]));
  }
  return themes;
}

function changesOf(
  was: VersionCode,
  code: VersionCode,
  themesThen: ReadonlyMap<string, ReadonlySet<string>>,
  themesNow: ReadonlyMap<string, ReadonlySet<string>>,
): CodeChange[] {
  const changes: CodeChange[] = [];
  const names = changedTexts(was, code, ['name', 'name2'] as const);
  if (names.length > 0) changes.push({ kind: 'renamed', code, texts: names });
  const texts = changedTexts(was, code, definitionFields);
  if (texts.length > 0) changes.push({ kind: 'redefined', code, texts });
  const [before, after] = [themesThen.get(code.id) ?? NONE, themesNow.get(code.id) ?? NONE];
  const left = [...before].filter((id) => !after.has(id));
  const joined = [...after].filter((id) => !before.has(id));
  const isTheme = was.isTheme === code.isTheme ? null : code.isTheme;
  if (was.parentId !== code.parentId || left.length + joined.length > 0 || isTheme !== null)
    changes.push({ kind: 'moved', code, parent: [was.parentId, code.parentId], left, joined, isTheme });
  return changes;
}

const NONE: ReadonlySet<string> = new Set();

function changedTexts<Field extends keyof VersionCode>(
  was: VersionCode,
  code: VersionCode,
  fields: readonly Field[],
): ChangedText<Field>[] {
  return fields.flatMap((field) => {
    const [from, to] = [String(was[field] ?? ''), String(code[field] ?? '')];
    return from === to ? [] : [{ field, from, to }];
  });
}

/** The themes of a codebook that count a code, itself included where it is one. */
export function themesCounting(tree: Codebook<VersionCode>, codeId: string): VersionCode[] {
  return tree.inOrder.filter(({ id, isTheme }) => isTheme && countedCodes(tree, id).has(codeId));
}
