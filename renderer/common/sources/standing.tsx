import type { SourceRecord } from '#core/records.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { standingInWords } from './standing-words.ts';

/** How a source stands: its status, with the reason where it is excluded, or what it is a duplicate of. */
export function Standing({ source }: { source: SourceRecord }) {
  const words = useWords();
  const original = useProject(({ tables }) => tables.source.get(source.duplicateOf ?? ''));
  return standingInWords(source, original, words);
}
