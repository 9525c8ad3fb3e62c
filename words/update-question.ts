// What is asked before a study of an earlier version is updated.
import { bytesInWords } from './bytes-told.ts';
import type { Words } from './words.ts';

/** What that would take: seconds, bytes of a snapshot at most, and bytes that are free for it. */
export interface UpdateCost {
  readonly seconds: number;
  readonly bytes: number;
  readonly free: number;
}

/** The question, what stands below it, and the answer that goes on. `name` is that of the file. */
export function updateQuestion(
  words: Words,
  name: string,
  { seconds, bytes, free }: UpdateCost,
): { readonly title: string; readonly body: string; readonly action: string } {
  const { t } = words;
  return {
    title: t('snapshots:update_title', { name }),
    body: t('snapshots:update_body', {
      count: seconds,
      size: bytesInWords(bytes, words),
      free: bytesInWords(free, words),
    }),
    action: t('snapshots:update_action'),
  };
}
