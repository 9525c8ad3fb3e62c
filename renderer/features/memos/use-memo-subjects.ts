import { useMemo } from 'react';
import type { MemoPlace } from '#electron/services/memos.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { memoSubject, type AboutSomething, type MemoSubject } from './memo-subject.ts';

const noPlaces: ReadonlyMap<string, MemoPlace> = new Map();

/** Returns a function that names the subject of a memo. */
export function useMemoSubjects(): (memo: AboutSomething) => MemoSubject {
  const words = useWords();
  const source = useProject((state) => state.tables.source);
  const respondent = useProject((state) => state.tables.respondent);
  const codebook = useProject((state) => state.codebook);
  const { value } = useAnswer('memo places', (asking) => asking.memos.places());
  const places = useMemo(
    () => (value ? new Map(value.map((place) => [place.codingId, place])) : noPlaces),
    [value],
  );
  return useMemo(
    () => (memo) => memoSubject(memo, { source, respondent, codebook }, places, words),
    [source, respondent, codebook, places, words],
  );
}
