// The places of an open source's codings while its text is being edited. An immutable value: each function returns the
// next one. The text on the screen may be ahead of the stored text, which the stored spans refer to.
import { joinEdits, moveSpan, type Fate, type TextEdit } from '#core/text/anchors.ts';
import type { Span } from '#core/span.ts';

/** A coding's span in the stored text. */
export interface StoredSpan extends Span {
  readonly id: string;
}

/** A coding's place in the text on the screen. */
export interface TrackedSpan {
  readonly id: string;
  readonly fate: Fate;
  /** Null if its words were deleted. */
  readonly span: Span | null;
  /** Equals `span`, or else the text written in place of the deleted words, which may be empty. */
  readonly place: Span;
}

/** The codings of one text on the screen. */
export interface TrackedCodings {
  /** The spans known to be in the store. */
  readonly stored: ReadonlyMap<string, Span>;
  /** The edits not yet in the stored text. */
  readonly unsaved: readonly TextEdit[];
  /** The places before the open edit. */
  readonly settled: ReadonlyMap<string, TrackedSpan>;
  /** The gesture in progress, such as a word being typed; further key presses at its place join it. */
  readonly open: TextEdit | null;
}

/** Starts from the stored text. */
export function trackCodings(stored: Iterable<StoredSpan>): TrackedCodings {
  const spans = Array.from(stored, ({ id, start, end }) => ({ id, start, end }));
  return {
    stored: new Map(spans.map((span) => [span.id, span])),
    unsaved: [],
    settled: new Map(spans.map((span) => [span.id, placed(span.id, span, [])])),
    open: null,
  };
}

/** The codings after these edits to the text on the screen. */
export function afterEdits(tracked: TrackedCodings, edits: readonly TextEdit[]): TrackedCodings {
  if (edits.length === 0) return tracked;
  let next: TrackedCodings = { ...tracked, unsaved: [...tracked.unsaved, ...edits] };
  for (const edit of edits) {
    const joined = next.open && joinEdits(next.open, edit);
    next = joined ? { ...next, open: joined } : { ...settle(next), open: edit };
  }
  return next;
}

/** Ends the gesture: further typing is a new edit, even at the same place. */
export function settle(tracked: TrackedCodings): TrackedCodings {
  if (!tracked.open) return tracked;
  const { open, settled } = tracked;
  return {
    ...tracked,
    settled: new Map([...settled].map(([id, span]) => [id, moved(span, open)])),
    open: null,
  };
}

/**
 * The current place of each coding in a text of `length` units. A coding with nothing left but the line end after the
 * last line counts as deleted.
 */
export function currentSpans(tracked: TrackedCodings, length: number): TrackedSpan[] {
  const { settled, open } = tracked;
  return Array.from(settled.values(), (span) => within(open ? moved(span, open) : span, length));
}

/** The codings after the first `count` unsaved edits were stored together with these spans. */
export function afterSave(
  tracked: TrackedCodings,
  count: number,
  spans: Iterable<StoredSpan>,
): TrackedCodings {
  const stored = new Map(Array.from(spans, (span) => [span.id, span]));
  const settled = new Map([...tracked.settled].filter(([id]) => stored.has(id)));
  return { ...tracked, stored, settled, unsaved: tracked.unsaved.slice(count) };
}

/**
 * Takes over the codings now stored for the stored text: created, resized or removed, here or in another window.
 * Codings stored as expected continue unchanged, including their open gesture.
 */
export function withStored(tracked: TrackedCodings, spans: Iterable<StoredSpan>): TrackedCodings {
  const stored = new Map(Array.from(spans, ({ id, start, end }) => [id, { start, end }] as const));
  const news = [...stored].filter(([id, span]) => !sameSpan(tracked.stored.get(id), span));
  if (news.length === 0 && stored.size === tracked.stored.size) return tracked;
  const { settled, ...rest } = news.length > 0 ? settle(tracked) : tracked;
  const kept = new Map([...settled].filter(([id]) => stored.has(id)));
  for (const [id, span] of news) kept.set(id, placed(id, span, tracked.unsaved));
  return { ...rest, stored, settled: kept };
}

/** Moves deleted codings to the text written in place of their words, if any. */
export function putOnNewWords(tracked: TrackedCodings): TrackedCodings {
  const whole = settle(tracked);
  const settled = new Map(
    Array.from(whole.settled, ([id, span]): [string, TrackedSpan] => {
      const isPut = span.fate === 'deleted' && span.place.start < span.place.end;
      return [id, isPut ? { ...span, fate: 'changed', span: span.place } : span];
    }),
  );
  return { ...whole, settled };
}

function placed(id: string, span: Span, edits: readonly TextEdit[]): TrackedSpan {
  return { id, ...moveSpan({ start: span.start, end: span.end }, edits) };
}

function moved(tracked: TrackedSpan, edit: TextEdit): TrackedSpan {
  const next = moveSpan(tracked.place, [edit], tracked.fate);
  return { id: tracked.id, ...next };
}

function within(tracked: TrackedSpan, length: number): TrackedSpan {
  const { id, span, place } = tracked;
  if (place.end <= length) return tracked;
  const inside = { start: Math.min(place.start, length), end: length };
  if (!span || inside.start === length) return { id, fate: 'deleted', span: null, place: inside };
  return { id, fate: 'changed', span: inside, place: inside };
}

function sameSpan(a: Span | undefined, b: Span): boolean {
  return a !== undefined && a.start === b.start && a.end === b.end;
}
