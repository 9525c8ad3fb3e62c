// Whether everything written in this window is saved. Each open note reports its state; the footer shows the most
// urgent one.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type Saving = 'saved' | 'unsaved' | 'saving' | 'changed-elsewhere';

/** The state of each open text that is not saved. */
const store = createStore<ReadonlyMap<symbol, Saving>>(() => new Map());

/** If several texts are not saved, the first of these states is shown. */
const byNeed: readonly Saving[] = ['changed-elsewhere', 'unsaved', 'saving'];

/** The most urgent saving state of this window's texts. */
export function useSaving(): Saving {
  return useStore(store, (texts) => {
    const states = new Set(texts.values());
    return byNeed.find((each) => states.has(each)) ?? 'saved';
  });
}

/** Reports the saving state of an open text while the component is mounted. */
export function useReportSaving(saving: Saving): void {
  const [text] = useState(() => Symbol('text'));
  useEffect(() => tell(text, saving), [text, saving]);
  useEffect(() => () => tell(text, 'saved'), [text]);
}

function tell(text: symbol, saving: Saving): void {
  const texts = new Map(store.getState());
  texts.delete(text);
  if (saving !== 'saved') texts.set(text, saving);
  store.setState(texts, true);
}
