// What the reader's columns have in common: the source that is open, the coding in focus, and how the text in
// the middle is reached from the sides.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Span } from '#core/span.ts';

/** What the columns at the sides ask of the open text. */
export interface OpenText {
  readonly text: () => string;
  readonly reveal: (span: Span) => void;
  readonly focus: () => void;
  /** Gives the selected words a code; false where none are selected, or it is no code for passages. */
  readonly codeSelection: (codeId: string) => boolean;
  /** Asks beside `at` for another code for the coding in focus. */
  readonly recode: (at: DOMRect) => void;
  /** Opens the memo of the coding in focus beside the text. */
  readonly memo: () => void;
  /** Removes the coding in focus. */
  readonly remove: () => void;
}

interface ReaderState {
  readonly sourceId: string | null;
  readonly focusedId: string | null;
  readonly openText: OpenText | null;
  /** What was classified last, to go back to. */
  readonly classified: { readonly sourceId: string; readonly codeId: string } | null;
}

export const readerStore = createStore<ReaderState>(() => ({
  sourceId: null,
  focusedId: null,
  openText: null,
  classified: null,
}));

/** A part of the reader's state. */
export function useReader<T>(select: (state: ReaderState) => T): T {
  return useStore(readerStore, select);
}

/** Puts a coding in focus, or none. */
export function focusCoding(id: string | null): void {
  readerStore.setState({ focusedId: id });
}
