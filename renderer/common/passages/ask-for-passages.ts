import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import type { PassageRequest } from './passage-request.ts';

/**
 * Asks for the passages of a list. Without words the counting service answers from memory; with words, or for a query
 * that reads texts, a job reads the texts.
 */
export async function askForPassages(
  asking: Client<Api>,
  { request, cell, words, sided, order, query }: PassageRequest,
) {
  if (query?.isSlow) {
    const { scope, layer, denominator } = request;
    const { text, side, grouped } = query;
    const list = { order, grouped };
    const { listed } = await asking.queries.liveAside({
      text,
      side,
      request: { scope, layer, denominator },
      list,
    });
    if (listed) return listed;
  }
  const { text, side, grouped } = query ?? { text: '', side: null };
  const asked = { request, cell, sided, order, ...(query && { query: { text, side }, grouped }) };
  return words.trim() === '' ? asking.passages.list(asked) : asking.passages.holding({ ...asked, words });
}
