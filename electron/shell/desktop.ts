// The desktop program: connects one session, one window, its menu and its dialogs.
import { fileURLToPath } from 'node:url';
import { basename } from 'node:path';
import { app, dialog, Menu, session as chromium, type BrowserWindow } from 'electron';
import * as z from 'zod';
import { updateQuestion, type UpdateCost } from '#words/update-question.ts';
import { createWords, type Words } from '#words/words.ts';
import { serveIpc } from '../hosts/ipc.ts';
import { pagesFolder } from '../hosts/page.ts';
import { passwordsKept } from '../kept-passwords.ts';
import { logTo } from '../log.ts';
import { createReading } from '../reading.ts';
import type { OfferedMenu, OfferedMenus, PageMessage } from '../rpc/bridge.ts';
import { jobFor } from '../rpc/method.ts';
import type { OpenProject } from '../rpc/transport.ts';
import { Session } from '../session.ts';
import { MIN_ASIDE_BYTES } from '../study/run-job.ts';
import type { Settings } from '../settings.ts';
import { shutSession } from './closed-doors.ts';
import { dialogs, type DialogContext } from './dialogs.ts';
import { HandedFiles } from './handed-files.ts';
import { isInvitation, textOfInvitation } from './handed-invitation.ts';
import { systemKeys } from './key-store.ts';
import { LastSave } from './last-save.ts';
import { menuTemplate, offeredMenus } from './menu.ts';
import { isOurPage, servePages } from './pages.ts';
import { sentenceFor, systemWords } from './sentence.ts';
import { openProver } from '../engines/proving.ts';
import { openSalvager } from '../engines/salvaging.ts';
import { openUpdater } from '../engines/updating.ts';
import { collectWhenIdle } from '../unused-memory.ts';
import { boundYoungHeap } from '../young-heap.ts';
import { openKeeper } from '../snapshots/keeper.ts';
import { forkUtility } from './utility-process.ts';
import { bringForward, openWindow } from './window.ts';

export interface Desktop {
  /** Brings the window to the front and opens the project at the path, if there is one. */
  show(path: string | null): Promise<void>;
  /** Closes the project and ends the reader processes. */
  end(): Promise<void>;
}

interface ShellContext extends DialogContext {
  readonly offer: (menus: OfferedMenus) => void;
  readonly lastSave: LastSave;
}

const job = jobFor<ShellContext>();

/** What the page may call of the desktop program, as `shell.…`. */
const shell = {
  ...dialogs,

  /** Shows these menus, in the language of the page. */
  showMenus: job(offeredMenus, async (context, menus) => context.offer(menus)),

  /** The page has begun to save what it was asked to save. */
  saving: job(z.strictObject({ save: z.string() }), async ({ lastSave }, { save }) => lastSave.heard(save)),

  /** The page has saved it. */
  saved: job(z.strictObject({ save: z.string() }), async ({ lastSave }, { save }) => lastSave.done(save)),
};

