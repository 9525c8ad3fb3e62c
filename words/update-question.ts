// The question asked before a study of an earlier version is updated.
import { bytesInWords } from './bytes-in-words.ts';
import type { Words } from './words.ts';

/** The cost of an update: seconds, the maximum size of its snapshot in bytes, and the free bytes for it. */
export interface UpdateCost {
  readonly seconds: number;
  readonly bytes: number;
  readonly free: number;
}

/** The question, its explanation, and the label of the button that goes on. `name` is the file name. */
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
