// What the analyst has judged, as a report tells it: verdicts in comparisons, and counterexamples.
import { byPosition } from '#core/by-position.ts';
import { stanceNumbers, voiceNumbers } from '#core/counting/coding-columns.ts';
import { countedVoices } from '#core/counting/request.ts';
import { all } from '#db/write.ts';
import type { ComparisonInReport } from '#words/report/telling.ts';
import { comparisons } from '../comparisons.ts';
import type { JobContext } from '../context.ts';
import { pause } from './counted.ts';

/** The comparisons in their order, with the verdicts on themes that there still are, in the order of the codebook. */
export async function comparisonsIn(context: JobContext): Promise<ComparisonInReport[]> {
  const { db, counting } = context;
  const place = new Map(counting.corpus.codebook.inOrder.map((code, index) => [code.id, index]));
  const found: ComparisonInReport[] = [];
  for (const { id, name } of all(db, 'comparison').toSorted(byPosition)) {
    await pause(context);
    const { standing } = comparisons.count.run(context, comparisons.count.input.parse({ id }));
    const judged = all(db, 'verdict', { comparisonId: id })
      .filter(({ themeId }) => place.has(themeId))
      .toSorted((a, b) => place.get(a.themeId)! - place.get(b.themeId)!)
      .map((verdict) => ({
        codeId: verdict.themeId,
        verdict: verdict.value,
        reasons: verdict.reasons,
        isStale: standing[verdict.themeId]?.stale ?? false,
        evidence: all(db, 'verdictEvidence', { verdictId: verdict.id }).map(({ codingId }) => codingId),
      }));
    found.push({ id, name, judged });
  }
  return found;
}

/** The counterexamples of the main coder by code, in the order of sources and of their texts. */
export function negativeIn({ counting: { corpus, codings } }: JobContext): Map<string, string[]> {
  const { columns } = codings;
  const contradicts = stanceNumbers.indexOf('contradicts');
  const main = codings.coders.find(corpus.mainCoderId ?? '');
  const found = new Map<string, string[]>(corpus.codebook.inOrder.map(({ id }) => [id, []]));
  for (const { id, status, duplicateOf } of corpus.sourcesInOrder) {
    if (status === 'excluded' || duplicateOf !== null) continue;
    for (const slot of codings.slotsOf(codings.sources.find(id))) {
      if (columns.coder[slot] !== main || columns.stance[slot] !== contradicts) continue;
      if (!countedVoices.includes(voiceNumbers[columns.voice[slot]!] ?? null)) continue;
      found.get(codings.codes.idOf(columns.code[slot]!))?.push(codings.idOf(slot));
    }
  }
  return new Map([...found].filter(([, ids]) => ids.length > 0));
}
