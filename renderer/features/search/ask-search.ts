// Searching is asked for from anywhere: by a key, from the palette. The field then has the keyboard.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { projectStore } from '#renderer/state/project.ts';
import { show, workspaceStore } from '#renderer/state/workspace.ts';
import { everywhere, firstChoices, type SearchChoices } from './search-choices.ts';

const store = createStore<{ readonly asked: number }>(() => ({ asked: 0 }));

/** Rises each time the search is asked for. */
export function useSearchAsked(): number {
  return useStore(store, ({ asked }) => asked);
}

/** The longest selection that is taken for words to search for, in UTF-16 units. */
const LONGEST = 100;

/** What is selected on the page, where it may be searched for. */
function selectedWords(): string {
  const selected = String(getSelection()).trim();
  return selected.length <= LONGEST && !selected.includes('\n') ? selected : '';
}

/** Goes to the search; for `words` where there are some, else for what is selected, else as it was left. */
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
        // A selection is no pattern.
        matching: matching === 'pattern' ? 'anywhere' : matching,
      };
      return { choices: { ...choices, [name]: next } };
    });
  }
  show('search');
  store.setState(({ asked }) => ({ asked: asked + 1 }));
}
