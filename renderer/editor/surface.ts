// The interface between a screen and the component that shows a source's text. Both the text and the pages of an
// original implement it, so reading, coding and finding need not know which of them is open.
import type { ReactNode, Ref } from 'react';
import type { Span } from '#core/span.ts';
import type { PendingCoding, SurfaceCoding } from './surface-coding.ts';

/** The selection; `head` is its moving end. `start === end` is a caret. */
export interface SurfaceSelection extends Span {
  readonly head: number;
}

/** What a screen may call. Offsets are UTF-16 units of the text as shown. */
export interface SurfaceHandle {
  /** The text as shown, including unsaved edits. */
  text(): string;
  /** The selection; null if it is not in this text. */
  selection(): SurfaceSelection | null;
  select(span: Span): void;
  /** Scrolls a span into view, by the shortest way unless it is far. */
  reveal(span: Span): void;
  /** Whether the line of `offset` is visible. */
  isInSight(offset: number): boolean;
  /** The offset of the first visible line; null if none is. */
  firstInSight(): number | null;
  /** Scrolls until the line of `offset` is the first visible one. */
  bringToTop(offset: number): void;
  /** The offset at a point of the window; null if there is no text. */
  offsetAt(clientX: number, clientY: number): number | null;
  isComposing(): boolean;
  /** Holds back typing until the returned function is called; present only where the text can be edited. */
  holdTyping?(): () => void;
  /** The boxes of a span's first and last character; null if it is not near the screen. */
  boxesOf(span: Span): { readonly first: DOMRect; readonly last: DOMRect } | null;
  focus(): void;
}

/** The place for which a menu was requested. */
export interface TextPlace {
  readonly clientX: number;
  readonly clientY: number;
  /** Requested by the menu key, so it refers to the selection, rather than by right click. */
  readonly byKey: boolean;
  /** The offset there; null if there is no text. */
  readonly offset: number | null;
  /** The ids of the codings there, in text order. */
  readonly codingIds: readonly string[];
}

/** The props of every surface: the codings to show, and callbacks for the analyst's actions. */
export interface SurfaceProps {
  readonly language: string | null;
  readonly codings: readonly SurfaceCoding[];
  readonly pending?: readonly PendingCoding[];
  readonly focusedId: string | null;
  /** The passage that a palette or dialog refers to, shown as selected while the focus is there. */
  readonly marked?: Span | null;
  readonly found?: readonly Span[];
  readonly foundIndex?: number;
  readonly labels: SurfaceLabels;
  /** Shown above the text, inside the scrolling area. */
  readonly head?: ReactNode;
  readonly ref?: Ref<SurfaceHandle>;
  /** Shown at the end of a span, never over its words. */
  readonly beside?: { readonly span: Span; readonly content: ReactNode } | null;
  /** Shown over the margin, below the labels around a coding; keeps its place while the coding is out of view. */
  readonly card?: { readonly codingId: string; readonly content: ReactNode } | null;
  readonly onSelect?: (selection: SurfaceSelection | null) => void;
  /** The pointer was released and may have selected words. */
  readonly onPointerSelect?: () => void;
  /** Returns whether a menu opens; otherwise the browser shows its own. */
  readonly onTextMenu?: (place: TextPlace) => boolean;
  readonly onFocusCoding?: (id: string | null) => void;
  readonly onCodingMenu?: (id: string, at: { clientX: number; clientY: number }) => void;
  readonly onResize?: (id: string, span: Span) => void;
  /** The visible part of the text has changed. */
  readonly onScrolled?: () => void;
  /** Handles keys that neither move the caret nor write. Returns whether the key was handled. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
}

export interface SurfaceLabels {
  readonly text: string;
  readonly margin: string;
  /** Names the codings without a label in the margin by their number. */
  readonly rest: (count: number) => string;
  readonly density: string;
  readonly start: string;
  readonly end: string;
}
