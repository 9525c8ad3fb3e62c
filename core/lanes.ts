// Which lane a coding's bar and underline run in. Lanes are packed over the whole text, not over the visible
// part, and depend on nothing but the codings: a coding has the same lane at every visit and on every
// machine.
import type { Span } from './span.ts';

/**
 * A span to be packed. Touching spans with the same `key` are put in different lanes, since they would look
 * like one.
 */
export interface LaneItem extends Span {
  readonly id: string;
  readonly key: string;
}

/**
 * The lane of each item, by id, from 0: items in one lane never overlap. Each takes the first lane that is free where
 * it begins, in the order of start, the longer first, then id; so outer spans lie in lower lanes than the ones nested
 * in them.
 */
export function packLanes(items: readonly LaneItem[]): Map<string, number> {
  const lanes = new Map<string, number>();
  let open: { item: LaneItem; lane: number }[] = [];
  const ordered = [...items].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  for (const item of ordered) {
    // An item that ends where this one starts may still touch a later item with the same key, so it stays open.
    open = open.filter((other) => other.item.end >= item.start);
    const taken = new Set(open.filter((other) => !isClear(other.item, item)).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    lanes.set(item.id, lane);
    open.push({ item, lane });
  }
  return lanes;
}

/** Whether `later`, which starts no earlier, may follow `item` in its lane. */
function isClear(item: LaneItem, later: LaneItem): boolean {
  return item.end < later.start || (item.end === later.start && item.key !== later.key);
}