/** Opens Concord's window. The app must be ready. */
export function openDesktop(settings: Settings): Desktop {
  boundYoungHeap();
  collectWhenIdle();
  const log = logTo(settings.folder);
  const files = new HandedFiles();
  const reading = createReading({ fork: forkUtility });
  let words = systemWords();
  let offered: readonly OfferedMenu[] = [];
  let window: BrowserWindow | null = null;
  /** What the system passed on before the page listened: a project to salvage, an invitation. */
  const waiting: PageMessage[] = [];

  const session = new Session({
    settings,
    files,
    reading,
    keeper: openKeeper({ start: forkUtility, log }),
    prover: openProver(forkUtility),
    salvager: openSalvager(forkUtility),
    updater: openUpdater(forkUtility),
    keepsTime: true,
    asideFrom: MIN_ASIDE_BYTES,
    log,
    passwords: passwordsKept(settings.folder, systemKeys),
    language: words.language,
    browsesFolders: false,
  });
  const lastSave = new LastSave((message) => host.tell(message));
  const host = serveIpc({
    session,
    shell: { shell },
    shellContext: {
      window: () => window,
      settings,
      files,
      words: () => words,
      offer: (menus) => {
        words = createWords(menus.language);
        offered = menus.menus;
        lastSave.pageThere();
        showMenu();
        tellWaiting();
      },
      lastSave,
    } satisfies ShellContext,
    log,
    isOurs: ({ sender, senderFrame }) =>
      sender === window?.webContents && senderFrame?.parent === null && isOurPage(senderFrame.url),
    pages: () => (window ? [window.webContents] : []),
    onDropped: (path) => files.letRead(path),
  });

  const showMenu = (): void => {
    const template = menuTemplate({
      platform: process.platform,
      words,
      offered,
      recent: settings.value.recent,
      forDevelopers: !app.isPackaged,
      onAction: (action) => host.tell({ action }),
      onOpen: (path) => void open(path),
      onClearRecent: () => {
        settings.change({ recent: [] });
        app.clearRecentDocuments();
        showMenu();
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };

  /** A page that has not offered its menus yet does not listen yet either. */
  const tellWaiting = (): void => {
    if (offered.length === 0) return;
    for (const message of waiting.splice(0)) host.tell(message);
  };
  const tellLater = (message: PageMessage): void => {
    waiting.push(message);
    tellWaiting();
  };

  const open = async (path: string): Promise<void> => {
    const name = basename(path);
    if (isInvitation(path)) return tellLater({ invitation: textOfInvitation(path) });
    const update = await session.call('desk.updateOf', { path });
    // The method's own answer: it was not serialised.
    const cost = update.ok ? (update.value as UpdateCost | null) : null;
    if (cost && window && !(await asksToUpdate(window, words, name, cost))) return;
    if (session.project) await lastSave.ask();
    const outcome = await session.call('desk.open', { path });
    if (!outcome.ok && outcome.error.key === 'errors:damaged_project' && window) {
      if (!(await asksToSalvage(window, words, name))) return;
      tellLater({ damaged: path });
    } else if (!outcome.ok && window) {
      await dialog.showMessageBox(window, {
        type: 'warning',
        message: words.t('menu:not_opened', { name }),
        detail: sentenceFor(words, outcome.error),
      });
    }
  };

  const onProject = (project: OpenProject | null): void => {
    if (project) app.addRecentDocument(project.path);
    window?.setRepresentedFilename(project?.path ?? '');
    // The service adds the project to the recent ones after opening it.
    setImmediate(showMenu);
  };

  shutSession(chromium.defaultSession);
  servePages(pagesFolder(), (sourceId) => session.original(sourceId));
  session.subscribe((news) => {
    if (news.type === 'project') onProject(news.project);
  });
  showMenu();
  window = openWindow({
    settings,
    preload: fileURLToPath(new URL('./preload.cjs', import.meta.url)),
    icon: fileURLToPath(new URL('../icons/linux/256x256.png', import.meta.url)),
    beforeClose: () => lastSave.ask(),
  });
  const page = window.webContents;
  page.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) host.abandon(page);
  });
  page.on('did-navigate', () => lastSave.pageGone());
  page.on('render-process-gone', (_event, { reason }) => {
    lastSave.pageGone();
    if (reason === 'clean-exit' || !window) return;
    log('window', new Error(reason));
    host.abandon(page);
    void offerAgain(window, words);
  });
  window.on('closed', () => (window = null));

  return {
    show: async (path) => {
      if (window) bringForward(window);
      if (path !== null) await open(path);
    },
    end: async () => {
      host.close();
      await session.end();
    },
  };
}

/** Asks whether to update a study of an earlier version; only the snapshot made before leads back. */
async function asksToUpdate(
  window: BrowserWindow,
  words: Words,
  name: string,
  cost: UpdateCost,
): Promise<boolean> {
  const { title, body, action } = updateQuestion(words, name, cost);
  const buttons = [action, words.t('ui:cancel')];
  const options = { type: 'question' as const, message: title, detail: body, buttons, cancelId: 1 };
  const { response } = await dialog.showMessageBox(window, { ...options, defaultId: 0 });
  return response === 0;
}

async function asksToSalvage(window: BrowserWindow, { t }: Words, name: string): Promise<boolean> {
  const buttons = [t('salvage:button'), t('ui:cancel')];
  const text = { message: t('salvage:title_damaged', { name }), detail: t('salvage:offer_damaged') };
  const options = { type: 'warning' as const, ...text, buttons, cancelId: 1, defaultId: 0 };
  const { response } = await dialog.showMessageBox(window, options);
  return response === 0;
}

async function offerAgain(window: BrowserWindow, words: Words): Promise<void> {
  const buttons = [words.t('menu:show_again'), words.t('menu:quit')];
  const options = { type: 'error' as const, message: words.t('menu:page_gone'), buttons, cancelId: 1 };
  const { response } = await dialog.showMessageBox(window, options);
  if (response === 0) window.webContents.reload();
  else app.quit();
}
