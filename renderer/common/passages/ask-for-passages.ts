import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import type { PassageRequest } from './passage-request.ts';

/** The passages that a list is of. Without words they are counted at once; with words, texts are read for it beside all else. */
export function askForPassages(asking: Client<Api>, { request, cell, words, sided, order }: PassageRequest) {
  const asked = { request, cell, sided, order };
  return words.trim() === '' ? asking.passages.list(asked) : asking.passages.holding({ ...asked, words });
}
