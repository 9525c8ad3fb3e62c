import { useState } from 'react';
import type { CountedWords } from '#core/wordlist/counted-words.ts';
import type { Progress } from '#electron/rpc/transport.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useChoicesOfKind, type ChoicesOfKind } from '#renderer/common/counts/use-counting-choices.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import {
  firstOwnChoices,
  languagesOf,
  possibleWords,
  requestOf,
  type AskedWords,
  type OwnWordChoices,
  type WordChoices,
} from './word-choices.ts';

/** The most words of a list on the screen; of compared sides for each. Files have all. */
const MAX_WORDS = 300;

const choicesOf = derived(({ tables }, choices: WordChoices) => possibleWords(choices, tables));
const requestFor = derived(({ tables }, choices: WordChoices, language: string) =>
  requestOf(choices, language, tables),
);
const languagesIn = derived(({ tables }) => languagesOf(tables));

/** The settings of this project without what was deleted, and a function that changes them. */
export function useWordChoices(): ChoicesOfKind<OwnWordChoices> {
  const [choices, change] = useChoicesOfKind('words', firstOwnChoices);
  return [useProject(choicesOf(choices)), change];
}

/** The languages of the study's sources. */
export function useLanguages(): readonly string[] {
  return useProject(languagesIn());
}

export interface AskedList {
  readonly request: AskedWords;
  readonly answer: Answer<CountedWords>;
  /** While texts are counted for the first time; else null. */
  readonly counting: { readonly at: Progress; readonly startedAt: number } | null;
  readonly stop: () => void;
  /** Counts again after a stop; null if it was not stopped. */
  readonly goOn: (() => void) | null;
}

/** The words of one language, counted again when something changes. */
export function useWordList(choices: WordChoices, language: string): AskedList {
  const request = useProject(requestFor(choices, language));
  const [counting, setCounting] = useState<AskedList['counting']>(null);
  const [stopped, setStopped] = useState<string | null>(null);
  const key = JSON.stringify(request);
  const isStopped = stopped === key;
  const answer = useAnswer(isStopped ? null : key, async (asking) => {
    const startedAt = Date.now();
    try {
      return await asking.wordlists.count(
        { ...request, limit: MAX_WORDS },
        { onProgress: (at) => setCounting({ at, startedAt }) },
      );
    } finally {
      setCounting(null);
    }
  });
  return {
    request,
    answer,
    counting: answer.loading ? counting : null,
    stop: () => {
      setStopped(key);
      setCounting(null);
    },
    goOn: isStopped ? () => setStopped(null) : null,
  };
}
