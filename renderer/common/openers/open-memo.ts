// Which memo is open. A memo begun here is created in the project with its first words, not before.
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { MemoRecord } from '#core/records.ts';
import { show } from '#renderer/state/workspace.ts';

/** The subject of a new memo. */
export interface NewMemo {
  readonly about: MemoRecord['about'];
  readonly subjectId?: string;
}

/** The open memo sheet. */
export interface Sheet {
  /** Stays the same while one sheet is written, even when its memo is first stored. */
  readonly key: number;
  readonly memoId: string | null;
  readonly begun: NewMemo | null;
}

const store = createStore<{ sheet: Sheet | null }>(() => ({ sheet: null }));

let sheets = 0;
/** The key of the sheet begun last, until it has had the caret. */
let untouched: number | null = null;

/** The open sheet, or null. */
export function useSheet(): Sheet | null {
  return useStore(store, (state) => state.sheet);
}

/** Opens a memo without leaving the screen. */
export function chooseMemo(memoId: string | null): void {
  const { sheet } = store.getState();
  if (memoId !== null && sheet?.memoId === memoId) return;
  store.setState({ sheet: memoId === null ? null : { key: (sheets += 1), memoId, begun: null } });
}

/** Goes to the memos and opens one. */
export function openMemo(memoId: string): void {
  chooseMemo(memoId);
  show('memos');
}

/** Goes to the memos and opens an empty sheet. */
export function beginMemo(begun: NewMemo): void {
  untouched = sheets += 1;
  store.setState({ sheet: { key: untouched, memoId: null, begun } });
  show('memos');
}

/** Whether a sheet has just been begun and should take the caret. True once: reopening a sheet does not take it. */
export function asksForCaret(key: number): boolean {
  if (untouched !== key) return false;
  untouched = null;
  return true;
}

/** Notes the id of a sheet's memo once it is stored. */
export function noteStored(key: number, memoId: string): void {
  store.setState(({ sheet }) => (sheet?.key === key ? { sheet: { ...sheet, memoId } } : {}));
}
