// Which lane a coding's bar and underline run in. Lanes are packed over the whole text, not over what is on
// the screen, so that nothing changes its lane while one scrolls.
import type { Span } from './span.ts';

/** A span to be packed. Spans of one `key` that touch are kept apart, for they would look like one. */
export interface LaneItem extends Span {
  readonly id: string;
  readonly key: string;
}

/**
 * The lane of each item, by id, from 0: items in one lane never overlap. Outer spans lie in lower lanes than
 * the ones nested in them. With `before`, the lanes of an earlier packing, an item keeps its lane where it
 * still can: coding one more passage moves no bar under the reader's eye.
 */
export function packLanes(
  items: readonly LaneItem[],
  before: ReadonlyMap<string, number> = new Map(),
): Map<string, number> {
  const lanes = new Map<string, number>();
  let open: { item: LaneItem; lane: number }[] = [];
  const ordered = [...items].sort(
    (a, b) => a.start - b.start || b.end - a.end || compareIds(before, a.id, b.id),
  );
  ordered.forEach((item, index) => {
    // One that ends here may touch a later item of its own key, though it does not touch this one.
    open = open.filter((other) => other.item.end >= item.start);
    const taken = new Set(open.filter((other) => !isClear(other.item, item)).map(({ lane }) => lane));
    const kept = before.get(item.id);
    let lane = kept !== undefined && !taken.has(kept) ? kept : -1;
    if (lane === -1) {
      // A newcomer also keeps out of the lanes of known items that begin before it ends.
      for (let next = index + 1; next < ordered.length; next += 1) {
        const later = ordered[next];
        if (!later || isClear(item, later)) break;
        const known = before.get(later.id);
        if (known !== undefined) taken.add(known);
      }
      lane = 0;
      while (taken.has(lane)) lane += 1;
    }
    lanes.set(item.id, lane);
    open.push({ item, lane });
  });
  return lanes;
}

/** Whether `later`, which starts no earlier, may follow `item` in its lane. */
function isClear(item: LaneItem, later: LaneItem): boolean {
  return item.end < later.start || (item.end === later.start && item.key !== later.key);
}

function compareIds(before: ReadonlyMap<string, number>, a: string, b: string): number {
  return (before.get(a) ?? Infinity) - (before.get(b) ?? Infinity) || (a < b ? -1 : a > b ? 1 : 0);
}
