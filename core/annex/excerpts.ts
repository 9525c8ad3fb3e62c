// What of a text is shown. The stretches that a reader may see are put end to end, so that nobody can tell how much lies
// between two of them, or align the gaps with a text from elsewhere.
import type { Span } from '../span.ts';

/** How much of a passage is shown: all of it, none, or so many characters (Unicode code points) at most. */
export type PassageLength = 'whole' | 'none' | number;

/** The parts of a passage that are shown. */
export interface Excerpt {
  readonly head: Span;
  /** The end of a passage that is cut; null where all of it is in `head`. */
  readonly tail: Span | null;
  /** How many characters are left out between the two. */
  readonly omitted: number;
}

/** How much of a cut passage is its beginning: what is said usually stands there. */
const HEAD_SHARE = 0.7;

/** The parts of a passage of which at most `limit` characters are shown. No surrogate pair is split. */
export function excerptOf(text: string, span: Span, limit: number | null): Excerpt {
  const whole = { head: span, tail: null, omitted: 0 };
  // Fewer units than that are fewer characters, too.
  if (limit === null || span.end - span.start <= limit) return whole;
  const characters = Array.from(text.slice(span.start, span.end));
  if (characters.length <= limit) return whole;
  const first = Math.ceil(limit * HEAD_SHARE);
  const last = limit - first;
  const lengthOf = (those: readonly string[]): number => those.reduce((sum, each) => sum + each.length, 0);
  const head = { start: span.start, end: span.start + lengthOf(characters.slice(0, first)) };
  const tail = { start: span.end - lengthOf(characters.slice(characters.length - last)), end: span.end };
  return { head, tail: last === 0 ? null : tail, omitted: characters.length - limit };
}

/** The stretches of a text that are shown, end to end. */
export interface ShownText {
  readonly text: string;
  /** Where a position within a stretch is now. */
  readonly positionOf: (position: number) => number;
}

/** Puts the stretches end to end that cover these spans; each character stands once. */
export function shownText(text: string, spans: readonly Span[]): ShownText {
  const stretches: { start: number; end: number; at: number }[] = [];
  let length = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = stretches.at(-1);
    if (last && start <= last.end) {
      length += Math.max(0, end - last.end);
      last.end = Math.max(last.end, end);
    } else {
      stretches.push({ start, end, at: length });
      length += end - start;
    }
  }
  return {
    text: stretches.map(({ start, end }) => text.slice(start, end)).join(''),
    positionOf: (position) => {
      const stretch = stretches.findLast(({ start }) => start <= position);
      return stretch ? stretch.at + position - stretch.start : 0;
    },
  };
}
