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
import { presentComparison } from '#core/comparison/present-settings.ts';
import {
  defaultComparison,
  rulesOf,
  type ComparisonSettings,
  comparisonSettingsFrom,
} from '#core/comparison/settings.ts';
import { JointExcerpts } from '#core/exports/joint-excerpts.ts';
import type { VerdictRecord } from '#core/records.ts';
import { tables } from '#core/tables/all.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, find, get, insert, remove, update } from '#db/write.ts';
import { command, query } from './context.ts';
import type { Counting } from '../engines/counting.ts';
import { exported, pinnedQuotes, quotes } from './exported.ts';
import { lastPosition } from './positions.ts';
import { given } from './project.ts';
import { removeVerdict } from './removal.ts';
import { prose } from './prose.ts';

const settingsInput = z.record(z.string(), z.unknown());
const name = z.string().trim().min(1).max(200);
const judgement = z.enum(tables.verdict.columns.meaning.values).nullable();

/** A counted comparison: the numbers, the notes on them, and the state of the verdicts. */
export interface CountedComparison {
  readonly settings: ComparisonSettings;
  readonly comparison: Comparison;
  readonly facts: ComparisonFacts;
  /** By theme id: whether the verdict is stale, and Farmer's label. */
  readonly standing: Readonly<
    Record<string, { readonly stale: boolean; readonly convergence: string | null }>
  >;
}

/** Counts a comparison; with an id, also checks its verdicts against the counts. */
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
    : presentComparison(get(db, 'comparison', comparisonId), all(db, 'code'));
}

type Judgement = Pick<VerdictRecord, 'value' | 'reasons' | 'meaning' | 'examples'>;

const noJudgement: Judgement = { value: null, reasons: '', meaning: null, examples: null };

function saysNothing({ value, reasons, meaning, examples }: Judgement): boolean {
  return value === null && reasons.trim() === '' && meaning === null && examples === null;
}

function hasEvidence(db: ReadDb, { id }: VerdictRecord): boolean {
  return all(db, 'verdictEvidence', { verdictId: id }).length > 0;
}

function countsNow(db: ReadDb, counting: Counting, comparisonId: string, themeId: string): JudgedCounts {
  const { comparison } = countComparison(db, counting, settingsOf(db, comparisonId), comparisonId);
  const theme = comparison.themes.find(({ codeId }) => codeId === themeId);
  if (!theme)
    throw new AppError('not_found', 'errors:theme_not_compared', { name: get(db, 'code', themeId).name });
  return judgedCounts(theme);
}

export const comparisons = {
  /** Counts two sides theme by theme: a stored comparison, or settings that are not stored. */
  count: query(
    z.strictObject({ id: z.string().nullable().default(null), settings: settingsInput.optional() }),
    ({ db, counting }, { id, settings }) =>
      countComparison(db, counting, settings ? comparisonSettingsFrom(settings) : settingsOf(db, id), id),
  ),

  /** The passages that can illustrate each theme in a joint display of the comparison, for both sides. */
  excerpts: query(z.strictObject({ id: z.string().nullable().default(null) }), ({ db, counting }, { id }) => {
    const settings = settingsOf(db, id);
    const { comparison, facts } = countComparison(db, counting, settings, id);
    const verdicts = id === null ? [] : all(db, 'verdict', { comparisonId: id });
    const candidates = new JointExcerpts(exported(db, counting), counting.codings, {
      settings,
      layer: facts.layer,
      pinnedQuotes: pinnedQuotes(db),
      evidence: verdicts.flatMap(({ id: verdictId }) => all(db, 'verdictEvidence', { verdictId })),
      interviewExcerpts: true,
      quoteOf: quotes(db),
    });
    return comparison.themes.map(({ codeId }) => {
      const verdictId = verdicts.find(({ themeId }) => themeId === codeId)?.id;
      return {
        themeId: codeId,
        a: candidates.candidatesOf(codeId, verdictId, 'a'),
        b: candidates.candidatesOf(codeId, verdictId, 'b'),
      };
    });
  }),

  /** Stores a comparison under a name, so that verdicts can be given in it. */
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

  /** Renames a comparison or changes its settings; its verdicts stay and may become stale. */
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
   * Gives or changes a verdict on a theme. Each judgement keeps the counts of its time: when counts change, the verdict
   * becomes stale. Changing only the reasons is no new judgement and keeps the earlier counts. If all fields are null
   * or empty and nothing is pinned, removes the verdict.
   */
  judge: command(
    z.strictObject({
      comparisonId: z.string(),
      themeId: z.string(),
      value: z.enum(tables.verdict.columns.value.values).nullable().optional(),
      reasons: prose.optional(),
      meaning: judgement.optional(),
      examples: judgement.optional(),
    }),
    (context, { comparisonId, themeId, ...fields }) => {
      const { db, counting, coderId, now } = context;
      get(db, 'comparison', comparisonId);
      const [existing] = all(db, 'verdict', { comparisonId, themeId });
      const changes = given(fields);
      const judged = { ...noJudgement, ...existing, ...changes };
      if (saysNothing(judged) && (!existing || !hasEvidence(db, existing))) {
        if (existing) removeVerdict(db, existing.id);
        return null;
      }
      const { value, reasons, meaning, examples } = judged;
      const isJudgedAnew = !existing || Object.keys(changes).some((field) => field !== 'reasons');
      const counts = isJudgedAnew
        ? JSON.stringify(countsNow(db, counting, comparisonId, themeId))
        : existing.counts;
      const row = { value, reasons, meaning, examples, counts, coderId, at: now() };
      return existing
        ? update(db, 'verdict', existing.id, row)
        : insert(db, 'verdict', { id: context.newId(), comparisonId, themeId, ...row });
    },
  ),

  /**
   * Pins a coding as evidence for a theme, or unpins it. Evidence may be gathered before a verdict: it then hangs on an
   * empty verdict, which is removed with its last pin.
   */
  setEvidence: command(
    z.strictObject({
      comparisonId: z.string(),
      themeId: z.string(),
      codingIds: z.array(z.string()).min(1),
      pinned: z.boolean(),
    }),
    ({ db, counting, coderId, newId, now }, { comparisonId, themeId, codingIds, pinned }) => {
      get(db, 'comparison', comparisonId);
      const [existing] = all(db, 'verdict', { comparisonId, themeId });
      if (!pinned && !existing) return;
      const verdict =
        existing ??
        insert(db, 'verdict', {
          id: newId(),
          comparisonId,
          themeId,
          ...noJudgement,
          counts: JSON.stringify(countsNow(db, counting, comparisonId, themeId)),
          coderId,
          at: now(),
        });
      for (const codingId of codingIds) {
        if (pinned && !find(db, 'coding', codingId))
          throw new AppError('not_found', 'errors:no_such_coding', { id: codingId });
        const [pin] = all(db, 'verdictEvidence', { verdictId: verdict.id, codingId });
        if (pinned && !pin) insert(db, 'verdictEvidence', { id: newId(), verdictId: verdict.id, codingId });
        if (!pinned && pin) remove(db, 'verdictEvidence', pin.id);
      }
      if (saysNothing(verdict) && !hasEvidence(db, verdict)) removeVerdict(db, verdict.id);
    },
  ),
};
