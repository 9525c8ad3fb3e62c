// Where bars and labels stand in the margin, from where the text of their codings stands.

/** One line box of the text, in pixels from the top of the text; `along` is 0 at its left edge, 1 at its right. */
export interface LinePlace {
  readonly top: number;
  readonly bottom: number;
  readonly along: number;
}

/** A coding whose text is near the screen. */
export interface MarginCoding {
  readonly id: string;
  readonly lane: number;
  /** Where its first and last character stand; null where that lies beyond what is near. */
  readonly first: LinePlace | null;
  readonly last: LinePlace | null;
  /** How high its label is, in pixels. */
  readonly labelHeight: number;
  /** Where it runs through several columns, which of its bars this is, from 0: only the first has a label. */
  readonly part?: number;
}

export interface MarginBar {
  readonly id: string;
  readonly part: number;
  readonly lane: number;
  readonly top: number;
  readonly height: number;
  /** Where its label stands; null where there is no room for one near its bar. */
  readonly labelTop: number | null;
  /** The lane to the right of all bars that stand beside the label. */
  readonly labelLane: number;
}

const LABEL_LINE = 18;
const CODE_LINE = 17;
/** So many lines the name of a code may take, as the style sheet has it. */
const MOST_LINES = 3;
const NOTE_LINE = 15;
const LEAST_BAR = 5;
const GAP = 2;
/** How far below where it belongs a label may be pushed by those above it. */
const MOST_DRIFT = 64;

/** What stands left of a label and within its edges, at the usual lanes. */
const BESIDE = 40;
/** What an ellipsis and its sign take, where names above the code have given way. */
const ABOVE = 28;

/**
 * How high a label is in pixels, beside a text with a margin as wide as `room`: its code, on further lines where one is
 * too short, and its note. Rather too high than too low: labels must not lie over each other.
 */
export function labelHeight(
  { label, note }: { readonly label: readonly string[]; readonly note: string },
  room: number,
): number {
  const width = Array.from(label.at(-1) ?? '', (sign) => (sign > '\u2e7f' ? 13.5 : 7.2)).reduce(
    (sum, each) => sum + each,
    0,
  );
  const within = Math.max(1, room - BESIDE - (label.length > 1 ? ABOVE : 0));
  // Words that go to the next line leave some of theirs empty.
  const lines = width <= within ? 1 : Math.min(MOST_LINES, Math.ceil((width * 1.15) / within));
  return LABEL_LINE + (lines - 1) * CODE_LINE + (note === '' ? 0 : NOTE_LINE);
}

interface Bar {
  readonly coding: MarginCoding;
  readonly top: number;
  bottom: number;
}

/**
 * Bars in text order with their labels, between `top` and `bottom`, the edges of what is near the screen.
 * Where two codings of one lane share a line, one bar gives way to the other as far down the line as the
 * later one begins along it.
 */
export function layMargin(codings: readonly MarginCoding[], top: number, bottom: number): MarginBar[] {
  const ordered = codings
    .map((coding) => ({ coding, start: coding.first ? along(coding.first) : top }))
    .sort((a, b) => a.start - b.start || a.coding.lane - b.coding.lane);
  const lastInLane = new Map<number, Bar>();
  const bars = ordered.map(({ coding, start }): Bar => {
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
  let free = -Infinity;
  return bars.map((bar): MarginBar => {
    const { id, lane, first, labelHeight: room, part = 0 } = bar.coding;
    const labelTop = Math.max(first?.top ?? bar.top, free);
    // The label of a bar that began above the reach of the screen belongs up there.
    const hidden = part > 0 || !first || labelTop > Math.max(bar.bottom - room, first.top + MOST_DRIFT);
    if (!hidden) free = labelTop + room;
    let labelLane = lane;
    for (const other of bars) {
      if (other.top >= labelTop + room || other.bottom <= labelTop) continue;
      labelLane = Math.max(labelLane, other.coding.lane);
    }
    const height = Math.max(LEAST_BAR, bar.bottom - bar.top);
    return { id, part, lane, top: bar.top, height, labelTop: hidden ? null : labelTop, labelLane };
  });
}

function along({ top, bottom, along: share }: LinePlace): number {
  return top + (bottom - top) * share;
}
