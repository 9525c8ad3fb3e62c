// The change that somebody is about to give a reason for; the history opens it when shown.
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { noFilter, showHistory } from '#renderer/common/openers/history-filter.ts';

const asked = createStore<{ readonly group: string | null }>(() => ({ group: null }));

/** Goes to the history to give a reason for the change of this group. */
export function askWhy(group: string): void {
  asked.setState({ group });
  showHistory(noFilter);
}

/** The group of that change, or null. */
export function useAskedWhy(): string | null {
  return useStore(asked, ({ group }) => group);
}

/** Forgets the change once it is closed or another one is opened. */
export function stopAskingWhy(): void {
  asked.setState({ group: null });
}
