import type { SourceRecord } from '#core/records.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { Words } from '#words/words.ts';
import { sourceFacts } from './source-line.ts';

const factsOf = derived(({ tables }, source: SourceRecord, words: Words) =>
  sourceFacts(source, tables, words),
);

/** See `sourceFacts`. */
export function useSourceFacts(source: SourceRecord): string[] {
  const words = useWords();
  return useProject(factsOf(source, words));
}
