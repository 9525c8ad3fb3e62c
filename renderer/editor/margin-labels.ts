// Labels of the margin: one line each, by cluster, and "+n" for labels of a cluster that do not fit.
import type { LabelWidths, MarginBar, MarginCoding } from './margin-places.ts';

export interface MarginLabel {
  readonly id: string;
  readonly top: number;
  readonly left: number;
  /** The bottom of its cluster's labels. */
  readonly below: number;
  /** Whether the names above the code fit, and whether the note does. */
  readonly withAbove: boolean;
  readonly withNote: boolean;
}

/** Stands for the labels of a cluster that do not fit. */
export interface MarginRest {
  /** The id of the cluster: that of its first coding. */
  readonly id: string;
  readonly top: number;
  readonly left: number;
  readonly ids: readonly string[];
}

/** The height of a margin row, a label or "+n", in pixels. */
export const ROW_HEIGHT = 18;
/** How far the labels of a cluster may continue below its last line if nothing else starts there, in pixels. */
const MAX_BELOW = 64;
/** The gap between the outermost bar and what stands beside it, in pixels. */
const GAP_BESIDE_BARS = 8;
/** The space of a label around its words: padding and the square in the code's colour, in pixels. */
const SPACE_AROUND_WORDS = 26;
const GAP_BEFORE_NOTE = 6;
/**
 * With more labels in a cluster than this, the names above the codes are left out, because they make reading harder.
 */
const MAX_LABELS_WITH_NAMES = 3;
/** The width of “+n” with a number of two digits, in pixels. */
const REST_WIDTH = 38;
/** A narrower margin, in pixels, shows no labels: only bars, and "+n" for each cluster. */
const MIN_WIDTH_FOR_LABELS = 110;
/**
 * A narrower label, in pixels, would show only a character or two of its words: it goes behind "+n", unless its words
 * need no more.
 */
const MIN_LABEL_WIDTH = 72;

type BarOf = MarginBar & { readonly coding: MarginCoding };

interface Cluster {
  items: MarginCoding[];
  readonly block: number;
  readonly top: number;
  bottom: number;
  /** The end of its last coding in the text. */
  end: number;
}

/** The labels beside `bars` (which must be in text order) in a margin of width `room`. */
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
    const limit = Math.min(cluster.bottom + MAX_BELOW, clusters[place + 1]?.top ?? Infinity);
    const capacity = room < MIN_WIDTH_FOR_LABELS ? 0 : Math.max(1, Math.floor((limit - top) / ROW_HEIGHT));
    const shown = shownOf(cluster.items, capacity, focusedId);
    const isAll = shown.length === cluster.items.length;
    const withNames = isAll && shown.length <= MAX_LABELS_WITH_NAMES;
    /** The labels that can be read, leaving the last row for “+n” if needed. */
    const placed = (
      withRest: boolean,
    ): { readonly own: Omit<MarginLabel, 'below'>[]; readonly free: number } => {
      const rows = shown.length + (withRest ? 1 : 0);
      let free = top;
      let taken = 0;
      const own = shown.flatMap((item, index) => {
        // At the height of its own line if there is room, but high enough to leave later rows their room.
        const latest = Math.max(top + taken * ROW_HEIGHT, limit - (rows - index) * ROW_HEIGHT);
        const at = Math.min(Math.max(free, item.first?.top ?? top), latest);
        const beside = leftBeside(bars, at);
        const isReadable = room - beside >= Math.min(MIN_LABEL_WIDTH, SPACE_AROUND_WORDS + item.widths.code);
        if (!isReadable && item.id !== focusedId) return [];
        free = at + ROW_HEIGHT;
        taken += 1;
        const left = isReadable ? beside : leftOverBars(beside, room, item.widths);
        return [{ id: item.id, top: at, left, ...partsThatFit(item.widths, room - left, withNames) }];
      });
      return { own, free };
    };
    const atFirst = placed(!isAll);
    const { own, free } = isAll && atFirst.own.length < shown.length ? placed(true) : atFirst;
    const hidden = cluster.items.filter(({ id }) => own.every((label) => label.id !== id));
    const below = free + (hidden.length > 0 ? ROW_HEIGHT : 0);
    labels.push(...own.map((label) => ({ ...label, below })));
    const [first] = cluster.items;
    if (hidden.length > 0 && first) {
      // In a narrow margin “+n” may cover bars, which continue below it.
      const left = Math.min(leftBeside(bars, free), Math.max(0, room - REST_WIDTH));
      rests.push({ id: first.id, top: free, left, ids: hidden.map(({ id }) => id) });
    }
  });
  return { labels, rests };
}

/** The left edge of the focused or hovered label if the bars leave it too little room: it covers the last of them. */
export function leftOverBars(beside: number, room: number, { code }: LabelWidths): number {
  return Math.max(0, Math.min(beside, room - SPACE_AROUND_WORDS - code));
}

/** The left edge of something placed to the right of all bars at its height. */
export function leftBeside(bars: readonly MarginBar[], top: number): number {
  const beside = bars.filter((bar) => bar.top < top + ROW_HEIGHT && bar.top + bar.height > top);
  return Math.max(0, ...beside.map(({ left, width }) => left + width)) + GAP_BESIDE_BARS;
}

/**
 * Groups of codings that begin in one block and overlap in a chain, from top to bottom. Groups of one block that begin
 * too close for their labels form one cluster, whose rows they share.
 */
function clustersOf(bars: readonly BarOf[]): Cluster[] {
  const linked: Cluster[] = [];
  for (const { coding, top: barTop, height } of bars) {
    // The label of a bar that began above the visible part belongs up there.
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
    const isClose =
      last && last.block === cluster.block && cluster.top - last.top < last.items.length * ROW_HEIGHT;
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

/** The items that get a label in this many rows: all, or the first ones and the focused one. */
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

/**
 * Chooses the parts of a label that fit: it loses the names above its code first, then its note; the remaining words
 * are cut with an ellipsis.
 */
function partsThatFit(
  { above, code, note }: LabelWidths,
  room: number,
  withNames: boolean,
): Pick<MarginLabel, 'withAbove' | 'withNote'> {
  const short = SPACE_AROUND_WORDS + code;
  const noted = short + (note === 0 ? 0 : GAP_BEFORE_NOTE + note);
  return { withAbove: withNames && above > 0 && noted + above <= room, withNote: note > 0 && noted <= room };
}
