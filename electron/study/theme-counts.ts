// The counts of themes before and after an act that changes them: recorded with the act, since nobody can compute them
// afterwards.
import type { Change } from '#core/change.ts';
import { changedPresences, codebookAct, themeEffects, themePresences } from '#core/counting/theme-effects.ts';
import type { ThemeEffect } from '#core/counting/theme-presence.ts';
import type { CodeRecord } from '#core/records.ts';
import type { Counting } from '../engines/counting.ts';

/** Acts that move codes between themes, or codings between the coders that themes count. */
const MOVING = new Set(['codes.move', 'codes.remove', 'codes.gather', 'codes.ungather', 'coders.merge']);

/** A method that records the counts of its preview itself. */
const TELLS_ITSELF = 'codes.merge';

/** Fields of a code that decide which themes count it. */
const STRUCTURE: readonly (keyof CodeRecord)[] = ['parentId', 'isTheme', 'status', 'mergedInto'];

/**
 * Returns a function that computes, from the change about to be written, how the act of this method changes the counts
 * of themes. Call it before the act writes: the counts before are those of the tables in memory at that time.
 */
export function themeTeller(counting: Counting, method: string): (change: Change) => ThemeEffect[] {
  if (MOVING.has(method)) counting.load();
  if (!counting.isLoaded || method === TELLS_ITSELF) return () => [];
  return (change) => {
    if (!changesThemes(change)) return [];
    const act = codebookAct(counting.corpus, change);
    if (act) return themeEffects(counting.corpus, counting.codings, act);
    // An act on coders may change the counts of any theme.
    const look = () => themePresences(counting.corpus, counting.codings);
    return changedPresences(look(), counting.supposing(change, look));
  };
}

function changesThemes({ added, updated, removed }: Change): boolean {
  if (added.themeCode ?? removed.themeCode ?? removed.code ?? removed.coder) return true;
  return Object.values(updated.code ?? {}).some(([from, to]) =>
    STRUCTURE.some((field) => from[field] !== to[field]),
  );
}
