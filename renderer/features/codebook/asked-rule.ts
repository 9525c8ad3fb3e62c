// The code whose rule is to be written at once, wherever that was asked.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const store = createStore<{ codeId: string | null }>(() => ({ codeId: null }));

/** The next time that the rule of this code is shown it takes the caret. */
export function askForRule(codeId: string): void {
  store.setState({ codeId });
}

function told(): void {
  store.setState({ codeId: null });
}

/** Whether the caret is wanted in the rule of a code, and how to say that it is there. */
export function useAskedRule(codeId: string): readonly [boolean, () => void] {
  const asked = useStore(store, (state) => state.codeId === codeId);
  return [asked, told];
}
