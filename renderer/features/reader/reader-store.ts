// What the reader's columns have in common, for each of its two sides: the source that is open, the coding in focus, and
// how the text is reached from the columns beside it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Span } from '#core/span.ts';
import { useReadingSide } from '#renderer/state/beside.ts';
import { readingSide, type Side } from '#renderer/state/side.ts';
import { workspaceStore } from '#renderer/state/workspace.ts';

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

interface SideState {
  readonly sourceId: string | null;
  readonly focusedId: string | null;
  readonly openText: OpenText | null;
}

interface ReaderState extends Readonly<Record<Side, SideState>> {
  /** What was classified last, to go back to. */
  readonly classified: { readonly sourceId: string; readonly codeId: string } | null;
}

const nothingOpen: SideState = { sourceId: null, focusedId: null, openText: null };

export const readerStore = createStore<ReaderState>(() => ({
  left: nothingOpen,
  right: nothingOpen,
  classified: null,
}));

/** A part of what is open on the side that the columns are about: the one that has the hand. */
export function useReader<T>(select: (state: SideState) => T): T {
  const side = useReadingSide();
  return useStore(readerStore, (state) => select(state[side]));
}

/** What was classified last, to go back to. */
export function useClassified(): ReaderState['classified'] {
  return useStore(readerStore, ({ classified }) => classified);
}

/** The text that the columns at the sides are about now; null while none is open. */
export function textAtHand(): OpenText | null {
  return readerStore.getState()[readingSide(workspaceStore.getState())].openText;
}

/** Takes note of what is open on a side, without a coding in focus; of nothing with null. */
export function setOpen(side: Side, open: Pick<SideState, 'sourceId' | 'openText'> | null): void {
  readerStore.setState({ [side]: open ? { ...open, focusedId: null } : nothingOpen });
}

/** Puts a coding in focus, or none: what is in focus on one side is not on the other. */
export function focusCoding(side: Side, id: string | null): void {
  readerStore.setState((state) => ({ [side]: { ...state[side], focusedId: id } }));
}
