import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import type { PassageRequest } from './passage-request.ts';

/**
 * Asks for the passages of a list. Without words the counting service answers from memory; with words a job reads the
 * texts.
 */
export function askForPassages(asking: Client<Api>, { request, cell, words, sided, order }: PassageRequest) {
  const asked = { request, cell, sided, order };
  return words.trim() === '' ? asking.passages.list(asked) : asking.passages.holding({ ...asked, words });
}
