// The Electron host: the two functions of the preload carry everything. Dialogs are calls like any other,
// named `shell.…` and answered by the window's own process.
import { AppError, type ErrorValue } from '#core/errors.ts';
import type { CallOptions, News, Outcome, Progress, Transport } from '#electron/rpc/transport.ts';
import type { ChosenFile, Host } from './host.ts';

/** What the preload exposes, and all it exposes. */
export interface Bridge {
  invoke(name: string, payload: unknown): Promise<unknown>;
  subscribe(listener: (message: unknown) => void): () => void;
  /** The path of a file that was dropped on the page. */
  pathOf(file: File): string;
}

type Message = { readonly news: News } | { readonly call: string; readonly progress: Progress };

function ipcTransport(bridge: Bridge): Transport {
  return {
    async invoke(name: string, input: unknown, options: CallOptions): Promise<Outcome> {
      const { onProgress, signal, ...meta } = options;
      const call = crypto.randomUUID();
      const end = bridge.subscribe((message) => {
        const news = message as Message;
        if ('call' in news && news.call === call) onProgress?.(news.progress);
      });
      const cancel = (): void => void bridge.invoke('shell.cancel', { call });
      signal?.addEventListener('abort', cancel);
      try {
        return (await bridge.invoke(name, { input, call, ...meta })) as Outcome;
      } finally {
        signal?.removeEventListener('abort', cancel);
        end();
      }
    },
    subscribe: (listener) =>
      bridge.subscribe((message) => {
        const news = message as Message;
        if ('news' in news) listener(news.news);
      }),
  };
}

/** The host of a page in the desktop window. */
export function electronHost(bridge: Bridge): Host {
  const shell = async <T>(name: string, input: unknown): Promise<T> => {
    const outcome = (await bridge.invoke(`shell.${name}`, input)) as Outcome<T>;
    if (outcome.ok) return outcome.value;
    const { code, key, parameters }: ErrorValue = outcome.error;
    throw new AppError(code, key, parameters);
  };
  return {
    kind: 'electron',
    transport: ipcTransport(bridge),
    chooseProject: (kind, suggestedName) => shell<string | null>('chooseProject', { kind, suggestedName }),
    chooseFiles: (filters, options) =>
      shell<ChosenFile[]>('chooseFiles', { filters, folder: options?.folder ?? false }),
    filesDropped: async (files) =>
      files.map(({ file, path }) => ({ reference: bridge.pathOf(file), name: path, size: file.size })),
    saveAs: async (suggestedName, filters, write) => {
      const path = await shell<string | null>('chooseSave', { suggestedName, filters });
      if (path === null) return false;
      await write(path);
      return true;
    },
    saveBytes: async (suggestedName, filters, bytes) => {
      const base64 = await toBase64(bytes);
      return shell<boolean>('saveBytes', { suggestedName, filters, base64 });
    },
  };
}

function toBase64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(blob);
  });
}
