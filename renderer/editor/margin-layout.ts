// Where bars and labels stand in the margin, from where the text of their codings stands. Every coding has a bar. A
// label is one line; where there is no room for all labels of a cluster, "+n" stands for the rest.
import { layLabels, type MarginLabel, type MarginRest } from './margin-labels.ts';

/** One line box of the text, in pixels from the top of the text; `along` is 0 at its left edge, 1 at its right. */
export interface LinePlace {
  readonly top: number;
  readonly bottom: number;
  readonly along: number;
}

/** How wide the parts of a label are, in pixels. */
export interface LabelWidths {
  /** The names above the code, with the signs between them; 0 for none. */
  readonly above: number;
  readonly code: number;
  /** What is said about the coding; 0 for nothing. */
  readonly note: number;
}

/** A coding whose text is near the screen. */
export interface MarginCoding {
  readonly id: string;
  readonly lane: number;
  readonly start: number;
  readonly end: number;
  /** The paragraph or the page in which it begins, by number. */
  readonly block: number;
  /** Where its first and last character stand; null where that lies beyond what is near. */
  readonly first: LinePlace | null;
  readonly last: LinePlace | null;
  readonly widths: LabelWidths;
  /** Where it runs through several columns, which of its bars this is, from 0: only the first has a label. */
  readonly part?: number;
}

export interface MarginBar {
  readonly id: string;
  readonly part: number;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
}

/** What is to be laid out: the codings near the screen, between `top` and `bottom`, beside a text. */
export interface MarginPlaces {
  readonly codings: readonly MarginCoding[];
  readonly top: number;
  readonly bottom: number;
  /** How wide the margin is. */
  readonly room: number;
}

export interface MarginLayout {
  readonly bars: readonly MarginBar[];
  readonly labels: readonly MarginLabel[];
  readonly rests: readonly MarginRest[];
}

export const noMargin: MarginPlaces = { codings: [], top: 0, bottom: 0, room: 0 };

const LEAST_BAR = 5;
const GAP = 2;
/** So many lanes have the wide bars; further ones are narrower and closer. */
const WIDE_LANES = 6;

/** Where the bar of a lane stands, from the left edge of the margin, and how wide it is, in pixels. */
export function lanePlace(lane: number): { readonly left: number; readonly width: number } {
  return lane < WIDE_LANES
    ? { left: 7 * lane, width: 4 }
    : { left: 7 * WIDE_LANES + 5 * (lane - WIDE_LANES), width: 3 };
}

interface Bar {
  readonly coding: MarginCoding;
  readonly top: number;
  bottom: number;
}

/** Bars in text order, labels beside them, and what stands for labels without room. The label in focus is always there. */
export function layMargin(
  { codings, top, bottom, room }: MarginPlaces,
  focusedId: string | null,
): MarginLayout {
  const bars = barsOf(codings, top, bottom).map((bar): MarginBar & { coding: MarginCoding } => ({
    id: bar.coding.id,
    part: bar.coding.part ?? 0,
    ...lanePlace(bar.coding.lane),
    top: bar.top,
    height: Math.max(LEAST_BAR, bar.bottom - bar.top),
    coding: bar.coding,
  }));
  return { bars, ...layLabels(bars, room, focusedId) };
}

/**
 * Where two codings of one lane share a line, one bar gives way to the other as far down the line as the later one
 * begins along it.
 */
function barsOf(codings: readonly MarginCoding[], top: number, bottom: number): Bar[] {
  const ordered = codings.toSorted((a, b) => a.start - b.start || a.lane - b.lane);
  const lastInLane = new Map<number, Bar>();
  return ordered.map((coding): Bar => {
    const start = coding.first ? along(coding.first) : top;
    const before = lastInLane.get(coding.lane);
    const shares = before !== undefined && coding.first !== null && before.bottom > coding.first.top;
    const bar = {
      coding,
      top: shares ? start : (coding.first?.top ?? top),
      bottom: coding.last?.bottom ?? bottom,
    };
    if (shares) before.bottom = Math.min(before.bottom, start - GAP);
    lastInLane.set(coding.lane, bar);
    return bar;
  });
}

function along({ top, bottom, along: share }: LinePlace): number {
  return top + (bottom - top) * share;
}
