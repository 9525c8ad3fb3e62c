// The code whose definition is to be written at once, for requests from any screen.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const store = createStore<{ codeId: string | null }>(() => ({ codeId: null }));

/** Makes the definition of this code take the caret when it is next shown. */
export function askForDefinition(codeId: string): void {
  store.setState({ codeId });
}

function clearAsked(): void {
  store.setState({ codeId: null });
}

/** Whether the definition of a code should take the caret, and a function to call once it has. */
export function useAskedDefinition(codeId: string): readonly [boolean, () => void] {
  const asked = useStore(store, (state) => state.codeId === codeId);
  return [asked, clearAsked];
}
