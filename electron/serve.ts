// The entry of the browser host: serves Concord on 127.0.0.1 until it is stopped.
import { spawn } from 'node:child_process';
import { fstatSync } from 'node:fs';
import { openStore } from '#db/open.ts';
import { createWords, type Language } from '#words/words.ts';
import { clearAtStart } from './clear-leftovers.ts';
import { updateFirst } from './hosts/commands/update-first.ts';
import { serveBrowser, type BrowserHost } from './hosts/http.ts';
import { TransferFolder } from './hosts/transfer-folder.ts';
import { writeOpeningPage, type OpeningPage } from './hosts/opening-page.ts';
import { pagesFolder } from './hosts/page.ts';
import { logTo } from './log.ts';
import { createReading } from './reading.ts';
import { openOptions } from './services/desk.ts';
import { Session } from './session.ts';
import { MIN_ASIDE_BYTES } from './study/run-job.ts';
import { Settings } from './settings.ts';
import { openKeeper } from './snapshots/keeper.ts';
import { boundYoungHeap } from './young-heap.ts';

export interface ServeOptions {
  /** The project to open at once; without one, the start screen appears. */
  readonly project?: string;
  readonly port?: number;
  readonly language: Language;
}

export interface Served extends BrowserHost {
  readonly session: Session;
  /**
   * Lets the person in; with `opens`, opens their browser. Returns what to print: the address, or, if the output goes
   * to a file that others may read, the path of a page that only the person can open.
   */
  letIn(opens: boolean): string;
}

/** After how many milliseconds an unused opening page is removed. */
const OPENING_PAGE_TIMEOUT_MS = 60_000;

/** Starts the browser host. Throws if the project cannot be opened or the port is taken. */
export async function serve(options: ServeOptions): Promise<Served> {
  boundYoungHeap();
  const pages = pagesFolder();
  const settings = new Settings();
  clearAtStart(settings);
  const files = new TransferFolder();
  const log = logTo(settings.folder);
  const session = new Session({
    settings,
    files,
    reading: createReading(),
    keeper: openKeeper({ log }),
    keepsTime: true,
    asideFrom: MIN_ASIDE_BYTES,
    log,
    language: options.language,
    browsesFolders: true,
  });
  try {
    if (options.project !== undefined) {
      const opening = openOptions(settings, session.now());
      await updateFirst(options.project, opening, settings, createWords(options.language));
      const project = session.adopt(openStore(options.project, { ...opening, proof: 'later' }));
      settings.remember({ path: project.path, name: project.name, openedAt: session.now() });
    }
    let page: OpeningPage | null = null;
    const removePage = (): void => page?.remove();
    const host = await serveBrowser(session, files, {
      pages,
      onEntered: removePage,
      ...(options.port === undefined ? {} : { port: options.port }),
    });
    return {
      ...host,
      session,
      letIn: (opens) => {
        const isLogged = fstatSync(1).isFile();
        if (!opens && !isLogged) return host.address;
        page = writeOpeningPage(host.address, createWords(options.language).t('menu:opening_page'));
        if (opens) openInBrowser(page.path);
        if (isLogged) return page.path;
        setTimeout(removePage, OPENING_PAGE_TIMEOUT_MS).unref();
        return host.address;
      },
      close: async () => {
        removePage();
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

/** Opens a file in the person's browser, if there is one. */
function openInBrowser(path: string): void {
  const [command, ...rest] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : ['xdg-open'];
  const child = spawn(command ?? 'xdg-open', [...rest, path], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
