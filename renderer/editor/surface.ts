// What a screen asks of whatever shows the text of a source, and what it is told. The text itself fulfils it, and
// so do the pages of an original: reading, coding and finding need not know which of them is open.
import type { ReactNode, Ref } from 'react';
import type { Span } from '#core/span.ts';
import type { SurfaceCoding } from './surface-coding.ts';

/** What is selected; `head` is its moving end. `start === end` is a caret. */
export interface SurfaceSelection extends Span {
  readonly head: number;
}

/** What a screen may ask of the surface. Offsets are UTF-16 units of the text as it is shown. */
export interface SurfaceHandle {
  /** The text as it is shown, unsaved edits included. */
  text(): string;
  /** The selection; null when it is not in this text. */
  selection(): SurfaceSelection | null;
  select(span: Span): void;
  /** Brings a span into sight, by the shortest way unless it is far. */
  reveal(span: Span): void;
  /** Whether the line of `offset` can be seen. */
  isInSight(offset: number): boolean;
  /** Where the first line begins that can be seen; null where none can. */
  firstInSight(): number | null;
  /** Scrolls until the line of `offset` is the first that can be seen. */
  bringToTop(offset: number): void;
  /** The position at a point of the window; null where there is no text. */
  offsetAt(clientX: number, clientY: number): number | null;
  isComposing(): boolean;
  /** Lets what is typed wait until the returned function is called; only where one can write. */
  holdTyping?(): () => void;
  /** The boxes of the first and last character of a span; null when it is not near the screen. */
  boxesOf(span: Span): { readonly first: DOMRect; readonly last: DOMRect } | null;
  focus(): void;
}

/** Where a menu is asked for. */
export interface TextPlace {
  readonly clientX: number;
  readonly clientY: number;
  /** By the menu key, which means what is selected, rather than by the right button. */
  readonly byKey: boolean;
  /** The position there; null where there is no text. */
  readonly offset: number | null;
  /** The codings that hold it, in text order. */
  readonly codingIds: readonly string[];
}

/** What every surface is given: the codings to show, and who is told what the analyst does. */
export interface SurfaceProps {
  readonly language: string | null;
  readonly codings: readonly SurfaceCoding[];
  readonly focusedId: string | null;
  /** The passage a palette or dialog is about, shown as if selected while the focus is there. */
  readonly marked?: Span | null;
  readonly found?: readonly Span[];
  readonly foundIndex?: number;
  readonly labels: SurfaceLabels;
  /** Above the text, within what scrolls. */
  readonly head?: ReactNode;
  readonly ref?: Ref<SurfaceHandle>;
  /** Stands at the end of a span, and never over its words. */
  readonly beside?: { readonly span: Span; readonly content: ReactNode } | null;
  /** Lies over the margin, below the labels around a coding; stays where it was while that is out of sight. */
  readonly card?: { readonly codingId: string; readonly content: ReactNode } | null;
  readonly onSelect?: (selection: SurfaceSelection | null) => void;
  /** The pointer has been released after it may have selected words. */
  readonly onPointerSelect?: () => void;
  /** Says whether a menu opens; else the browser has its own. */
  readonly onTextMenu?: (place: TextPlace) => boolean;
  readonly onFocusCoding?: (id: string | null) => void;
  readonly onCodingMenu?: (id: string, at: { clientX: number; clientY: number }) => void;
  readonly onResize?: (id: string, span: Span) => void;
  /** What can be seen of the text is another part of it. */
  readonly onScrolled?: () => void;
  /** Keys that neither move the caret nor write. Says whether the key was used. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
}

export interface SurfaceLabels {
  readonly text: string;
  readonly margin: string;
  /** Names the codings of the margin that have no label: how many more are here. */
  readonly rest: (count: number) => string;
  readonly density: string;
  readonly start: string;
  readonly end: string;
}
