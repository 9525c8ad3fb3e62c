// Labels of the margin: one line each, cluster by cluster, and "+n" for those of a cluster that find no room.
import type { LabelWidths, MarginBar, MarginCoding } from './margin-layout.ts';

export interface MarginLabel {
  readonly id: string;
  readonly top: number;
  readonly left: number;
  /** Where the labels of its cluster end. */
  readonly below: number;
  /** Whether the names above the code fit, and whether what is said about the coding does. */
  readonly withAbove: boolean;
  readonly withNote: boolean;
}

/** What stands for the labels of a cluster that have no room. */
export interface MarginRest {
  /** Names the cluster: the id of its first coding. */
  readonly id: string;
  readonly top: number;
  readonly left: number;
  readonly ids: readonly string[];
}

/** How high a row of the margin is: a label, or "+n". */
export const ROW = 18;
/** So far below its own end may a cluster go on, where nothing else begins. */
const MOST_BELOW = 64;
/** The air between the outermost bar and what stands beside it. */
const BESIDE_BARS = 8;
/** What a label has around its words: its padding and the square in the code's colour. */
const AROUND = 26;
const BEFORE_NOTE = 6;
/** With more labels than these beneath each other, names above the codes make reading harder rather than easier. */
const MOST_WITH_NAMES_ABOVE = 3;
/** How wide “+n” is with a number of two digits. */
const REST_WIDTH = 38;
/** A margin narrower than this holds no labels: bars, and "+n" for each cluster. */
const LEAST_FOR_LABELS = 110;
/** A label narrower than this shows a sign or two of its words: it goes to those behind "+n", unless it needs no more. */
const LEAST_LABEL = 72;

type BarOf = MarginBar & { readonly coding: MarginCoding };

interface Cluster {
  items: MarginCoding[];
  readonly block: number;
  readonly top: number;
  bottom: number;
  /** How far its codings reach in the text. */
  end: number;
}

/** The labels beside `bars`, which are in text order, in a margin as wide as `room`. */
export function layLabels(
  bars: readonly BarOf[],
  room: number,
  focusedId: string | null,
): { readonly labels: readonly MarginLabel[]; readonly rests: readonly MarginRest[] } {
  const labels: MarginLabel[] = [];
  const rests: MarginRest[] = [];
  const clusters = clustersOf(bars);
  clusters.forEach((cluster, place) => {
    const { top } = cluster;
    const limit = Math.min(cluster.bottom + MOST_BELOW, clusters[place + 1]?.top ?? Infinity);
    const capacity = room < LEAST_FOR_LABELS ? 0 : Math.max(1, Math.floor((limit - top) / ROW));
    const shown = shownOf(cluster.items, capacity, focusedId);
    const isAll = shown.length === cluster.items.length;
    const withNames = isAll && shown.length <= MOST_WITH_NAMES_ABOVE;
    /** The labels that can be read, leaving a row for “+n” at the end where it is needed. */
    const placed = (
      withRest: boolean,
    ): { readonly own: Omit<MarginLabel, 'below'>[]; readonly free: number } => {
      const rows = shown.length + (withRest ? 1 : 0);
      let free = top;
      let taken = 0;
      const own = shown.flatMap((item, index) => {
        // As far down as its own line where there is room, and never so far that a later row finds none.
        const latest = Math.max(top + taken * ROW, limit - (rows - index) * ROW);
        const at = Math.min(Math.max(free, item.first?.top ?? top), latest);
        const beside = leftBeside(bars, at);
        const isReadable = room - beside >= Math.min(LEAST_LABEL, AROUND + item.widths.code);
        if (!isReadable && item.id !== focusedId) return [];
        free = at + ROW;
        taken += 1;
        const left = isReadable ? beside : leftOverBars(beside, room, item.widths);
        return [{ id: item.id, top: at, left, ...partsThatFit(item.widths, room - left, withNames) }];
      });
      return { own, free };
    };
    const atFirst = placed(!isAll);
    const { own, free } = isAll && atFirst.own.length < shown.length ? placed(true) : atFirst;
    const hidden = cluster.items.filter(({ id }) => own.every((label) => label.id !== id));
    const below = free + (hidden.length > 0 ? ROW : 0);
    labels.push(...own.map((label) => ({ ...label, below })));
    const [first] = cluster.items;
    if (hidden.length > 0 && first) {
      // In a narrow margin it may lie over bars, which go on below it.
      const left = Math.min(leftBeside(bars, free), Math.max(0, room - REST_WIDTH));
      rests.push({ id: first.id, top: free, left, ids: hidden.map(({ id }) => id) });
    }
  });
  return { labels, rests };
}

/** Where the label that is looked at stands where bars leave it too little room: over the last of them. */
export function leftOverBars(beside: number, room: number, { code }: LabelWidths): number {
  return Math.max(0, Math.min(beside, room - AROUND - code));
}

/** Where something stands that is to the right of all bars at its height. */
export function leftBeside(bars: readonly MarginBar[], top: number): number {
  const beside = bars.filter((bar) => bar.top < top + ROW && bar.top + bar.height > top);
  return Math.max(0, ...beside.map(({ left, width }) => left + width)) + BESIDE_BARS;
}

/**
 * Codings that begin in one block and are linked by overlap, from top to bottom. Those of one block that begin too close
 * to each other for their labels are one cluster: each row of it may be used by any of them.
 */
function clustersOf(bars: readonly BarOf[]): Cluster[] {
  const linked: Cluster[] = [];
  for (const { coding, top: barTop, height } of bars) {
    // The label of a bar that began above the reach of the screen belongs up there.
    if (coding.first === null || (coding.part ?? 0) > 0) continue;
    const { top } = coding.first;
    const bottom = barTop + height;
    const last = linked.at(-1);
    if (last && last.block === coding.block && coding.start < last.end)
      add(last, [coding], bottom, coding.end);
    else linked.push({ items: [coding], block: coding.block, top, bottom, end: coding.end });
  }
  const merged: Cluster[] = [];
  for (const cluster of linked.toSorted((a, b) => a.top - b.top)) {
    const last = merged.at(-1);
    const isClose = last && last.block === cluster.block && cluster.top - last.top < last.items.length * ROW;
    if (isClose) add(last, cluster.items, cluster.bottom, cluster.end);
    else merged.push(cluster);
  }
  return merged;
}

function add(cluster: Cluster, items: readonly MarginCoding[], bottom: number, end: number): void {
  cluster.items.push(...items);
  cluster.bottom = Math.max(cluster.bottom, bottom);
  cluster.end = Math.max(cluster.end, end);
}

/** The items that have a label when there are so many rows: all, or the first ones and the one in focus. */
function shownOf(
  items: readonly MarginCoding[],
  capacity: number,
  focusedId: string | null,
): readonly MarginCoding[] {
  if (items.length <= capacity) return items;
  const first = items.slice(0, Math.max(0, capacity - 1));
  const focused = items.find(({ id }) => id === focusedId);
  if (!focused || capacity === 0 || first.includes(focused)) return first;
  return [...first.slice(0, -1), focused];
}

/** A label loses the names above its code first, then its note; what is left of it ends in an ellipsis. */
function partsThatFit(
  { above, code, note }: LabelWidths,
  room: number,
  withNames: boolean,
): Pick<MarginLabel, 'withAbove' | 'withNote'> {
  const short = AROUND + code;
  const noted = short + (note === 0 ? 0 : BEFORE_NOTE + note);
  return { withAbove: withNames && above > 0 && noted + above <= room, withNote: note > 0 && noted <= room };
}
