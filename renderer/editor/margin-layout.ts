// Computes the margin's bars and labels from the places of the codings' text. Every coding has a bar. A label is one
// line; "+n" stands for labels of a cluster that do not fit.
import { layLabels, type MarginLabel, type MarginRest } from './margin-labels.ts';
import type { LinePlace, MarginBar, MarginCoding } from './margin-places.ts';

/** The codings near the screen, between `top` and `bottom`, and the width of their margin. */
export interface MarginPlaces {
  readonly codings: readonly MarginCoding[];
  readonly top: number;
  readonly bottom: number;
  /** The width of the margin, in pixels. */
  readonly room: number;
}

export interface MarginLayout {
  readonly bars: readonly MarginBar[];
  readonly labels: readonly MarginLabel[];
  readonly rests: readonly MarginRest[];
}

export const noMargin: MarginPlaces = { codings: [], top: 0, bottom: 0, room: 0 };

const MIN_BAR_HEIGHT = 5;
const GAP = 2;
/** How many lanes have wide bars; further ones are narrower and closer. */
const WIDE_LANES = 6;

/** The left edge of a lane's bar in the margin, and its width, in pixels. */
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

/**
 * Bars in text order, labels beside them, and “+n” for labels that do not fit. The focused coding always has a label.
 */
export function layMargin(
  { codings, top, bottom, room }: MarginPlaces,
  focusedId: string | null,
): MarginLayout {
  const bars = barsOf(codings, top, bottom).map((bar): MarginBar & { coding: MarginCoding } => ({
    id: bar.coding.id,
    part: bar.coding.part ?? 0,
    ...lanePlace(bar.coding.lane),
    top: bar.top,
    height: Math.max(MIN_BAR_HEIGHT, bar.bottom - bar.top),
    coding: bar.coding,
  }));
  return { bars, ...layLabels(bars, room, focusedId) };
}

/**
 * If two codings of one lane share a line, the earlier bar ends and the later one begins where the later coding begins
 * along that line.
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
