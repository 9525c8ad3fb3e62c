import { useMemo } from 'react';
import { byPosition } from '#core/by-position.ts';
import type { ThemeComparison } from '#core/comparison/compare.ts';
import { defaultComparison, type ComparisonSettings } from '#core/comparison/settings.ts';
import { parseComparisonSettings } from '#core/comparison/settings-json.ts';
import type { ComparisonRecord, VerdictRecord } from '#core/records.ts';
import type { CountedComparison } from '#electron/services/comparisons.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { useCompare } from './compare-store.ts';

/** The comparison on the screen. */
export interface ShownComparison {
  /** Null while none is kept: then documents stand against interviews. */
  readonly stored: ComparisonRecord | null;
  readonly settings: ComparisonSettings;
  /**
   * The comparison whose verdicts belong beside these counts; null where other settings are looked at than are
   * kept: no verdict was given on those.
   */
  readonly judgedIn: string | null;
  /** The coder of a second pass who looks at it and sees that layer only; null otherwise. */
  readonly blindId: string | null;
}

/** Where the settings stand that are looked at in this window without being kept. */
export function lookedAtKey({ stored, blindId }: Pick<ShownComparison, 'stored' | 'blindId'>): string {
  return `${stored?.id ?? ''} ${blindId ?? ''}`;
}

/** Whether nothing may be decided here: in a project that is read-only, and during a second pass. */
export function useOnlyLooks(): boolean {
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  return useBlindCoderId() !== null || readOnly;
}

/** All comparisons kept, in order. */
export function useComparisons(): readonly ComparisonRecord[] {
  const records = useProject((state) => state.tables.comparison);
  return useMemo(() => [...records.values()].toSorted(byPosition), [records]);
}

/** Which comparison is looked at in this project, with the way to look at another. */
export function useChosenComparison(): readonly [string | null, (id: string) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  return useChoice<string | null>(`compare.chosen ${path}`, null);
}

/** The comparison looked at: the chosen one, else the first kept, else documents against interviews. */
export function useShownComparison(): ShownComparison {
  const comparisons = useComparisons();
  const [chosen] = useChosenComparison();
  const stored = comparisons.find(({ id }) => id === chosen) ?? comparisons[0] ?? null;
  const blindId = useBlindCoderId();
  const lookedAt = useCompare((state) => state.lookedAt[lookedAtKey({ stored, blindId })]);
  const kept = stored?.settings;
  const settings = useMemo(() => {
    const asked = lookedAt ?? (kept === undefined ? defaultComparison : parseComparisonSettings(kept));
    return blindId === null ? asked : { ...asked, layer: { coderId: blindId } };
  }, [lookedAt, kept, blindId]);
  const judgedIn = lookedAt === undefined && blindId === null ? (stored?.id ?? null) : null;
  return useMemo(() => ({ stored, settings, blindId, judgedIn }), [stored, settings, blindId, judgedIn]);
}

/** The numbers of the comparison looked at, counted anew when something they depend on changes. */
export function useCounted({ judgedIn: id, settings }: ShownComparison): Answer<CountedComparison> {
  return useAnswer(JSON.stringify([id, settings]), (asking) =>
    asking.comparisons.count({ id, settings: { ...settings } }),
  );
}

/** The verdicts of a comparison, by theme; none during a second pass, since they tell what the first one found. */
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

/** The theme in a counted comparison, or its first theme. */
export function themeOf(
  { comparison }: CountedComparison,
  themeId: string | undefined,
): ThemeComparison | undefined {
  return comparison.themes.find(({ codeId }) => codeId === themeId) ?? comparison.themes[0];
}
