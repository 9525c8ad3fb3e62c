// Hits inside and outside codings.
import { noHits, HitList, type Hits } from './hits.ts';

/**
 * The hits that share a character with one of the spans, or with `coded: false` those that share none.
 * `spans` holds starts and ends alternately, in text order, without overlaps.
 */
export function codedHits(hits: Hits, spans: Int32Array, coded: boolean): Hits {
  if (spans.length === 0) return coded ? noHits : hits;
  const kept = new HitList();
  let span = 0;
  for (let hit = 0; hit < hits.starts.length; hit += 1) {
    const start = hits.starts[hit]!;
    const end = hits.ends[hit]!;
    // Hits do not overlap either: a span that ends before this hit ends before all later ones.
    while (span < spans.length && spans[span + 1]! <= start) span += 2;
    const isCoded = span < spans.length && spans[span]! < end;
    if (isCoded === coded) kept.add(start, end);
  }
  return kept.take();
}
