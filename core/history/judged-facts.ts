// Acts on comparisons: verdicts, their reasons and evidence.
import { plainFacts, type ActFacts } from './facts.ts';
import type { ActRows } from './rows-of-act.ts';

/** The facts of an act on verdicts and their evidence; null for any other act. */
export function judgedFacts(rows: ActRows): ActFacts | null {
  const { added, removed, tables } = rows;
  const pins = added('verdictEvidence').length;
  const unpinned = removed('verdictEvidence').length;
  const verdict = verdictFacts(rows);
  if (verdict) return verdict;
  if (pins > 0) return plainFacts('pinned_evidence', pins);
  // Evidence that was removed with its coding or comparison was not unpinned.
  return unpinned > 0 && !tables.has('coding') && !tables.has('comparison')
    ? plainFacts('unpinned_evidence', unpinned)
    : null;
}

/**
 * The facts of a verdict; null where only evidence was pinned, or where verdicts were removed with their
 * comparison.
 */
function verdictFacts({ added, removed, updated, tables, code, thing }: ActRows): ActFacts | null {
  const [made] = added('verdict');
  const [gone] = removed('verdict');
  const [change] = updated('verdict');
  const from = change?.[0] ?? gone;
  const to = change?.[1] ?? made;
  const row = to ?? from;
  if (!row || (gone && tables.has('comparison'))) return null;
  const things = { theme: code(row.themeId), comparison: thing('other', row.comparisonId) };
  const [was, is] = [from?.value ?? null, to?.value ?? null];
  if (was !== is)
    return { ...plainFacts('set_verdict'), things, value: { of: 'verdict', from: was, to: is } };
  const reasons = { of: 'text', from: from?.reasons || null, to: to?.reasons || null };
  if (reasons.from !== reasons.to)
    return {
      ...plainFacts(is === null && reasons.from === null ? 'wrote_reasons' : 'changed_verdict'),
      things,
      value: reasons,
    };
  const isJudged = (['meaning', 'examples'] as const).some(
    (field) => (from?.[field] ?? null) !== (to?.[field] ?? null),
  );
  if (isJudged) return { ...plainFacts('judged_alike'), things };
  // The same verdict, given again on the present counts.
  return is !== null && from?.counts !== to?.counts ? { ...plainFacts('confirmed_verdict'), things } : null;
}
