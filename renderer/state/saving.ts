// Whether all that was written in this window is saved. A note that is being written says so; the footer shows it.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type Saving = 'saved' | 'unsaved' | 'saving' | 'changed-elsewhere';

/** How far each open text is; only those that are not saved. */
const store = createStore<ReadonlyMap<symbol, Saving>>(() => new Map());

/** What is said of several texts is what most needs a look. */
const byNeed: readonly Saving[] = ['changed-elsewhere', 'unsaved', 'saving'];

/** Whether all that was written in this window is saved. */
export function useSaving(): Saving {
  return useStore(store, (texts) => {
    const told = new Set(texts.values());
    return byNeed.find((each) => told.has(each)) ?? 'saved';
  });
}

/** Says how far an open text is, for as long as it is open. */
export function useTellingOfSaving(saving: Saving): void {
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
