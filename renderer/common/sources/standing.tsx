import type { SourceRecord } from '#core/records.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { originalIn, standingInWords } from './standing-words.ts';

/** The status of a source, with the reason if it is excluded, or its original if it is a duplicate. */
export function Standing({ source }: { source: SourceRecord }) {
  const words = useWords();
  const original = useProject(({ tables }) => originalIn(tables, source));
  return standingInWords(source, original, words);
}
