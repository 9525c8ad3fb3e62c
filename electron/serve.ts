// The entry of the browser host: serves Concord on 127.0.0.1 until it is stopped.
import { spawn } from 'node:child_process';
import { openStore } from '#db/open.ts';
import type { Language } from '#words/words.ts';
import { clearAtStart } from './clear-leftovers.ts';
import { serveBrowser, TransferFolder, type BrowserHost } from './hosts/http.ts';
import { pagesFolder } from './hosts/page.ts';
import { logTo } from './log.ts';
import { createReading } from './reading.ts';
import { openOptions } from './services/desk.ts';
import { Session } from './session.ts';
import { Settings } from './settings.ts';
import { openKeeper } from './snapshots/keeper.ts';

export interface ServeOptions {
  /** A project to open at once; without one, the start screen shows. */
  readonly project?: string;
  readonly port?: number;
  readonly language: Language;
}

export interface Served extends BrowserHost {
  readonly session: Session;
}

/** Starts the browser host. Throws when the project cannot be opened or the port is taken. */
export async function serve(options: ServeOptions): Promise<Served> {
  const pages = pagesFolder();
  const settings = new Settings();
  clearAtStart(settings);
  const files = new TransferFolder();
  const session = new Session({
    settings,
    files,
    reading: createReading(),
    keeper: openKeeper(),
    keepsTime: true,
    log: logTo(settings.folder),
    language: options.language,
    browsesFolders: true,
  });
  try {
    if (options.project !== undefined) {
      const project = session.adopt(openStore(options.project, openOptions(settings, session.now())));
      settings.remember({ path: project.path, name: project.name, openedAt: session.now() });
    }
    const host = await serveBrowser(session, files, {
      pages,
      ...(options.port === undefined ? {} : { port: options.port }),
    });
    return {
      ...host,
      session,
      close: async () => {
        await host.close();
        await session.end();
      },
    };
  } catch (error) {
    files.clear();
    await session.end();
    throw error;
  }
}

/** Opens an address in the person's browser; says nothing when there is none. */
export function openInBrowser(address: string): void {
  const [command, ...rest] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : ['xdg-open'];
  const child = spawn(command ?? 'xdg-open', [...rest, address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
