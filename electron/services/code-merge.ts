// Merging codes: what passes over, and what is joined because it would stand twice.
import { planMerge, themesCounting, type CodeMergePlan, type ThemesOfMerge } from '#core/code-merge.ts';
import { isWithin } from '#core/codebook.ts';
import { themeEffects } from '#core/counting/theme-effects.ts';
import type { ThemeEffect } from '#core/counting/theme-presence.ts';
import type { ChangedCodings } from '#core/counting/theme-sums.ts';
import { AppError } from '#core/errors.ts';
import type { CodingRecord } from '#core/records.ts';
import { codingKey, saidBeside } from '#core/settling/coding-twins.ts';
import { passOn } from '#core/settling/merged-codes.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { all, get, rowsOf } from '#db/write.ts';
import type { Counting } from '../counting.ts';
import { readCodebook } from './read-codebook.ts';

export interface MergeCounts {
  /** Codings that get the code merged into. */
  readonly moved: number;
  /** Codings that would stand twice on the same place by the same coder, and are joined with their twin. */
  readonly joined: number;
  /** Codes below the merged ones, which move below the code merged into. */
  readonly children: number;
  readonly sources: number;
  /** Codes that a merged theme gathers and the code merged into, being no theme, cannot: no longer gathered there. */
  readonly ungathered: number;
}

export interface MergePreview extends MergeCounts {
  /** The themes whose counts the merge changes. */
  readonly themes: readonly ThemeEffect[];
}

function refuseUnmergeable(db: ReadDb, fromIds: readonly string[], intoId: string): void {
  const into = get(db, 'code', intoId);
  const codebook = readCodebook(db);
  if (into.status === 'merged') throw new AppError('conflict', 'errors:code_retired', { name: into.name });
  for (const id of fromIds) {
    const from = get(db, 'code', id);
    if (from.status === 'merged') throw new AppError('conflict', 'errors:code_retired', { name: from.name });
    if (isWithin(codebook, intoId, id))
      throw new AppError('invalid', 'errors:merge_into_itself', { name: from.name });
  }
}

function planOf(
  db: ReadDb,
  fromIds: readonly string[],
  intoId: string,
  gatheredBy: readonly string[],
): CodeMergePlan {
  refuseUnmergeable(db, fromIds, intoId);
  return planMerge(all(db, 'code'), all(db, 'themeCode'), fromIds, get(db, 'code', intoId), gatheredBy);
}

/** What becomes of the codings of merged codes, and of those that they are joined with. */
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
    const said = { ...twin, ...saidBeside(passed, twin) };
    staying.set(key, said);
    if (!come.has(twin.id)) gone.push(twin);
    come.set(twin.id, said);
  }
  return {
    gone,
    come: [...come.values()],
    moved: passing.length - joined,
    joined,
    sources: new Set(passing.map(({ sourceId }) => sourceId)).size,
  };
}

/** The themes that gather the code merged into after a merge, by what was chosen for it. */
export function gatheringThemes(db: ReadDb, fromIds: readonly string[], themes: ThemesOfMerge): string[] {
  return themes === 'both' ? themesCounting(readCodebook(db), fromIds) : [];
}

/** What `mergeCodes` would do, and to which themes. Throws as it would. */
export function mergePreview(
  db: ReadDb,
  counting: Counting,
  given: readonly string[],
  intoId: string,
  themes: ThemesOfMerge,
): MergePreview {
  const fromIds = [...new Set(given)];
  const plan = planOf(db, fromIds, intoId, gatheringThemes(db, fromIds, themes));
  const { moved, joined, sources, gone, come } = passingCodings(db, fromIds, intoId);
  return {
    moved,
    joined,
    children: plan.moved.length,
    sources,
    ungathered: plan.ungathered,
    themes: themeEffects(counting.corpus, counting.codings, { after: plan.after, gone, come }),
  };
}

/**
 * Merges codes into one; `gatheredBy` are the themes that gather it from then on. The merged codes stay as rows of
 * status `merged`, so that the history and exchanged files can still say where their codings went. Returns how many
 * codings were joined with a twin. Throws `invalid` for a merge of a code into one below it.
 */
export function mergeCodes(
  db: WriteDb,
  newId: () => string,
  given: readonly string[],
  intoId: string,
  gatheredBy: readonly string[],
): number {
  const fromIds = [...new Set(given)];
  return passOn(rowsOf(db), newId, fromIds, intoId, planOf(db, fromIds, intoId, gatheredBy));
}
