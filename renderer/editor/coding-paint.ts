// Which highlights are where: underlines of codings, tints, marked passages, and search results.
import type { Span } from '#core/span.ts';
import { FOUND, FOUND_CURRENT, MARKED, SELECTED, tintName, underlineName } from './highlight-paint.ts';
import type { SpanIndex } from './spans-near.ts';
import type { PendingCoding, SurfaceCoding } from './surface-coding.ts';

/** Everything painted on a text. */
export interface PaintedText {
  readonly index: SpanIndex<SurfaceCoding>;
  readonly pending: readonly PendingCoding[];
  /** The focused coding, with its edges as far as they have been dragged. */
  readonly tinted: SurfaceCoding | null;
  readonly marked: Span | null;
  /** The selection, painted when the browser does not paint its own. */
  readonly selected?: Span | null;
  readonly found: readonly Span[];
  readonly foundIndex: number;
}

/**
 * The ranges of every highlight near the screen, by its name. `rangesIn` returns the ranges of a span, perhaps none.
 */
export function paintRanges(
  near: Span,
  { index, pending, tinted, marked, selected, found, foundIndex }: PaintedText,
  rangesIn: (span: Span) => readonly AbstractRange[],
): Map<string, AbstractRange[]> {
  const ranges = new Map<string, AbstractRange[]>();
  const add = (name: string, span: Span): void => {
    const list = ranges.get(name);
    if (list) list.push(...rangesIn(span));
    else ranges.set(name, [...rangesIn(span)]);
  };
  const isNear = (span: Span): boolean => span.end > near.start && span.start < near.end;
  for (const coding of [...index.near(near), ...pending.filter(isNear)])
    add(underlineName(coding.colour, coding.lane), coding);
  if (tinted) add(tintName(tinted.colour), tinted);
  if (marked) add(MARKED, marked);
  else if (selected) add(SELECTED, selected);
  found.forEach((span, at) => {
    if (!isNear(span)) return;
    add(at === foundIndex ? FOUND_CURRENT : FOUND, span);
  });
  return ranges;
}
