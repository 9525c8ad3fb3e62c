// How codings stay on their words while the text around them is edited. An edit is three numbers; a span
// moves through a list of edits, and the text that replaced a span's words is remembered, so that an analyst
// can put the coding back on it.
import { splitsPair, type Span } from '../span.ts';

/**
 * One edit of a text: `removed` UTF-16 code units from `start` on, counted in the text just before the edit,
 * became `inserted` code units. A list of edits is in chronological order.
 */
export interface TextEdit {
  readonly start: number;
  readonly removed: number;
  readonly inserted: number;
}

/** `kept`: all of the words are left, perhaps elsewhere. `changed`: some of them. `deleted`: none of them. */
export type Fate = 'kept' | 'changed' | 'deleted';

/** Where a span has gone. */
export interface Moved {
  readonly fate: Fate;
  /** The span now; null when its words were deleted. */
  readonly span: Span | null;
  /** What stands where the words were: equal to `span`, or the text that replaced deleted words, perhaps empty. */
  readonly place: Span;
}

/**
 * Moves a span through edits. Text inserted exactly at an edge stays outside; text that replaces a part of
 * the span stays inside; a span whose words were all replaced at once is deleted. `before` is the span's fate
 * so far; for a deleted one, `span` is its place.
 */
export function moveSpan(span: Span, edits: readonly TextEdit[], before: Fate = 'kept'): Moved {
  let fate = before;
  let { start, end } = span;
  for (const edit of edits) {
    const editEnd = edit.start + edit.removed;
    const growth = edit.inserted - edit.removed;
    if (fate === 'deleted') {
      // The place of deleted words also includes text inserted in it and at its edges.
      if (edit.start > end) continue;
      if (editEnd < start) {
        start += growth;
        end += growth;
        continue;
      }
      end = Math.max(end, editEnd) + growth;
      start = Math.min(start, edit.start);
    } else if (edit.start <= start && editEnd >= end) {
      fate = 'deleted';
      start = edit.start;
      end = edit.start + edit.inserted;
    } else if (editEnd <= start) {
      start += growth;
      end += growth;
    } else if (edit.start < end) {
      fate = 'changed';
      if (edit.start < start) {
        start = edit.start + edit.inserted;
        end += growth;
      } else if (editEnd > end) {
        end = edit.start;
      } else {
        end += growth;
      }
    }
  }
  const place = { start, end };
  return { fate, place, span: fate === 'deleted' ? null : place };
}

/**
 * The two edits as one, when `next` continues where `last` was made: typing on, deleting what was just typed,
 * or deleting and then typing. Null when they are two separate gestures. Selecting a word and retyping it is
 * thus one replacement, whose letters all stay inside the word's coding.
 */
export function joinEdits(last: TextEdit, next: TextEdit): TextEdit | null {
  const lastEnd = last.start + last.inserted;
  const nextEnd = next.start + next.removed;
  if (next.start > lastEnd || nextEnd < last.start) return null;
  const before = Math.max(0, last.start - next.start);
  const after = Math.max(0, nextEnd - lastEnd);
  if (before + after > 0 && last.inserted > 0) return null;
  return {
    start: Math.min(last.start, next.start),
    removed: last.removed + before + after,
    inserted: last.inserted - (next.removed - before - after) + next.inserted,
  };
}

/** The span widened to whole characters, where an edge lies inside a surrogate pair. */
export function wholeCharacters(text: string, span: Span): Span {
  return {
    start: splitsPair(text, span.start) ? span.start - 1 : span.start,
    end: splitsPair(text, span.end) ? span.end + 1 : span.end,
  };
}

/** The single edit that turns `before` into `after`: whatever lies between the longest equal beginning and end. */
export function editBetween(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  if (splitsPair(before, start) || splitsPair(after, start)) start -= 1;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  if (splitsPair(before, before.length - tail) || splitsPair(after, after.length - tail)) tail -= 1;
  return { start, removed: before.length - start - tail, inserted: after.length - start - tail };
}

/** A coding for checking its anchor: its span, and the digest of the words that it was made on. */
export interface Anchored extends Span {
  readonly id: string;
  readonly quoteDigest: string;
}

/** Ids of the codings whose span no longer holds the words they were made on; these belong on the repair list. */
export function lostAnchors(
  text: string,
  anchored: Iterable<Anchored>,
  digestOf: (quote: string) => string,
): string[] {
  const lost: string[] = [];
  for (const { id, start, end, quoteDigest } of anchored) {
    if (end > text.length || digestOf(text.slice(start, end)) !== quoteDigest) lost.push(id);
  }
  return lost;
}
