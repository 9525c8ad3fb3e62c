// An act that somebody is about to give a reason for: the history opens it when it is shown.
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { noFilter, showHistory } from '#renderer/common/openers/history-filter.ts';

const asked = createStore<{ readonly group: string | null }>(() => ({ group: null }));

/** Goes to the history, to say why the act of this group was done. */
export function askWhy(group: string): void {
  asked.setState({ group });
  showHistory(noFilter);
}

/** The group of that act; null where nobody is asked. */
export function useAskedWhy(): string | null {
  return useStore(asked, ({ group }) => group);
}

/** It was closed, or another act was opened. */
export function stopAskingWhy(): void {
  asked.setState({ group: null });
}
