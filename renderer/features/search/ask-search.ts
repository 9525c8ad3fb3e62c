// Opens search from anywhere, by key or from the palette. The search field then takes the focus.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { projectStore } from '#renderer/state/project.ts';
import { show, workspaceStore } from '#renderer/state/workspace.ts';
import { everywhere, firstChoices, type SearchChoices } from './search-choices.ts';

const store = createStore<{ readonly asked: number }>(() => ({ asked: 0 }));

/** Rises each time search is asked for. */
export function useSearchAsked(): number {
  return useStore(store, ({ asked }) => asked);
}

/** The longest selection taken as search words, in UTF-16 units. */
const MAX_SELECTED_LENGTH = 100;

/** The text selected on the page if it can be searched for; else empty. */
function selectedWords(): string {
  const selected = String(getSelection()).trim();
  return selected.length <= MAX_SELECTED_LENGTH && !selected.includes('\n') ? selected : '';
}

/** Goes to Search with `words` if given, else with the selected text, else as it was left. */
export function askSearch(words: string = selectedWords()): void {
  if (words !== '') {
    const name = `search ${projectStore.getState().open?.path ?? ''}`;
    workspaceStore.setState(({ choices }) => {
      const before = (choices[name] as Partial<SearchChoices> | undefined) ?? {};
      const { matching } = { ...firstChoices, ...before };
      const next: Partial<SearchChoices> = {
        ...before,
        ...everywhere,
        text: words,
        // A selection is not a regular expression.
        matching: matching === 'pattern' ? 'anywhere' : matching,
      };
      return { choices: { ...choices, [name]: next } };
    });
  }
  show('search');
  store.setState(({ asked }) => ({ asked: asked + 1 }));
}
