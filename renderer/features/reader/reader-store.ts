// State shared by the reader's columns, for each of its two sides: the open source, the focused coding, and access to
// the text from the columns beside it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Span } from '#core/span.ts';
import { useReadingSide } from '#renderer/state/beside.ts';
import { readingSide, type Side } from '#renderer/state/side.ts';
import { workspaceStore } from '#renderer/state/workspace.ts';

/** What the side columns may ask of the open text. */
export interface OpenText {
  readonly text: () => string;
  readonly reveal: (span: Span) => void;
  readonly focus: () => void;
  /** Codes the selected words; false if none are selected or the code cannot be applied. */
  readonly codeSelection: (codeId: string) => boolean;
  /** Opens the palette beside `at` to change the code of the focused coding. */
  readonly recode: (at: DOMRect) => void;
  /** Opens the memo of the focused coding beside the text. */
  readonly memo: () => void;
  /** Removes the focused coding. */
  readonly remove: () => void;
}

interface SideState {
  readonly sourceId: string | null;
  readonly focusedId: string | null;
  readonly openText: OpenText | null;
}

interface ReaderState extends Readonly<Record<Side, SideState>> {
  /** The source classified last, for going back to it. */
  readonly classified: { readonly sourceId: string; readonly codeId: string } | null;
}

const nothingOpen: SideState = { sourceId: null, focusedId: null, openText: null };

export const readerStore = createStore<ReaderState>(() => ({
  left: nothingOpen,
  right: nothingOpen,
  classified: null,
}));

/** A part of the state of the active side, which the columns refer to. */
export function useReader<T>(select: (state: SideState) => T): T {
  const side = useReadingSide();
  return useStore(readerStore, (state) => select(state[side]));
}

/** The source classified last, for going back to it. */
export function useClassified(): ReaderState['classified'] {
  return useStore(readerStore, ({ classified }) => classified);
}

/** The text that the side columns refer to; null while none is open. */
export function activeText(): OpenText | null {
  return readerStore.getState()[readingSide(workspaceStore.getState())].openText;
}

/** Notes what is open on a side, with no coding focused; null for nothing. */
export function setOpen(side: Side, open: Pick<SideState, 'sourceId' | 'openText'> | null): void {
  readerStore.setState({ [side]: open ? { ...open, focusedId: null } : nothingOpen });
}

/** Focuses a coding, or none; the other side loses its focused coding. */
export function focusCoding(side: Side, id: string | null): void {
  readerStore.setState((state) => ({ [side]: { ...state[side], focusedId: id } }));
}
