import { useMemo } from 'react';
import { withPresentCodes } from '#core/codes/present-codes.ts';
import { byPosition } from '#core/by-position.ts';
import type { ThemeComparison } from '#core/comparison/compare.ts';
import {
  defaultComparison,
  type ComparisonSettings,
  parseComparisonSettings,
} from '#core/comparison/settings.ts';
import type { ComparisonRecord, VerdictRecord } from '#core/records.ts';
import type { CountedComparison } from '#electron/services/comparisons.ts';
import { chosenComparisonName } from '#renderer/state/open-comparison.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { useCompare } from './compare-store.ts';

/** The comparison on the screen. */
export interface ShownComparison {
  /** Null while none is stored: the default, documents against interviews. */
  readonly stored: ComparisonRecord | null;
  readonly settings: ComparisonSettings;
  /**
   * The comparison whose verdicts belong to these counts; null if the settings shown differ from the stored ones, for
   * which no verdict was given.
   */
  readonly judgedIn: string | null;
  /** The second-pass coder who looks at it and sees only their own layer; else null. */
  readonly blindId: string | null;
}

/** The key of the settings tried out in this window without being stored. */
export function lookedAtKey({ stored, blindId }: Pick<ShownComparison, 'stored' | 'blindId'>): string {
  return `${stored?.id ?? ''} ${blindId ?? ''}`;
}

/** Whether nothing can be decided here: in a read-only project and during a second pass. */
export function useOnlyLooks(): boolean {
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  return useBlindCoderId() !== null || readOnly;
}

/** All stored comparisons, in order. */
export function useComparisons(): readonly ComparisonRecord[] {
  const records = useProject((state) => state.tables.comparison);
  return useMemo(() => [...records.values()].toSorted(byPosition), [records]);
}

/** The comparison chosen in this project, with its setter. */
export function useChosenComparison(): readonly [string | null, (id: string) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  return useChoice<string | null>(chosenComparisonName(path), null);
}

/** The comparison to show: the chosen one, else the first stored one, else the default. */
export function useShownComparison(): ShownComparison {
  const comparisons = useComparisons();
  const [chosen] = useChosenComparison();
  const stored = comparisons.find(({ id }) => id === chosen) ?? comparisons[0] ?? null;
  const blindId = useBlindCoderId();
  const lookedAt = useCompare((state) => state.lookedAt[lookedAtKey({ stored, blindId })]);
  const codes = useProject((state) => state.tables.code);
  const kept = stored === null ? null : withPresentCodes(stored.settings, codes.values());
  const settings = useMemo(() => {
    const asked = lookedAt ?? (kept === null ? defaultComparison : parseComparisonSettings(kept));
    return blindId === null ? asked : { ...asked, layer: { coderId: blindId } };
  }, [lookedAt, kept, blindId]);
  const judgedIn = lookedAt === undefined && blindId === null ? (stored?.id ?? null) : null;
  return useMemo(() => ({ stored, settings, blindId, judgedIn }), [stored, settings, blindId, judgedIn]);
}

/** The counts of the shown comparison, counted again when something they depend on changes. */
export function useCounted({ judgedIn: id, settings }: ShownComparison): Answer<CountedComparison> {
  return useAnswer(JSON.stringify([id, settings]), (asking) =>
    asking.comparisons.count({ id, settings: { ...settings } }),
  );
}

/** The verdicts of a comparison by theme; none during a second pass, because they reveal the results of the first. */
export function useVerdicts(comparisonId: string | null): ReadonlyMap<string, VerdictRecord> {
  const verdicts = useProject((state) => state.tables.verdict);
  const isBlind = useBlindCoderId() !== null;
  return useMemo(
    () =>
      new Map(
        [...verdicts.values()]
          .filter((verdict) => !isBlind && verdict.comparisonId === comparisonId)
          .map((verdict) => [verdict.themeId, verdict]),
      ),
    [verdicts, comparisonId, isBlind],
  );
}

/** The theme in a counted comparison, or the first theme. */
export function themeOf(
  { comparison }: CountedComparison,
  themeId: string | undefined,
): ThemeComparison | undefined {
  return comparison.themes.find(({ codeId }) => codeId === themeId) ?? comparison.themes[0];
}
