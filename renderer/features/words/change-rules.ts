// Changes the study's rules for words as one change.
import type { WordRuleRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { currentWords } from '#renderer/state/words.ts';

/** Words that get the same rule; null forgets it. */
export interface RuleChange {
  readonly use: WordRuleRecord['use'] | null;
  readonly words: readonly string[];
}

/** Makes the changes and offers to undo them together. Throws what the store throws. */
export async function changeRules(
  language: string,
  changes: readonly RuleChange[],
  message = currentWords().t('words:rules.saved'),
): Promise<void> {
  const group = crypto.randomUUID();
  let changed = 0;
  for (const { use, words } of changes) {
    if (words.length === 0) continue;
    const done = await api.wordRules.set({ language, words: [...words], use }, { group });
    changed += done.changed;
  }
  if (changed > 0) offerUndo(message, group);
}
