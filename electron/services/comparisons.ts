import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { compare, type Comparison } from '#core/comparison/compare.ts';
import { convergenceOf } from '#core/comparison/convergence.ts';
import { comparisonInput, type ComparisonFacts } from '#core/comparison/input.ts';
import {
  isStale,
  judgedCounts,
  judgedCountsFrom,
  type JudgedCounts,
} from '#core/comparison/judged-counts.ts';
import { comparisonSettingsFrom, parseComparisonSettings } from '#core/comparison/settings-json.ts';
import { defaultComparison, rulesOf, type ComparisonSettings } from '#core/comparison/settings.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, find, get, insert, remove, update } from '#db/write.ts';
import { command, query } from './context.ts';
import type { Counting } from '../counting.ts';
import { lastPosition } from './positions.ts';
import { given } from './project.ts';
import { removeVerdict } from './removal.ts';

const settingsInput = z.record(z.string(), z.unknown());
const name = z.string().trim().min(1).max(200);
const judgement = z.enum(['same', 'different']).nullable();

/** A comparison counted: the numbers, what must be said beside them, and how the verdicts stand. */
export interface CountedComparison {
  readonly settings: ComparisonSettings;
  readonly comparison: Comparison;
  readonly facts: ComparisonFacts;
  /** By theme id: whether the verdict's counts are no longer those of now, and Farmer's label. */
  readonly standing: Readonly<
    Record<string, { readonly stale: boolean; readonly convergence: string | null }>
  >;
}

/** Counts a comparison; with an id, its verdicts are held against the counts. */
export function countComparison(
  db: ReadDb,
  counting: Counting,
  settings: ComparisonSettings,
  comparisonId: string | null,
): CountedComparison {
  const { counts, facts } = comparisonInput(counting.corpus, counting.codings, settings);
  const comparison = compare(counts, rulesOf(settings));
  const verdicts = comparisonId === null ? [] : all(db, 'verdict', { comparisonId });
  const standing = comparison.themes.map((theme) => {
    const verdict = verdicts.find(({ themeId }) => themeId === theme.codeId);
    const judgements = { meaning: verdict?.meaning ?? null, examples: verdict?.examples ?? null };
    return [
      theme.codeId,
      {
        stale: verdict ? isStale(judgedCountsFrom(verdict.counts), theme) : false,
        convergence: convergenceOf(theme, judgements),
      },
    ] as const;
  });
  return { settings, comparison, facts, standing: Object.fromEntries(standing) };
}

/** The settings of a stored comparison, or those of documents against interviews. */
export function settingsOf(db: ReadDb, comparisonId: string | null): ComparisonSettings {
  return comparisonId === null
    ? defaultComparison
    : parseComparisonSettings(get(db, 'comparison', comparisonId).settings);
}

function countsNow(db: ReadDb, counting: Counting, comparisonId: string, themeId: string): JudgedCounts {
  const { comparison } = countComparison(db, counting, settingsOf(db, comparisonId), comparisonId);
  const theme = comparison.themes.find(({ codeId }) => codeId === themeId);
  if (!theme)
    throw new AppError('not_found', 'errors:theme_not_compared', { name: get(db, 'code', themeId).name });
  return judgedCounts(theme);
}

export const comparisons = {
  /** Counts two sides against each other, theme by theme: a stored comparison, or settings not kept yet. */
  count: query(
    z.strictObject({ id: z.string().nullable().default(null), settings: settingsInput.optional() }),
    ({ db, counting }, { id, settings }) =>
      countComparison(db, counting, settings ? comparisonSettingsFrom(settings) : settingsOf(db, id), id),
  ),

  /** Keeps a comparison under a name, so that verdicts can be given in it. */
  create: command(
    z.strictObject({ name, settings: settingsInput.default({}) }),
    ({ db, newId }, { name: wanted, settings }) =>
      insert(db, 'comparison', {
        id: newId(),
        name: wanted,
        settings: JSON.stringify(comparisonSettingsFrom(settings)),
        position: lastPosition(db, 'comparison'),
      }),
  ),

  /** Renames a comparison or changes what it sets against what; its verdicts stay and may become stale. */
  update: command(
    z.strictObject({ id: z.string(), name: name.optional(), settings: settingsInput.optional() }),
    ({ db }, { id, name: wanted, settings }) =>
      update(
        db,
        'comparison',
        id,
        given({
          name: wanted,
          settings: settings ? JSON.stringify(comparisonSettingsFrom(settings)) : undefined,
        }),
      ),
  ),

  /** Removes a comparison with its verdicts. */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    for (const verdict of all(db, 'verdict', { comparisonId: id })) removeVerdict(db, verdict.id);
    remove(db, 'comparison', id);
  }),

  /**
   * Gives a verdict on a theme, or changes it. The counts of the moment are kept with it: when they are no
   * longer so, the verdict is stale. Everything null and empty takes the verdict away.
   */
  judge: command(
    z.strictObject({
      comparisonId: z.string(),
      themeId: z.string(),
      value: z.enum(['converges', 'complements', 'contradicts', 'silent']).nullable().optional(),
      reasons: z.string().optional(),
      meaning: judgement.optional(),
      examples: judgement.optional(),
    }),
    ({ db, counting, coderId, newId, now }, { comparisonId, themeId, ...fields }) => {
      get(db, 'comparison', comparisonId);
      const [existing] = all(db, 'verdict', { comparisonId, themeId });
      const said = { value: null, reasons: '', meaning: null, examples: null, ...existing, ...given(fields) };
      const nothing = said.value === null && said.reasons.trim() === '' && !said.meaning && !said.examples;
      if (nothing && existing) {
        removeVerdict(db, existing.id);
        return null;
      }
      if (nothing) return null;
      const { value, reasons, meaning, examples } = said;
      const counts = JSON.stringify(countsNow(db, counting, comparisonId, themeId));
      const row = { value, reasons, meaning, examples, counts, coderId, at: now() };
      if (existing) return update(db, 'verdict', existing.id, row);
      return insert(db, 'verdict', { id: newId(), comparisonId, themeId, ...row });
    },
  ),

  /** Pins a coding as evidence of a verdict, or takes the pin away. */
  setEvidence: command(
    z.strictObject({ verdictId: z.string(), codingId: z.string(), pinned: z.boolean() }),
    ({ db, newId }, { verdictId, codingId, pinned }) => {
      get(db, 'verdict', verdictId);
      if (!find(db, 'coding', codingId))
        throw new AppError('not_found', 'errors:no_such_coding', { id: codingId });
      const [existing] = all(db, 'verdictEvidence', { verdictId, codingId });
      if (pinned && !existing) insert(db, 'verdictEvidence', { id: newId(), verdictId, codingId });
      if (!pinned && existing) remove(db, 'verdictEvidence', existing.id);
    },
  ),
};
