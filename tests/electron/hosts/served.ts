// The browser host over a real session, and raw requests to it, with headers that no browser would send.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createProject } from '#db/create-project.ts';
import { serveBrowser } from '#electron/hosts/http.ts';
import { TransferFolder } from '#electron/hosts/transfer-folder.ts';
import { createReading } from '#electron/reading.ts';
import { Session } from '#electron/session.ts';
import { Settings } from '#electron/settings.ts';
import { creationOptions } from '../../helpers/project.ts';

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Served extends AsyncDisposable {
  readonly session: Session;
  readonly port: number;
  /** The key in the printed address, which works once. */
  readonly key: string;
  /** Sends a request and reads the whole answer. */
  ask(path: string, asked?: Asked): Promise<Answer>;
  /** Sends a request and returns the answer as a stream. */
  open(path: string, asked?: Asked): Promise<IncomingMessage>;
  /** Exchanges the key for the token. */
  enter(): Promise<string>;
}

/** Serves a new project and two small pages of the test. */
export async function served(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-served-'));
  const pages = join(folder, 'pages');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Concord</title>');
  writeFileSync(join(pages, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');

  const files = new TransferFolder();
  const session = new Session({
    settings: new Settings(join(folder, 'home')),
    files,
    reading: createReading(),
    log: (_name, error) => console.error(error),
    language: 'en',
    browsesFolders: true,
  });
  const path = join(folder, 'study.concord');
  session.adopt(createProject(path, { name: 'Test study', coderName: 'Wei' }, creationOptions));
  const host = await serveBrowser(session, files, { pages });

  const open = (
    to: string,
    { method = 'GET', headers = {}, body, signal }: Asked = {},
  ): Promise<IncomingMessage> =>
    new Promise((answered, failed) => {
      const sent = request(
        { host: '127.0.0.1', port: host.port, path: to, method, headers, ...(signal ? { signal } : {}) },
        answered,
      );
      sent.on('error', failed);
      sent.end(body);
    });
  const ask = async (to: string, asked?: Asked): Promise<Answer> => {
    const answer = await open(to, asked);
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
  };
  const key = /#key=(\w+)$/.exec(host.address)?.[1] ?? '';

  return {
    session,
    port: host.port,
    key,
    open,
    ask,
    enter: async () => {
      const { body } = await ask('/session', { method: 'POST', body: JSON.stringify({ key }) });
      return (JSON.parse(body) as { token: string }).token;
    },
    [Symbol.asyncDispose]: async () => {
      await host.close();
      await session.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
