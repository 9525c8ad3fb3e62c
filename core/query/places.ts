// How places in one source are put together.
import type { CodingColumns } from '../counting/coding-columns.ts';
import { nowhere, type Places } from '../counting/places.ts';
import { firstEndingAfter, type Span } from '../span.ts';

/**
 * Where at least `least` of the parts meet: each stretch throughout which they do is one passage, and two that only
 * touch are two. With 1 it is their union, with the number of parts their intersection. A coding supports a passage if
 * it shares a character with it.
 */
export function meetingOf(columns: CodingColumns, parts: readonly Places[], least: number): Places {
  const wholes = parts.flatMap(({ whole }) => (whole === null ? [] : [whole]));
  const whole = wholes.length >= least ? slotsTogether(columns, wholes) : null;
  const spans = meetingSpans(parts, least).map(({ start, end }) => ({
    start,
    end,
    slots: slotsTogether(
      columns,
      parts.map((part) => slotsWithin(columns, part, { start, end })),
    ),
  }));
  return whole === null && spans.length === 0 ? nowhere : { whole, spans };
}

function meetingSpans(parts: readonly Places[], least: number): Span[] {
  if (parts.filter(({ spans: own }) => own.length > 0).length < least) return [];
  const starts = Float64Array.from(parts.flatMap(({ spans: own }) => own.map(({ start }) => start))).sort();
  const ends = Float64Array.from(parts.flatMap(({ spans: own }) => own.map(({ end }) => end))).sort();
  const spans: Span[] = [];
  let depth = 0;
  let open: number | null = null;
  // At each position first the ends, so that passages that only touch do not become one.
  for (let at = 0, ended = 0; ended < ends.length;) {
    const position = Math.min(starts[at] ?? Infinity, ends[ended]!);
    for (; ended < ends.length && ends[ended] === position; ended += 1) depth -= 1;
    if (open !== null && depth < least) {
      spans.push({ start: open, end: position });
      open = null;
    }
    for (; at < starts.length && starts[at] === position; at += 1) depth += 1;
    if (open === null && depth >= least) open = position;
  }
  return spans;
}

/** The codings that support a part and share a character with the stretch. */
function slotsWithin({ start, end }: CodingColumns, { spans }: Places, stretch: Span): readonly number[] {
  const from = firstEndingAfter(spans, stretch.start);
  const only = spans[from];
  if (!only || only.start >= stretch.end) return [];
  const slots: number[] = [];
  for (let at = from; at < spans.length && spans[at]!.start < stretch.end; at += 1)
    for (const slot of spans[at]!.slots)
      if (start[slot]! < stretch.end && stretch.start < end[slot]!) slots.push(slot);
  return slots;
}

/** All of these codings, each once, in text order. */
export function slotsTogether(
  { start, end }: CodingColumns,
  lists: readonly (readonly number[])[],
): readonly number[] {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length < 2) return filled[0] ?? [];
  return [...new Set(filled.flat())].sort((a, b) => start[a]! - start[b]! || end[b]! - end[a]! || a - b);
}
