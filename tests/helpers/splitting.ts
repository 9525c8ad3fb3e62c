import { usualFacts } from '#core/imports/articles/facts.ts';
import type { SplitRule } from '#core/imports/articles/split-rule.ts';
import type { Splitting } from '#core/imports/articles/split.ts';

/** A file cut by a rule alone, with nothing done by hand. */
export function byRule(rule: SplitRule): Splitting {
  return { rule, byHand: { added: [], removed: [] }, facts: usualFacts, patternLines: [] };
}
