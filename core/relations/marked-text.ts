// The words of a meeting with the passages of both codes marked, shortened in the middle where they are many.
import { inContext } from '../search/context.ts';
import type { Span } from '../span.ts';
import type { MeetingInSource } from './meeting-places.ts';

/** A piece of the text, and the codes whose passages it belongs to. */
export interface MarkedPiece {
  readonly text: string;
  readonly isA: boolean;
  readonly isB: boolean;
  /** Whether words before it are left out. */
  readonly isAfterGap: boolean;
}

/** How many characters are shown around the marks, and on either side of a gap. */
const AROUND = 60;
/** The longest piece that is shown whole: quiet text, and a passage. */
const MAX_QUIET = 160;
const MAX_MARKED = 600;

/**
 * The pieces of a meeting in text order: the passages, some words around them, and the paragraph if they meet in one.
 * No piece is empty and no character is split.
 */
export function markedText(
  text: string,
  { a, b, paragraph }: Pick<MeetingInSource, 'a' | 'b' | 'paragraph'>,
): MarkedPiece[] {
  const within = (spans: readonly Span[]): Span[] =>
    paragraph === null
      ? [...spans]
      : spans.map(({ start, end }) => ({
          start: Math.max(start, paragraph.start),
          end: Math.min(end, paragraph.end),
        }));
  const [ofA, ofB] = [within(a), within(b)];
  const marks = [...ofA, ...ofB];
  if (marks.length === 0) return [];
  const edges = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].sort(
    (one, other) => one - other,
  );
  const [first, last] = [edges[0]!, edges.at(-1)!];
  const has = (spans: readonly Span[], at: number): boolean =>
    spans.some(({ start, end }) => start <= at && at < end);
  const before = inContext(text, { start: first, end: first }, AROUND).left;
  const after = inContext(text, { start: last, end: last }, AROUND).right;
  return [
    ...pieceOf(before, false),
    ...edges.slice(1).flatMap((end, place) => {
      const span = { start: edges[place]!, end };
      return shortened(text, span, has(ofA, span.start), has(ofB, span.start));
    }),
    ...pieceOf(after, false),
  ];
}

function shortened(text: string, { start, end }: Span, isA: boolean, isB: boolean): MarkedPiece[] {
  const most = isA || isB ? MAX_MARKED : MAX_QUIET;
  const whole = text.slice(start, end);
  if (whole.length <= most) return pieceOf(whole, false, isA, isB);
  const kept = isA || isB ? MAX_MARKED / 2 - AROUND : AROUND;
  const piece = { start, end: start };
  const beginning = inContext(text, piece, kept).right;
  const ending = inContext(text, { start: end, end }, kept).left;
  return [...pieceOf(beginning, false, isA, isB), ...pieceOf(ending, true, isA, isB)];
}

function pieceOf(text: string, isAfterGap: boolean, isA = false, isB = false): MarkedPiece[] {
  return text === '' ? [] : [{ text, isA, isB, isAfterGap }];
}
