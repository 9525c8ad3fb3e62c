// Passages that no other code touches.
import type { CodingColumns } from '../counting/coding-columns.ts';
import { firstEndingAfter } from '../span.ts';
import { nowhere, type Places } from '../counting/places.ts';

/**
 * The places that share no character with another coding; the whole source where no other coding is of the whole source.
 * `slots` are all codings of the source in text order.
 */
export function untouched(
  { start, end }: CodingColumns,
  { whole, spans }: Places,
  slots: Iterable<number>,
  isOther: (slot: number) => boolean,
): Places {
  if (whole === null && spans.length === 0) return nowhere;
  const touched = new Set<number>();
  let isWholeTouched = false;
  for (const slot of slots) {
    if (!isOther(slot)) continue;
    if (start[slot]! < 0) isWholeTouched = true;
    else
      for (let at = firstEndingAfter(spans, start[slot]!); at < spans.length; at += 1) {
        if (spans[at]!.start >= end[slot]!) break;
        touched.add(at);
      }
  }
  const kept = spans.filter((_, at) => !touched.has(at));
  const keptWhole = isWholeTouched ? null : whole;
  return keptWhole === null && kept.length === 0 ? nowhere : { whole: keptWhole, spans: kept };
}
