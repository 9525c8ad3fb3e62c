// Electron's window, shown as a page of a real Chromium. Chromium refuses `app://`, so the page has an https address
// that stands for it; the answers of the program's handler, headers included, are served there.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { BrowserContext, Frame, Page, Route } from 'playwright-core';
import { preloadScript } from './preload-world.ts';
import { prevented } from './system.ts';
import type { StandInElectron } from './electron.ts';

const APP = 'app://concord/';
const SERVED = 'https://concord.test/';

function asApp(address: string): string {
  return address.startsWith(SERVED) ? APP + address.slice(SERVED.length) : address;
}

function asServed(address: string): string {
  return address.startsWith(APP) ? SERVED + address.slice(APP.length) : address;
}

/** A frame, as the program sees the sender of a message. */
export interface SenderFrame {
  readonly url: string;
  /** Null for the frame that fills the window. */
  readonly parent: SenderFrame | null;
}

export class StandInContents extends EventEmitter {
  readonly mainFrame: SenderFrame;
  webRtcPolicy = 'default';
  opensWindows = true;
  #isDestroyed = false;
  #page: Page | null = null;
  #saying: Promise<unknown> = Promise.resolve();

  constructor() {
    super();
    const address = () => asApp(this.#page?.url() ?? '');
    this.mainFrame = {
      parent: null,
      get url() {
        return address();
      },
    };
  }

  show(page: Page): void {
    this.#page = page;
  }

  frameOf(frame: Frame): SenderFrame {
    if (frame === frame.page().mainFrame()) return this.mainFrame;
    return { url: asApp(frame.url()), parent: this.mainFrame };
  }

  setWindowOpenHandler(handler: () => { action: 'deny' | 'allow' }): void {
    this.opensWindows = handler().action === 'allow';
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }

  send(channel: string, ...args: unknown[]): void {
    const say = async (): Promise<void> => {
      await this.#page?.evaluate(
        ([name, all]) => {
          const carrier = window as unknown as { standInHear?: (name: string, all: unknown[]) => void };
          carrier.standInHear?.(name, all);
        },
        [channel, args] as const,
      );
    };
    // One after another, as messages arrive. A page that has gone hears nothing.
    this.#saying = this.#saying.then(say).catch(() => undefined);
  }

  reload(): void {
    // Ends with the page if that is closed meanwhile.
    this.#page?.reload().catch(() => undefined);
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.emit('destroyed');
    void this.#page?.close();
  }
}

export class StandInWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new StandInContents();
  /** Resolves to the page once it is loaded. */
  readonly loaded: Promise<Page>;
  isShown = false;
  focused = 0;
  file = '';
  /** Requests of the page to a network: those refused, and those that would have got through. */
  readonly refused: string[] = [];
  readonly escaped: string[] = [];
  /** Violations of the page's content security policy, and errors of its scripts. */
  readonly complaints: string[] = [];
  readonly #electron: StandInElectron;
  #bounds: Rectangle;
  #isMaximized = false;
  #isDestroyed = false;
  #isLoading = false;
  /** Whether a new document is on its way to the window. */
  #isNavigating = false;
  #tellLoaded: (page: Page) => void = () => undefined;

  constructor(electron: StandInElectron, options: BrowserWindowConstructorOptions) {
    super();
    this.#electron = electron;
    this.options = options;
    const { x = 100, y = 100, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.loaded = new Promise((resolve) => (this.#tellLoaded = resolve));
    electron.windows.push(this);
    electron.app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(address: string): Promise<void> {
    const { context } = this.#electron;
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.setViewportSize({ width: this.#bounds.width, height: this.#bounds.height });
    this.webContents.show(page);
    await this.#join(page);
    await this.#route(page, context);
    this.#isLoading = true;
    await page.goto(asServed(address));
    this.#isLoading = false;
    this.emit('ready-to-show');
    this.#tellLoaded(page);
  }

  async #join(page: Page): Promise<void> {
    const { ipc } = this.#electron;
    await page.exposeBinding('standInInvoke', async ({ frame }, channel: string, args: string) =>
      JSON.stringify((await ipc.invoke(this.#event(frame), channel, JSON.parse(args) as unknown[])) ?? null),
    );
    await page.exposeBinding('standInSend', ({ frame }, channel: string, args: string) => {
      ipc.send(this.#event(frame), channel, JSON.parse(args) as unknown[]);
    });
    await page.exposeBinding('standInBreach', (_source, what: string) => {
      this.complaints.push(what);
    });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        const carrier = window as unknown as { standInBreach(what: string): void };
        carrier.standInBreach(`${violatedDirective} ${blockedURI}`);
      });
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('framenavigated', (frame) => {
      // Playwright also tells of `history.pushState`, which is no `did-navigate` in Electron.
      if (frame !== page.mainFrame() || !this.#isNavigating) return;
      this.#isNavigating = false;
      this.webContents.emit('did-navigate', {}, asApp(frame.url()));
    });
    const preload = this.options.webPreferences?.preload;
    if (preload) await page.addInitScript(preloadScript(readFileSync(preload, 'utf8')));
  }

  async #route(page: Page, context: BrowserContext): Promise<void> {
    context.on('page', (opened) => {
      if (opened !== page && !this.webContents.opensWindows) void opened.close();
    });
    await page.route('**/*', (route) => this.#answer(route));
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = asApp(request.url());
    if (request.isNavigationRequest() && !this.#mayNavigate(url, request.frame())) {
      return route.abort('aborted');
    }
    if (!this.#electron.session.allows(url)) {
      this.refused.push(url);
      return route.abort('blockedbyclient');
    }
    const response = await this.#electron.answerPage(url, request.method());
    if (!response) {
      this.escaped.push(url);
      return route.abort('failed');
    }
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  #mayNavigate(url: string, frame: Frame): boolean {
    const isMainFrame = frame === frame.page().mainFrame();
    if (!this.#isLoading) {
      const fields = { url, isMainFrame, isSameDocument: false };
      const { webContents } = this;
      if (prevented((event) => webContents.emit('will-frame-navigate', event), fields)) return false;
      if (isMainFrame && prevented((event) => webContents.emit('will-navigate', event), fields)) return false;
    }
    this.#isNavigating ||= isMainFrame;
    this.webContents.emit('did-start-navigation', { url, isMainFrame, isSameDocument: false });
    return true;
  }

  #event(frame: Frame) {
    return { sender: this.webContents, senderFrame: this.webContents.frameOf(frame) };
  }

  getNormalBounds(): Rectangle {
    return this.#bounds;
  }

  setBounds(bounds: Rectangle): void {
    this.#bounds = bounds;
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  maximize(): void {
    this.#isMaximized = true;
  }

  isMinimized(): boolean {
    return false;
  }

  show(): void {
    this.isShown = true;
  }

  focus(): void {
    this.focused += 1;
  }

  setRepresentedFilename(file: string): void {
    this.file = file;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  close(): void {
    if (!prevented((event) => this.emit('close', event))) this.destroy();
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.webContents.destroy();
    this.#electron.windows.splice(this.#electron.windows.indexOf(this), 1);
    this.emit('closed');
    this.#electron.app.onWindowClosed();
  }
}
