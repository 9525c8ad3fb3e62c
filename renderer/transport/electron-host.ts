// The Electron host: the preload's three functions carry everything. Dialogs are calls named `shell.…`, answered by the
// main process.
import { toBase64 } from './base64.ts';
import { AppError, type ErrorValue } from '#core/errors.ts';
import type { Bridge, PageMessage } from '#electron/rpc/bridge.ts';
import type { CallOptions, Outcome, Transport } from '#electron/rpc/transport.ts';
import { fetchOriginal, type ChosenFile, type Host, type Saved } from './host.ts';

function listen(bridge: Bridge, listener: (message: PageMessage) => void): () => void {
  // Only the program sends messages over this bridge.
  return bridge.subscribe((message) => listener(message as PageMessage));
}

function ipcTransport(bridge: Bridge): Transport {
  return {
    async invoke(name: string, input: unknown, options: CallOptions): Promise<Outcome> {
      const { onProgress, signal, ...meta } = options;
      if (signal?.aborted) return { ok: false, error: new AppError('cancelled', 'errors:cancelled').value };
      const call = crypto.randomUUID();
      const end =
        onProgress &&
        listen(bridge, (message) => {
          if ('call' in message && message.call === call) onProgress(message.progress);
        });
      const cancel = (): void => void bridge.invoke('shell.cancel', { call });
      signal?.addEventListener('abort', cancel);
      try {
        return (await bridge.invoke(name, { input, call, ...meta })) as Outcome;
      } finally {
        signal?.removeEventListener('abort', cancel);
        end?.();
      }
    },
    subscribe: (listener) =>
      listen(bridge, (message) => {
        if ('news' in message) listener(message.news);
      }),
  };
}

/** The host for a page in the desktop window. */
export function electronHost(bridge: Bridge): Host {
  const shell = async <T>(name: string, input: unknown): Promise<T> => {
    const outcome = (await bridge.invoke(`shell.${name}`, input)) as Outcome<T>;
    if (outcome.ok) return outcome.value;
    const { code, key, parameters }: ErrorValue = outcome.error;
    throw new AppError(code, key, parameters);
  };
  const savedAt = (path: string): Saved => {
    const [, folder = '', name = path] = /^(.*)[\\/]([^\\/]+)$/s.exec(path) ?? [];
    return { name, folder, show: () => void shell('showSaved', { path }) };
  };
  const savers = new Set<() => Promise<unknown>>();
  listen(bridge, (message) => {
    if (!('save' in message)) return;
    // Saving may have to wait for the analyst's answer, so acknowledge the message first.
    void shell('saving', message);
    void Promise.allSettled([...savers].map((save) => save())).then(() => shell('saved', message));
  });
  return {
    kind: 'electron',
    transport: ipcTransport(bridge),
    chooseProject: (kind, suggestedName) => shell<string | null>('chooseProject', { kind, suggestedName }),
    chooseFiles: (filters, options) =>
      shell<ChosenFile[]>('chooseFiles', { filters, folder: options?.folder ?? false }),
    filesDropped: async (files) =>
      files.map(({ file, path }) => ({ reference: bridge.pathOf(file), name: path, size: file.size })),
    // The page learns paths of files only. The program finds the folder's other files beside the known one.
    folderDropped: async ({ name, knownBy }) => ({
      reference: bridge.pathOf(knownBy),
      name,
      size: knownBy.size,
    }),
    saveAs: async (suggestedName, filters, write) => {
      const path = await shell<string | null>('chooseSave', { suggestedName, filters });
      if (path === null) return null;
      await write(path);
      return savedAt(path);
    },
    original: (sourceId) => fetchOriginal(sourceId),
    saveBytes: async (suggestedName, filters, bytes) => {
      const base64 = await toBase64(bytes);
      const path = await shell<string | null>('saveBytes', { suggestedName, filters, base64 });
      return path === null ? null : savedAt(path);
    },
    beforeLeaving: (save) => {
      savers.add(save);
      return () => savers.delete(save);
    },
  };
}
