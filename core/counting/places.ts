// Places in one source. A coding is named by its slot in the table of codings.
import type { Span } from '../span.ts';
import type { CodingColumns } from './coding-columns.ts';
import { continuesPassage } from './passage-run.ts';

/** A passage, with the codings that support it, in text order; hits of words have none. */
export interface Place extends Span {
  readonly slots: readonly number[];
}

/** The places in one source. */
export interface Places {
  /** The codings of the whole source; null where it is not among the places. */
  readonly whole: readonly number[] | null;
  /** In text order; no two share a character. */
  readonly spans: readonly Place[];
}

/** No place at all. */
export const nowhere: Places = { whole: null, spans: [] };

export function isNowhere({ whole, spans }: Places): boolean {
  return whole === null && spans.length === 0;
}

/** Where codings of one source lie, given in text order: those that share characters are one passage. */
export function placesOf({ start, end }: CodingColumns, slots: Iterable<number>): Places {
  let whole: number[] | null = null;
  const spans: { start: number; end: number; slots: number[] }[] = [];
  for (const slot of slots) {
    const from = start[slot]!;
    const last = spans.at(-1);
    if (from < 0) (whole ??= []).push(slot);
    else if (last && continuesPassage(from, last.end, false)) {
      last.end = Math.max(last.end, end[slot]!);
      last.slots.push(slot);
    } else spans.push({ start: from, end: end[slot]!, slots: [slot] });
  }
  return whole === null && spans.length === 0 ? nowhere : { whole, spans };
}
