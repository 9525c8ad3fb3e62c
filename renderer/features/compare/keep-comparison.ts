// The analyst's decisions on this screen as commands. The default comparison, documents against interviews, is stored
// together with the first decision about it.
import type { ComparisonSettings } from '#core/comparison/settings.ts';
import type { Judgement, VerdictValue } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { projectStore } from '#renderer/state/project.ts';
import { currentWords } from '#renderer/state/words.ts';
import { compareStore } from './compare-store.ts';
import { lookedAtKey, type ShownComparison } from './use-comparison.ts';

/** A judgement on a theme; fields left out stay unchanged. */
export interface VerdictFields {
  readonly value?: VerdictValue | null;
  readonly reasons?: string;
  readonly meaning?: Judgement | null;
  readonly examples?: Judgement | null;
}

/** A comparison being stored, so that two quick decisions do not store it twice. */
let underWay: Promise<string> | null = null;

/** The id of the comparison, stored now if necessary, in the same change group. */
async function idOf({ stored, settings }: ShownComparison, group: string): Promise<string> {
  // Another decision may have stored it since the screen was drawn.
  const [known] = stored ? [stored] : projectStore.getState().tables.comparison.values();
  if (known) return known.id;
  underWay ??= api.comparisons
    .create({ name: currentWords().t('compare:default_name'), settings: { ...settings } }, { group })
    .then(({ id }) => id)
    .finally(() => (underWay = null));
  return underWay;
}

/** Changes what is compared or how it is counted; during a second pass only in this window. */
export async function keepSettings(
  shown: ShownComparison,
  changed: Partial<ComparisonSettings>,
): Promise<void> {
  const settings = { ...shown.settings, ...changed };
  if (projectStore.getState().open?.readOnly || shown.blindId !== null) {
    compareStore.setState(({ lookedAt }) => ({
      lookedAt: { ...lookedAt, [lookedAtKey(shown)]: settings },
    }));
  } else if (shown.stored) {
    await api.comparisons.update({ id: shown.stored.id, settings: { ...settings } });
  } else {
    const group = crypto.randomUUID();
    const id = await idOf(shown, group);
    await api.comparisons.update({ id, settings: { ...settings } }, { group });
  }
}

/** Stores a verdict on a theme, its reasons, or the judgements behind its label. */
export async function judge(shown: ShownComparison, themeId: string, fields: VerdictFields): Promise<void> {
  const group = crypto.randomUUID();
  await api.comparisons.judge({ comparisonId: await idOf(shown, group), themeId, ...fields }, { group });
}

/** Pins codings as evidence for a theme, or unpins them. */
export async function setEvidence(
  shown: ShownComparison,
  themeId: string,
  codingIds: readonly string[],
  pinned: boolean,
): Promise<void> {
  const group = crypto.randomUUID();
  const comparisonId = await idOf(shown, group);
  await api.comparisons.setEvidence({ comparisonId, themeId, codingIds: [...codingIds], pinned }, { group });
}
