// Acts on disagreements between coders: what was decided about a place, or about several at once.
import { plainFacts, type ActFacts, type Thing } from './facts.ts';
import type { ActRows } from './rows-of-act.ts';

/** The facts of deciding about places, or of finishing sources; null for any other act. */
export function decisionFacts(rows: ActRows, method: string): ActFacts | null {
  if (method === 'agreement.finish')
    return plainFacts('finished_agreed', rows.added('review').length + rows.updated('review').length);
  if (method !== 'agreement.decide') return null;
  const decided = [...rows.added('adjudication'), ...rows.updated('adjudication').map(([, to]) => to)];
  const [first] = decided;
  if (!first) return null;
  const { outcome, takenFrom, codeId, sourceId } = first;
  const coder: Readonly<Record<string, Thing>> =
    takenFrom === null ? {} : { coder: rows.thing('other', takenFrom) };
  if (decided.length === 1)
    return {
      ...plainFacts(`decided_${outcome}`),
      things: { ...coder, code: rows.code(codeId), source: rows.source(sourceId) },
    };
  // Of an act on many rows no names are kept.
  if (coder['coder']?.name === null) return plainFacts('decided_places_somebody', decided.length);
  return { ...plainFacts(`decided_places_${outcome}`, decided.length), things: coder };
}
