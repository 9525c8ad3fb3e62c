// The desktop window's host: the same services over Electron's messages. It accepts calls only from the page of our own
// window and refuses those of any other frame or page unread.
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { channels, type PageMessage } from '../rpc/bridge.ts';
import { dispatch, type Log } from '../rpc/dispatch.ts';
import type { MethodTable } from '../rpc/method.ts';
import type { CallOptions, Outcome } from '../rpc/transport.ts';
import type { Session, Viewer } from '../session.ts';

export interface IpcParts {
  readonly session: Session;
  /** Methods that only the desktop program has, under the noun `shell`; they are run with `shellContext`. */
  readonly shell: MethodTable;
  readonly shellContext: unknown;
  readonly log: Log;
  /** Whether a message was sent by the page of our own window. */
  readonly isOurs: (event: IpcMainEvent | IpcMainInvokeEvent) => boolean;
  /** The pages that receive news. */
  readonly pages: () => readonly WebContents[];
  /** Receives the path of a file that was dropped on the page. */
  readonly onDropped: (path: string) => void;
}

export interface IpcHost {
  /** Sends a message to every page. */
  tell(message: PageMessage): void;
  /** Cancels the calls of a page that will not receive their outcome, because it is closed or reloaded. */
  abandon(page: WebContents): void;
  /** Stops listening to all messages. */
  close(): void;
}

const payloadSchema = z.object({
  input: z.unknown(),
  call: z.string().max(100),
  as: z.string().optional(),
  person: z.string().optional(),
  group: z.string().optional(),
  withoutSnapshot: z.boolean().optional(),
});
const cancelSchema = z.object({ call: z.string() });

/** Answers the calls of our pages and sends them news. */
export function serveIpc(parts: IpcParts): IpcHost {
  const { session, shell, shellContext, log, isOurs, pages } = parts;
  const running = new Map<WebContents, Map<string, AbortController>>();
  /** Who works in the window, as of its last call. */
  let viewer: Viewer | null = null;

  const tellPage = (page: WebContents, message: PageMessage): void => {
    if (!page.isDestroyed()) page.send(channels.message, message);
  };
  const tell = (message: PageMessage): void => {
    for (const page of pages()) tellPage(page, message);
  };

  const callShell = (page: WebContents, name: string, payload: unknown): Promise<Outcome> => {
    if (name === 'shell.cancel') {
      const asked = cancelSchema.safeParse(payload);
      if (asked.success) running.get(page)?.get(asked.data.call)?.abort();
      return Promise.resolve({ ok: true, value: null });
    }
    return dispatch(shell, (method, _, input) => method.run(shellContext, input), log, name, payload, {});
  };

  const callSession = async (page: WebContents, name: string, payload: unknown): Promise<Outcome> => {
    const asked = payloadSchema.safeParse(payload);
    if (!asked.success) {
      const what = asked.error.issues[0]?.message ?? '';
      return {
        ok: false,
        error: new AppError('invalid', 'errors:invalid_input', { method: name, what }).value,
      };
    }
    const { input, call, as, person, group, withoutSnapshot } = asked.data;
    const controller = new AbortController();
    const calls = running.get(page) ?? new Map<string, AbortController>();
    running.set(page, calls.set(call, controller));
    viewer = { ...(as === undefined ? {} : { as }), ...(person === undefined ? {} : { person }) };
    const options: CallOptions = {
      ...(as === undefined ? {} : { as }),
      ...(person === undefined ? {} : { person }),
      ...(group === undefined ? {} : { group }),
      ...(withoutSnapshot === undefined ? {} : { withoutSnapshot }),
      signal: controller.signal,
      onProgress: (progress) => tellPage(page, { call, progress }),
    };
    try {
      return await session.call(name, input, options);
    } finally {
      calls.delete(call);
    }
  };

  const onCall = (event: IpcMainInvokeEvent, name: unknown, payload: unknown): Promise<Outcome> => {
    if (!isOurs(event) || typeof name !== 'string') throw new Error('refused');
    return name.startsWith('shell.')
      ? callShell(event.sender, name, payload)
      : callSession(event.sender, name, payload);
  };
  const onDropped = (event: IpcMainEvent, path: unknown): void => {
    if (isOurs(event) && typeof path === 'string') parts.onDropped(path);
  };

  ipcMain.handle(channels.call, onCall);
  ipcMain.on(channels.dropped, onDropped);
  const unsubscribe = session.subscribe(
    (news) => tell({ news }),
    () => viewer,
  );
  return {
    tell,
    abandon: (page) => {
      for (const controller of running.get(page)?.values() ?? []) controller.abort();
      running.delete(page);
    },
    close: () => {
      unsubscribe();
      ipcMain.removeHandler(channels.call);
      ipcMain.off(channels.dropped, onDropped);
    },
  };
}
