// The browser host: calls over HTTP to the program that served this page, news as a stream of lines, files as uploads
// and downloads. The one-time key in the address is traded for a token, which survives a reload.
import { AppError } from '#core/errors.ts';
import type { CallOptions, News, Outcome, Progress, Transport } from '#electron/rpc/transport.ts';
import type { DroppedFile } from './dropped-files.ts';
import { fetchOriginal, type ChosenFile, type Handed, type Host, type Saved } from './host.ts';

const TOKEN_HEADER = 'x-concord-token';
const PAGE_HEADER = 'x-concord-page';
const TOKEN_KEY = 'concord.token';
/** Browsers limit parallel requests to one host; a few must stay free for calls. */
const MAX_PARALLEL_UPLOADS = 4;

type Line = { progress: Progress } | { outcome: Outcome };

const unreachable: Outcome = {
  ok: false,
  error: new AppError('internal', 'errors:program_unreachable').value,
};

/**
 * The program answers but does not know this page: its address was opened without the key, or the program has issued
 * another since.
 */
const unknownPage: Outcome = { ok: false, error: new AppError('internal', 'errors:page_unknown').value };

/** Trades the key in the address for a token, or reuses the token of this tab. */
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
  // Pieces of an unfinished line, joined at its end: a project's records are one line of millions of characters.
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

/** The last line of a text that ends with a line end. Does not look through the lines: they may be millions of characters. */
function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
}

function httpTransport(token: string): Transport {
  // The program tells each page only what the person who works in it may see.
  const headers = {
    [TOKEN_HEADER]: token,
    [PAGE_HEADER]: crypto.randomUUID(),
    'content-type': 'application/json',
  };
  let begun: Promise<unknown> | null = null;
  /**
   * Sends a request once the previous one has started, since two at once may arrive in either order. With none under
   * way it sends at once, so that the first call need not wait.
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
      // The call itself continues; its answer says what was done by then.
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
        // Without progress the answer is read in one go, which is faster for a project's records.
        const lines = onProgress ? linesOf(answer.body) : [lastLine(await answer.text())];
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
            // The stream broke or ended. The pause below avoids hammering a program that has gone.
          }
          await new Promise((resolve) => setTimeout(resolve, 1000));
        }
      };
      void listen();
      return () => ended.abort();
    },
  };
}

/** Hands the bytes to the browser as a download. */
function download(name: string, blob: Blob): Saved {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return { name, folder: null, show: null };
}

/** The host for a page in a browser. */
export function browserHost(token: string): Host {
  const headers = { [TOKEN_HEADER]: token };
  const send = async ({ file, path }: DroppedFile, folder?: string): Promise<ChosenFile> => {
    // Each file of a folder goes to its own path in it.
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
    await Promise.all(Array.from({ length: MAX_PARALLEL_UPLOADS }, sendNext));
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
      // Every upload into a folder is answered with the folder's reference.
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
