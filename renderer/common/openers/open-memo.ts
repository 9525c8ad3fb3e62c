// Which memo lies open. A memo that is begun here is written to the project with its first words, not before.
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { MemoRecord } from '#core/records.ts';
import { show } from '#renderer/state/workspace.ts';

/** What a new memo will be about. */
export interface NewMemo {
  readonly about: MemoRecord['about'];
  readonly subjectId?: string;
}

/** The sheet that lies open. */
export interface Sheet {
  /** Stays the same while one sheet is written on, also when its memo is written for the first time. */
  readonly key: number;
  readonly memoId: string | null;
  readonly begun: NewMemo | null;
}

const store = createStore<{ sheet: Sheet | null }>(() => ({ sheet: null }));

let sheets = 0;
/** The sheet that was begun last and has not had the caret yet. */
let untouched: number | null = null;

/** The sheet that lies open, or null. */
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

/** Goes to the memos and lays an empty sheet open. */
export function beginMemo(begun: NewMemo): void {
  untouched = sheets += 1;
  store.setState({ sheet: { key: untouched, memoId: null, begun } });
  show('memos');
}

/** Whether a sheet was begun just now and is there to be written on. True once: to come back to it is not to write. */
export function asksForCaret(key: number): boolean {
  if (untouched !== key) return false;
  untouched = null;
  return true;
}

/** The begun memo of a sheet has been written and has an id. */
export function wasWritten(key: number, memoId: string): void {
  store.setState(({ sheet }) => (sheet?.key === key ? { sheet: { ...sheet, memoId } } : {}));
}
