import { useMemo } from 'react';
import { createWords, languageFor, type Language, type Words } from '#words/words.ts';
import { useChoice, useWorkspace, workspaceStore } from './workspace.ts';
import type { WorkspaceState } from './workspace-state.ts';

const made = new Map<string, Words>();

function wordsOf(language: Language, codebookLanguage: Language): Words {
  const key = `${language} ${codebookLanguage}`;
  let words = made.get(key);
  if (!words) made.set(key, (words = createWords(language, codebookLanguage)));
  return words;
}

function chosen(language: 'system' | Language): Language {
  return language === 'system' ? languageFor(navigator.language) : language;
}

/** Which language's code names stand first: that of the interface, or a fixed one. */
export type CodebookLanguageChoice = 'interface' | Language;

/** The language setting for code names, with its setter. */
export function useCodebookLanguage(): readonly [
  CodebookLanguageChoice,
  (choice: CodebookLanguageChoice) => void,
] {
  return useChoice<CodebookLanguageChoice>(CODEBOOK_LANGUAGE, 'interface');
}

const CODEBOOK_LANGUAGE = 'app.codebook_language';

function codebookLanguageIn({ choices, language }: WorkspaceState): Language {
  const choice = (choices[CODEBOOK_LANGUAGE] ?? 'interface') as CodebookLanguageChoice;
  return choice === 'interface' ? chosen(language) : choice;
}

/** The words of the person's language; the component renders again when it changes. */
export function useWords(): Words {
  const language = useWorkspace((state) => chosen(state.language));
  const codebookLanguage = useWorkspace(codebookLanguageIn);
  return useMemo(() => wordsOf(language, codebookLanguage), [language, codebookLanguage]);
}

/** The same outside components. */
export function currentWords(): Words {
  const state = workspaceStore.getState();
  return wordsOf(chosen(state.language), codebookLanguageIn(state));
}
