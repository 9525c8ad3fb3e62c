// The typed client over HTTP, as the page uses it: lines of progress, then the outcome.
import { createInterface } from 'node:readline';
import type { Api } from '#electron/api.ts';
import { createClient, type Client } from '#electron/rpc/client.ts';
import type { News, Outcome, Progress, Transport } from '#electron/rpc/transport.ts';
import type { Served } from './served.ts';

/** Calls the host's methods with this token. */
export function httpTransport(host: Served, token: string): Transport {
  const headers = { 'x-concord-token': token };
  return {
    invoke: async (name, input, { onProgress, signal, ...meta }) => {
      const answer = await host.open(`/rpc/${encodeURIComponent(name)}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ input, ...meta }),
        ...(signal ? { signal } : {}),
      });
      for await (const line of createInterface(answer)) {
        const message = JSON.parse(line) as { progress?: Progress; outcome?: Outcome };
        if (message.outcome) return message.outcome;
        if (message.progress) onProgress?.(message.progress);
      }
      throw new Error(`The host gave no outcome of ${name}.`);
    },
    subscribe: (listener) => {
      const ended = new AbortController();
      const hear = async (): Promise<void> => {
        const answer = await host.open('/news', { headers, signal: ended.signal });
        for await (const line of createInterface(answer)) listener(JSON.parse(line) as News);
      };
      hear().catch(() => undefined);
      return () => ended.abort();
    },
  };
}

export function httpClient(host: Served, token: string): Client<Api> {
  return createClient<Api>(httpTransport(host, token));
}
