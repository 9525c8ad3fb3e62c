// The browser host: calls over HTTP to the program that served this page, news as a stream of lines, files as
// uploads and downloads. The one-time key in the address is traded for a token, which a reload keeps.
import { AppError } from '#core/errors.ts';
import type { CallOptions, News, Outcome, Progress, Transport } from '#electron/rpc/transport.ts';
import type { DroppedFile } from './dropped-files.ts';
import { fetchOriginal, type ChosenFile, type Handed, type Host, type Saved } from './host.ts';

const TOKEN_HEADER = 'x-concord-token';
const TOKEN_KEY = 'concord.token';
/** Fewer than browsers let run to one place at once, so that calls still get through. */
const UPLOADS_AT_ONCE = 4;

type Line = { progress: Progress } | { outcome: Outcome };

const unreachable: Outcome = {
  ok: false,
  error: new AppError('internal', 'errors:program_unreachable').value,
};

/** The program answers, but not this page: its address was opened without the key, or the program has another since. */
const unknownPage: Outcome = { ok: false, error: new AppError('internal', 'errors:page_unknown').value };

/** Trades the key in the address for a token, or takes the one this tab already has. */
export async function connect(): Promise<string> {
  const key = new URLSearchParams(location.hash.slice(1)).get('key');
  if (key) {
    history.replaceState(null, '', location.pathname);
    const answer = await fetch('/session', { method: 'POST', body: JSON.stringify({ key }) });
    if (answer.ok) {
      const { token } = (await answer.json()) as { token: string };
      sessionStorage.setItem(TOKEN_KEY, token);
    }
  }
  return sessionStorage.getItem(TOKEN_KEY) ?? '';
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  // Kept in pieces until its end comes: a project's records are one line of millions of characters.
  let begun: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const [first = '', ...others] = value.split('\n');
    begun.push(first);
    for (const next of others) {
      const line = begun.join('');
      begun = [next];
      if (line !== '') yield line;
    }
  }
}

function httpTransport(token: string): Transport {
  const headers = { [TOKEN_HEADER]: token, 'content-type': 'application/json' };
  let begun: Promise<unknown> | null = null;
  /**
   * Sends when the call before has begun: two requests on the way together may arrive in either order. Where none is on the
   * way, at once: a page that has just begun to draw itself would be waited for.
   */
  const inTurn = (send: () => Promise<Response>): Promise<Response> => {
    const answer = begun?.then(send) ?? send();
    const mine = answer.then(
      () => undefined,
      () => undefined,
    );
    begun = mine;
    void mine.then(() => {
      if (begun === mine) begun = null;
    });
    return answer;
  };
  return {
    async invoke(name: string, input: unknown, options: CallOptions): Promise<Outcome> {
      const { onProgress, signal, ...meta } = options;
      if (signal?.aborted) return { ok: false, error: new AppError('cancelled', 'errors:cancelled').value };
      const call = crypto.randomUUID();
      // The call itself goes on: what it had done by then is in its answer.
      const cancel = (): void => {
        fetch('/cancel', { method: 'POST', headers, body: JSON.stringify({ call }) }).catch(() => undefined);
      };
      signal?.addEventListener('abort', cancel);
      try {
        const body = JSON.stringify({ input, call, ...meta });
        const answer = await inTurn(() =>
          fetch(`/rpc/${encodeURIComponent(name)}`, { method: 'POST', headers, body }),
        );
        if (answer.status === 401) return unknownPage;
        if (!answer.ok || !answer.body) return unreachable;
        // Who does not ask how far it is gets the answer in one go, which is quicker with a project's records.
        const lines = onProgress
          ? linesOf(answer.body)
          : (await answer.text()).trimEnd().split('\n').slice(-1);
        for await (const line of lines) {
          const message = JSON.parse(line) as Line;
          if ('outcome' in message) return message.outcome;
          onProgress?.(message.progress);
        }
        return unreachable;
      } catch {
        return unreachable;
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    },
    subscribe(listener: (news: News) => void): () => void {
      const ended = new AbortController();
      const listen = async (): Promise<void> => {
        while (!ended.signal.aborted) {
          try {
            const answer = await fetch('/news', { headers, signal: ended.signal });
            if (answer.ok && answer.body) {
              for await (const line of linesOf(answer.body)) listener(JSON.parse(line) as News);
            }
          } catch {
            // The stream broke or was ended; the pause below keeps a lost program from being hammered.
          }
          await new Promise((resolve) => setTimeout(resolve, 1000));
        }
      };
      void listen();
      return () => ended.abort();
    },
  };
}

/** Hands the page's bytes to the browser, which keeps them where it keeps downloads. */
function download(name: string, blob: Blob): Saved {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return { name, folder: null, show: null };
}

/** The host of a page that runs in a browser. */
export function browserHost(token: string): Host {
  const headers = { [TOKEN_HEADER]: token };
  const send = async ({ file, path }: DroppedFile, folder?: string): Promise<ChosenFile> => {
    // Of a folder, each file goes to its place in it.
    const place = new URLSearchParams(folder === undefined ? { name: file.name } : { name: path, folder });
    const answer = await fetch(`/upload?${place}`, { method: 'POST', headers, body: file });
    if (!answer.ok) throw new AppError('invalid', 'errors:upload_failed', { name: file.name });
    const { reference } = (await answer.json()) as { reference: string };
    return { reference, name: path, size: file.size };
  };
  const sendAll = async (
    files: readonly DroppedFile[],
    onProgress?: Handed,
    signal?: AbortSignal,
    folder?: string,
  ): Promise<ChosenFile[]> => {
    const chosen: ChosenFile[] = [];
    let begun = 0;
    let done = 0;
    const sendNext = async (): Promise<void> => {
      const place = begun++;
      const file = files[place];
      if (!file || signal?.aborted) return;
      chosen[place] = await send(file, folder);
      onProgress?.(++done, files.length);
      await sendNext();
    };
    await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, sendNext));
    return chosen;
  };
  return {
    kind: 'browser',
    transport: httpTransport(token),
    chooseProject: null,
    chooseFiles: null,
    filesDropped: sendAll,
    folderDropped: async ({ name, files }, onProgress, signal) => {
      const within = files.map(({ file, path }) => ({ file, path: `${name}/${path}` }));
      const [first] = await sendAll(within, onProgress, signal, crypto.randomUUID());
      // Each of them is answered with the folder's reference.
      return {
        reference: first?.reference ?? '',
        name,
        size: files.reduce((sum, { file }) => sum + file.size, 0),
      };
    },
    saveAs: async (suggestedName, _filters, write) => {
      const reference = `download:${crypto.randomUUID()}/${suggestedName}`;
      await write(reference);
      const answer = await fetch(`/download?reference=${encodeURIComponent(reference)}`, { headers });
      if (!answer.ok) throw new AppError('internal', 'errors:program_unreachable');
      return download(suggestedName, await answer.blob());
    },
    original: (sourceId) => fetchOriginal(sourceId, headers),
    saveBytes: async (suggestedName, _filters, bytes) => download(suggestedName, bytes),
    beforeLeaving: (save) => {
      const onHidden = (): void => {
        if (document.visibilityState === 'hidden') void save();
      };
      document.addEventListener('visibilitychange', onHidden);
      return () => document.removeEventListener('visibilitychange', onHidden);
    },
  };
}
