import { useMemo } from 'react';
import { createWords, languageFor, type Language, type Words } from '#words/words.ts';
import { useWorkspace, workspaceStore } from './workspace.ts';

const made = new Map<Language, Words>();

function wordsOf(language: Language): Words {
  let words = made.get(language);
  if (!words) made.set(language, (words = createWords(language)));
  return words;
}

function chosen(language: 'system' | Language): Language {
  return language === 'system' ? languageFor(navigator.language) : language;
}

/** The words of the person's language; the component renders again when it changes. */
export function useWords(): Words {
  const language = useWorkspace((state) => chosen(state.language));
  return useMemo(() => wordsOf(language), [language]);
}

/** The same outside of components. */
export function currentWords(): Words {
  return wordsOf(chosen(workspaceStore.getState().language));
}
