// The codes and whole-source codings that a sheet of ticks would make, and the ticks that it does not take.
import { isWithin, onePerSourceBranch, PATH_SEPARATOR, type Codebook } from '../codes/codebook.ts';
import { codeAtPath } from '../exports/code-paths.ts';
import { pathNames, writtenPath } from '../exports/written-names.ts';
import type { TickSheet } from './sheet.ts';
import {
  tickKey,
  type PlannedRow,
  type PlannedTheme,
  type PlannedTick,
  type TickCounts,
  type TickPlan,
  type TickProject,
  type TickSince,
  type TickWrites,
} from './tick-plan.ts';

/** What these themes and rows of the sheet write, hold back and leave out, with the numbers of each. */
export function writesOf(
  { sources }: TickSheet,
  { codebook, whole, earlier }: TickProject,
  themes: readonly PlannedTheme[],
  rows: readonly PlannedRow[],
): Pick<TickPlan, 'writes' | 'held' | TickSince> &
  Pick<TickCounts, 'present' | 'withoutSource' | 'leftOut' | 'refused'> {
  const codesOf = new Map<string, Set<string>>();
  for (const { sourceId, codeId } of whole)
    codesOf.set(sourceId, (codesOf.get(sourceId) ?? new Set()).add(codeId));
  const branchOf = (codeId: string | null): string | null =>
    codeId === null ? null : onePerSourceBranch(codebook, codeId);
  // Columns with the same name become one new code.
  const firstOf = new Map(
    themes.toReversed().flatMap(({ name, place, by }) => (by === 'new' ? [[name, place] as const] : [])),
  );
  let [present, withoutSource, leftOut, refused] = [0, 0, 0, 0];
  const wanted = new Map<string, TickWrites['codings'][number]>();
  const gone = { removed: new Map<string, PlannedTick>(), recoded: new Map<string, PlannedTick>() };
  for (const [at, { ticks }] of sources.entries()) {
    const sourceId = rows[at]?.sourceId ?? null;
    for (const index of ticks.keys()) {
      const theme = themes[index];
      if (!theme) continue;
      const { codeId, by, name } = theme;
      const place = codeId === null ? (firstOf.get(name) ?? theme.place) : theme.place;
      const key = sourceId === null || codeId === null ? '' : tickKey({ sourceId, codeId });
      const since = earlier.get(key);
      if (sourceId === null) withoutSource += 1;
      else if (codeId === null && by !== 'new') leftOut += 1;
      else if (theme.isRefused) refused += 1;
      else if (codeId !== null && codesOf.get(sourceId)?.has(codeId)) present += 1;
      else if (since !== undefined) gone[since].set(key, { sourceId, place });
      else wanted.set(`${sourceId} ${codeId ?? place}`, { sourceId, codeId, place });
    }
  }
  const codings = [...wanted.values()];
  // In such a branch one code would replace another, which nobody asked for.
  const rivals = Map.groupBy(codings, ({ sourceId, codeId }) => `${sourceId} ${branchOf(codeId) ?? ''}`);
  const isHeld = ({ sourceId, codeId }: (typeof codings)[number]): boolean => {
    const branch = branchOf(codeId);
    if (branch === null) return false;
    const others = [...(codesOf.get(sourceId) ?? [])];
    return (
      (rivals.get(`${sourceId} ${branch}`)?.length ?? 0) > 1 ||
      others.some((other) => isWithin(codebook, other, branch))
    );
  };
  const held = new Set(codings.filter(isHeld));
  const isOfHere = rows.some(({ sourceId }) => sourceId !== null);
  return {
    present,
    withoutSource,
    leftOut,
    refused,
    removed: [...gone.removed.values()],
    recoded: [...gone.recoded.values()],
    held: [...held].map(({ sourceId, place }) => ({ sourceId, place })),
    writes: {
      // A sheet that matches no source here creates nothing.
      codes: themes.flatMap(({ place, name, codeId, by }) =>
        isOfHere && codeId === null && by === 'new' && firstOf.get(name) === place
          ? [{ place, ...placeOf(name, codebook) }]
          : [],
      ),
      codings: codings.filter((coding) => !held.has(coding)),
    },
  };
}

/** Below the code that its path names, else at the top under its full name. */
function placeOf(heading: string, codebook: Codebook): { parentId: string | null; name: string } {
  const names = heading.includes(PATH_SEPARATOR) ? pathNames(heading) : [heading];
  const above = names.length > 1 ? codeAtPath(codebook, writtenPath(names.slice(0, -1))) : null;
  return { parentId: above, name: above === null ? heading : (names.at(-1) ?? heading) };
}
