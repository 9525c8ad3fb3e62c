// The browser host: the same services over HTTP on 127.0.0.1. Any page on this machine can reach a port, so every
// request must name this host, come from this origin and carry the token; a page gets the token once, in exchange for
// the key in the printed address.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import type { CallOptions, News } from '../rpc/transport.ts';
import type { Session, Viewer } from '../session.ts';
import { jsonPieces } from './json-pieces.ts';
import { ORIGINAL_HEADERS, pageFile } from './page.ts';
import { peerUser } from './peer-user.ts';
import { TransferFolder } from './transfer-folder.ts';

export interface BrowserHost {
  /** The address that opens Concord; it works once. */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

function same(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const [ours, theirs] = [Buffer.from(expected), Buffer.from(given)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/**
 * Whether the request comes from another user of this machine, who is refused even with the key. If the user cannot be
 * determined, the key alone decides.
 */
function isOtherUser({ socket }: IncomingMessage): boolean {
  const user = peerUser(socket);
  return user !== null && user !== process.getuid?.();
}

const MAX_BODY_BYTES = 256 * 1024 * 1024;

/** How many characters of an answer are sent in one write. */
const CHUNK_CHARACTERS = 50_000;

/** The largest body of a request without a token, in bytes. */
const MAX_KEY_BODY_BYTES = 1024;

const keySchema = z.object({ key: z.string() });

const callSchema = z.object({
  input: z.unknown(),
  /** The page's id for the call, by which it can cancel the call and still receive its outcome. */
  call: z.string().max(100).optional(),
  as: z.string().optional(),
  person: z.string().optional(),
  group: z.string().optional(),
  withoutSnapshot: z.boolean().optional(),
});

const cancelSchema = z.object({ call: z.string() });

async function bodyOf(request: IncomingMessage, limit: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > limit) throw new AppError('invalid', 'errors:request_too_large');
    chunks.push(chunk as Buffer);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
}

/** Serves the built renderer in `pages` and the session's methods. Resolves once the server listens. */
export async function serveBrowser(
  session: Session,
  files: TransferFolder,
  options: { pages: string; port?: number; onEntered?: () => void },
): Promise<BrowserHost> {
  const token = randomBytes(32).toString('hex');
  let key: string | null = randomBytes(16).toString('hex');
  let port = 0;
  const running = new Map<string, AbortController>();
  /** Who works in each page, as of its last call. */
  const viewers = new Map<string, Viewer>();
  const pageOf = ({ headers }: IncomingMessage): string =>
    String(headers['x-concord-page'] ?? '').slice(0, 100);

  const refuse = (response: ServerResponse, status: number): void => {
    response.writeHead(status, { 'content-type': 'text/plain' }).end();
  };
  const isOurs = (request: IncomingMessage): boolean => {
    const own = [`127.0.0.1:${port}`, `localhost:${port}`];
    const { host, origin } = request.headers;
    if (!host || !own.includes(host)) return false;
    return origin === undefined || own.some((name) => origin === `http://${name}`);
  };

  const trade = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = keySchema.parse(await bodyOf(request, MAX_KEY_BODY_BYTES));
    if (key === null || !same(body.key, key) || isOtherUser(request)) return refuse(response, 403);
    key = null;
    options.onEntered?.();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ token }));
  };

  const rpc = async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    const {
      input,
      call: id,
      as,
      person,
      group,
      withoutSnapshot,
    } = callSchema.parse(await bodyOf(request, MAX_BODY_BYTES));
    const gone = new AbortController();
    if (id !== undefined) running.set(id, gone);
    viewers.set(pageOf(request), {
      ...(as === undefined ? {} : { as }),
      ...(person === undefined ? {} : { person }),
    });
    response.on('close', () => {
      if (id !== undefined) running.delete(id);
      gone.abort();
    });
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
    const call: CallOptions = {
      ...(as === undefined ? {} : { as }),
      ...(person === undefined ? {} : { person }),
      ...(group === undefined ? {} : { group }),
      ...(withoutSnapshot === undefined ? {} : { withoutSnapshot }),
      signal: gone.signal,
      onProgress: (progress) => response.write(`${JSON.stringify({ progress })}\n`),
    };
    const outcome = session.call(name, input, call);
    // The headers tell the window that the call has begun, so it may send the next one: acts take effect in the order
    // of the calls.
    response.flushHeaders();
    let line = '';
    for (const piece of jsonPieces({ outcome: await outcome })) {
      line += piece;
      if (line.length < CHUNK_CHARACTERS) continue;
      response.write(line);
      line = '';
    }
    response.end(`${line}\n`);
  };

  const cancel = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { call } = cancelSchema.parse(await bodyOf(request, MAX_KEY_BODY_BYTES));
    running.get(call)?.abort();
    response.writeHead(204).end();
  };

  const news = (request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
    const tell = (item: News): boolean => response.write(`${JSON.stringify(item)}\n`);
    // A window that reconnects must not go on with outdated data.
    tell({ type: 'project', project: session.project });
    const page = pageOf(request);
    const unsubscribe = session.subscribe(tell, () => viewers.get(page) ?? null);
    response.on('close', unsubscribe);
  };

  const upload = async (request: IncomingMessage, response: ServerResponse, { searchParams }: URL) => {
    const name = searchParams.get('name') ?? 'file';
    const folder = searchParams.get('folder');
    const { reference, path } = folder === null ? files.newUpload(name) : files.newUploadIn(folder, name);
    try {
      await pipeline(request, createWriteStream(path));
    } catch (error) {
      files.release(reference);
      throw error;
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ reference }));
  };

  const download = async (response: ServerResponse, reference: string): Promise<void> => {
    const path = files.download(reference);
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    await pipeline(createReadStream(path), response, { end: false });
    // Deleted before the response ends, so that a client that has read all of it finds the file gone.
    files.release(reference);
    response.end();
  };

  const original = (response: ServerResponse, sourceId: string): void => {
    try {
      const bytes = session.original(sourceId);
      response.writeHead(200, ORIGINAL_HEADERS).end(bytes);
    } catch {
      refuse(response, 404);
    }
  };

  const page = (response: ServerResponse, pathname: string): void => {
    const file = pageFile(options.pages, pathname);
    if (!file) return refuse(response, 404);
    response.writeHead(200, file.headers).end(readFileSync(file.path));
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isOurs(request)) return refuse(response, 403);
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    if (request.method === 'GET' && !['/news', '/download', '/original'].includes(url.pathname))
      return page(response, url.pathname);
    if (request.method === 'POST' && url.pathname === '/session') return trade(request, response);
    if (!same(request.headers['x-concord-token'], token)) return refuse(response, 401);
    if (request.method === 'POST' && url.pathname === '/cancel') return cancel(request, response);
    if (request.method === 'GET' && url.pathname === '/news') return news(request, response);
    if (request.method === 'GET' && url.pathname === '/original') {
      return original(response, url.searchParams.get('source') ?? '');
    }
    if (request.method === 'GET' && url.pathname === '/download') {
      return download(response, url.searchParams.get('reference') ?? '');
    }
    if (request.method === 'POST' && url.pathname === '/upload') {
      return upload(request, response, url);
    }
    const name = /^\/rpc\/([^/]+)$/.exec(url.pathname)?.[1];
    if (request.method === 'POST' && name) return rpc(request, response, decodeURIComponent(name));
    return refuse(response, 404);
  };

  const server: Server = createServer((request, response) => {
    handle(request, response).catch(() => {
      if (!response.headersSent) refuse(response, 400);
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;
  return {
    address: `http://127.0.0.1:${port}/#key=${key}`,
    port,
    close: () =>
      new Promise((resolve) => {
        files.clear();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
