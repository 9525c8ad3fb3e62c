// Acts on comparisons: verdicts, their reasons and evidence.
import { plainFacts, type ActFacts } from './facts.ts';
import type { ActRows } from './rows-of-act.ts';

/** Facts of verdicts and their evidence; null for all others. */
export function judgedFacts(rows: ActRows): ActFacts | null {
  const { added, removed, updated, code, thing } = rows;
  const [made] = added('verdict');
  const [change] = updated('verdict');
  const now = made ?? change?.[1];
  if (now) {
    const from = change?.[0] ?? null;
    const things = { theme: code(now.themeId), comparison: thing('other', now.comparisonId) };
    if (from !== null && from.value === now.value)
      return {
        ...plainFacts('changed_verdict'),
        things,
        value: { of: 'text', from: from.reasons || null, to: now.reasons || null },
      };
    return {
      ...plainFacts('set_verdict'),
      things,
      value: { of: 'verdict', from: from?.value ?? null, to: now.value },
    };
  }
  const pins = added('verdictEvidence').length;
  if (pins > 0) return plainFacts('pinned_evidence', pins);
  const unpinned = removed('verdictEvidence').length;
  return unpinned > 0 && !rows.tables.has('coding') ? plainFacts('unpinned_evidence', unpinned) : null;
}
