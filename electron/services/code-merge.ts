// Merging codes: what passes over, and what is joined because it would stand twice.
import { planMerge, themesCounting, type CodeMergePlan, type ThemesOfMerge } from '#core/code-merge.ts';
import { isWithin } from '#core/codebook.ts';
import { themeEffects } from '#core/counting/theme-effects.ts';
import type { ThemeEffect } from '#core/counting/theme-presence.ts';
import { AppError } from '#core/errors.ts';
import type { CodingRecord } from '#core/records.ts';
import { codingKey } from '#core/settling/coding-twins.ts';
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

/** The codings of the merged codes: those that get the code merged into, and those that would stand twice. */
function passingCodings(
  db: ReadDb,
  fromIds: readonly string[],
  intoId: string,
): { moved: CodingRecord[]; joined: CodingRecord[] } {
  const keys = new Set(all(db, 'coding', { codeId: intoId }).map(codingKey));
  const moved: CodingRecord[] = [];
  const joined: CodingRecord[] = [];
  for (const coding of fromIds.flatMap((codeId) => all(db, 'coding', { codeId }))) {
    const key = codingKey({ ...coding, codeId: intoId });
    (keys.has(key) ? joined : moved).push(coding);
    keys.add(key);
  }
  return { moved, joined };
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
  const { moved, joined } = passingCodings(db, fromIds, intoId);
  return {
    moved: moved.length,
    joined: joined.length,
    children: plan.moved.length,
    sources: new Set([...moved, ...joined].map(({ sourceId }) => sourceId)).size,
    ungathered: plan.ungathered,
    themes: themeEffects(counting.corpus, counting.codings, {
      after: plan.after,
      becomes: (codeId) => (fromIds.includes(codeId) ? intoId : codeId),
      joined: new Set(joined.map(({ id }) => id)),
    }),
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
