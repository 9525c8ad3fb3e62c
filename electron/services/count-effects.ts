// How an act on sources or people would change counts that are not on the screen: the counts of themes, and those
// behind verdicts.
import type { Change } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import { presentComparison } from '#core/comparison/present-settings.ts';
import { changedPresences, themePresences } from '#core/counting/theme-effects.ts';
import type { ThemeEffect } from '#core/counting/theme-presence.ts';
import type { ComparisonRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';
import type { Counting } from '../engines/counting.ts';
import { countComparison, settingsOf } from './comparisons.ts';
import type { CommandContext, JobContext } from './context.ts';

/** A verdict that would become stale. */
export interface StaleVerdict {
  readonly comparison: string;
  readonly themeId: string;
}

/** How an act changes counts: themes before and after, out of how many people, and verdicts that become stale. */
export interface CountEffects {
  readonly themes: readonly ThemeEffect[];
  readonly respondents: { readonly before: number; readonly after: number };
  readonly stale: readonly StaleVerdict[];
}

/** Performs an act, takes what `look` finds after it and its effect on counts, and rolls it back. */
export function previewedAct<T>(
  { db, counting, rehearse }: JobContext,
  act: (context: CommandContext) => void,
  look: (change: Change, after: ReadDb) => T,
): T & { readonly counts: CountEffects } {
  const { change, found } = rehearse((context) => {
    act(context);
    const done = context.db.recorder.take();
    return { change: done, found: look(done, context.db) };
  });
  return { ...found, counts: countEffects(db, counting, change) };
}

/** How a change would change the counts of one who asks. */
export function countEffects(db: ReadDb, counting: Counting, change: Change): CountEffects {
  const look = (supposed: ChangedComparisons) => ({
    themes: themePresences(counting.corpus, counting.codings),
    respondents: countInterviewed(counting),
    stale: staleVerdicts(db, counting, supposed),
  });
  const before = look({});
  // A comparison that counts the layer of a merged coder counts the remaining coder's afterwards.
  const after = counting.supposing(change, () => look(change.updated.comparison ?? {}));
  const staleAlready = new Set(before.stale.map((verdict) => JSON.stringify(verdict)));
  return {
    themes: changedPresences(before.themes, after.themes),
    respondents: { before: before.respondents, after: after.respondents },
    stale: after.stale.filter((verdict) => !staleAlready.has(JSON.stringify(verdict))),
  };
}

/** How many people have at least one interview. */
function countInterviewed({ corpus }: Counting): number {
  return new Set([...corpus.respondentsOf.values()].flatMap((people) => people.map(({ id }) => id))).size;
}

/** The comparisons as the act would change them, by id. */
type ChangedComparisons = Readonly<Record<string, readonly [from: ComparisonRecord, to: ComparisonRecord]>>;

/** The verdicts that are not empty and stand on counts that have changed. */
function staleVerdicts(db: ReadDb, counting: Counting, supposed: ChangedComparisons): StaleVerdict[] {
  return all(db, 'comparison').flatMap(({ id, name }) => {
    const judged = new Set(
      all(db, 'verdict', { comparisonId: id }).flatMap(({ value, themeId }) =>
        value === null ? [] : [themeId],
      ),
    );
    if (judged.size === 0) return [];
    const then = supposed[id]?.[1];
    const settings = then ? presentComparison(then, all(db, 'code')) : settingsOf(db, id);
    const counted = countable(db, counting, settings, id);
    if (!counted) return [];
    const { comparison, standing } = counted;
    return comparison.themes
      .filter(({ codeId }) => standing[codeId]?.stale === true && judged.has(codeId))
      .map(({ codeId }) => ({ comparison: name, themeId: codeId }));
  });
}

const uncounted: ReadonlySet<string> = new Set<AppError['code']>(['not_found', 'invalid', 'conflict']);

/**
 * The counted comparison; null where it cannot be counted, as one by a sample or a saved query that is gone, by a pattern
 * that takes too long, or of a layer that blind work hides.
 */
function countable(...of: Parameters<typeof countComparison>): ReturnType<typeof countComparison> | null {
  try {
    return countComparison(...of);
  } catch (error) {
    if (error instanceof AppError && uncounted.has(error.code)) return null;
    throw error;
  }
}
