// Merging codes: which codings move, and which are joined because they would stand twice.
import { planMerge, themesCounting, type CodeMergePlan, type ThemesOfMerge } from '#core/codes/code-merge.ts';
import { codebookOf, isWithin, type Codebook } from '#core/codes/codebook.ts';
import { themeEffects } from '#core/counting/theme-effects.ts';
import type { ThemeEffect } from '#core/counting/theme-presence.ts';
import type { ChangedCodings } from '#core/counting/theme-sums.ts';
import { AppError } from '#core/errors.ts';
import type { CodeRecord, CodingRecord } from '#core/records.ts';
import { passOn } from '#core/settling/merged-codes.ts';
import { codingKey, saidBeside } from '#core/settling/twin-codings.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { all, get, rowsOf } from '#db/write.ts';
import type { Counting } from '../engines/counting.ts';

export interface MergeCounts {
  /** How many codings get the remaining code. */
  readonly moved: number;
  /** How many codings would stand twice on one place by one coder, and are joined with their twin. */
  readonly joined: number;
  /** How many sub-codes of the merged codes move below the remaining one. */
  readonly children: number;
  readonly sources: number;
  /** How many codes a merged theme gathers and the remaining code, being no theme, cannot gather. */
  readonly ungathered: number;
}

export interface MergePreview extends MergeCounts {
  /** The themes whose counts the merge changes. */
  readonly themes: readonly ThemeEffect[];
}

/** A valid merge, with the codebook that it leads to. */
export interface CodeMerge {
  readonly fromIds: readonly string[];
  readonly intoId: string;
  readonly plan: CodeMergePlan;
}

/**
 * Plans a merge; `themes` decides which themes gather the remaining code afterwards. Throws `conflict` for codes that
 * are merged already, and `invalid` for merging a code into one of its sub-codes.
 */
export function plannedMerge(
  db: ReadDb,
  given: readonly string[],
  intoId: string,
  themes: ThemesOfMerge,
): CodeMerge {
  const fromIds = [...new Set(given)];
  const codes = all(db, 'code');
  const ties = all(db, 'themeCode');
  const codebook = codebookOf(codes, ties);
  const into = get(db, 'code', intoId);
  refuseUnmergeable(
    codebook,
    fromIds.map((id) => get(db, 'code', id)),
    into,
  );
  const gatheredBy = themes === 'both' ? themesCounting(codebook, fromIds) : [];
  return { fromIds, intoId, plan: planMerge(codes, ties, fromIds, into, gatheredBy) };
}

function refuseUnmergeable(codebook: Codebook, from: readonly CodeRecord[], into: CodeRecord): void {
  for (const { status, name } of [into, ...from])
    if (status === 'merged') throw new AppError('conflict', 'errors:code_retired', { name });
  for (const { id, name } of from)
    if (isWithin(codebook, into.id, id)) throw new AppError('invalid', 'errors:merge_into_itself', { name });
}

/** What becomes of the codings of merged codes, and of the codings that they are joined with. */
interface Passing extends ChangedCodings {
  readonly moved: number;
  readonly joined: number;
  readonly sources: number;
}

function passingCodings(db: ReadDb, fromIds: readonly string[], intoId: string): Passing {
  const staying = new Map(all(db, 'coding', { codeId: intoId }).map((coding) => [codingKey(coding), coding]));
  const passing = fromIds.flatMap((codeId) => all(db, 'coding', { codeId }));
  const gone = [...passing];
  const come = new Map<string, CodingRecord>();
  let joined = 0;
  for (const coding of passing) {
    const passed = { ...coding, codeId: intoId };
    const key = codingKey(passed);
    const twin = staying.get(key);
    if (!twin) {
      staying.set(key, passed);
      come.set(passed.id, passed);
      continue;
    }
    joined += 1;
    const merged = { ...twin, ...saidBeside(passed, twin) };
    staying.set(key, merged);
    if (!come.has(twin.id)) gone.push(twin);
    come.set(twin.id, merged);
  }
  return {
    gone,
    come: [...come.values()],
    moved: passing.length - joined,
    joined,
    sources: new Set(passing.map(({ sourceId }) => sourceId)).size,
  };
}

/** What `mergeCodes` would do, and which themes' counts it would change. */
export function mergePreview(
  db: ReadDb,
  { corpus, codings }: Counting,
  { fromIds, intoId, plan }: CodeMerge,
): MergePreview {
  const { moved, joined, sources, gone, come } = passingCodings(db, fromIds, intoId);
  return {
    moved,
    joined,
    children: plan.moved.length,
    sources,
    ungathered: plan.ungathered,
    themes: themeEffects(corpus, codings, { after: plan.after, gone, come }),
  };
}

/**
 * Merges codes into one. The merged codes stay as rows with status `merged`, so that the history and exchanged files
 * can still tell where their codings went. Returns how many codings were joined with a twin.
 */
export function mergeCodes(db: WriteDb, newId: () => string, { fromIds, intoId, plan }: CodeMerge): number {
  return passOn(rowsOf(db), newId, fromIds, intoId, plan);
}
