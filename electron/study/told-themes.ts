// The counts of themes before and after an act that changes what themes count: kept with the act, since nobody can count
// them afterwards.
import type { Change } from '#core/change.ts';
import { changedPresences, codebookAct, themeEffects, themePresences } from '#core/counting/theme-effects.ts';
import type { ThemeEffect } from '#core/counting/theme-presence.ts';
import type { CodeRecord } from '#core/records.ts';
import type { Counting } from '../engines/counting.ts';

/** Acts that move codes between themes, or codings between the coders whose codings themes count. */
const MOVING = new Set(['codes.move', 'codes.remove', 'codes.gather', 'codes.ungather', 'coders.merge']);

/** Tells itself what its preview has counted. */
const TELLS_ITSELF = 'codes.merge';

/** Fields of a code by which a theme counts it. */
const STRUCTURE: readonly (keyof CodeRecord)[] = ['parentId', 'isTheme', 'status', 'mergedInto'];

/**
 * What tells the themes whose counts an act of this method changes, from what is about to be written. Made before the act
 * writes: the counts before it are those of what is in memory by then.
 */
export function themeTeller(counting: Counting, method: string): (change: Change) => ThemeEffect[] {
  if (MOVING.has(method)) counting.load();
  if (!counting.isLoaded || method === TELLS_ITSELF) return () => [];
  return (change) => {
    if (!changesThemes(change)) return [];
    const act = codebookAct(counting.corpus, change);
    if (act) return themeEffects(counting.corpus, counting.codings, act);
    // Where it is about coders, any theme may count other codings.
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
