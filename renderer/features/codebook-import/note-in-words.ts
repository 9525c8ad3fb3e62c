import type { ImportNote } from '#core/codebook-import/incoming.ts';
import type { Words } from '#words/words.ts';

/** What is to be known of a file or a code, as a sentence. */
export function noteInWords({ t }: Words, { key, parameters }: ImportNote): string {
  return t(key, { ...parameters });
}
