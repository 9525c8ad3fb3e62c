// The stand-in for the module 'electron', with as much of it as Concord uses. Using any other part fails.
import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { BrowserContext } from 'playwright-core';
import { StandInApp } from './app.ts';
import { StandInDialogs, StandInKeys, StandInMenu, StandInSession } from './system.ts';
import { StandInUtilityProcess } from './utility-process.ts';
import { StandInWindow, type SenderFrame } from './window.ts';

/** The sender of a message. */
export interface Sender {
  readonly sender: unknown;
  readonly senderFrame: SenderFrame | null;
}

type Handler = (event: Sender, ...args: unknown[]) => unknown;

/** Messages from the page. */
export class StandInIpc extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  /** The channels that a page may invoke. */
  get invoked(): readonly string[] {
    return [...this.#handlers.keys()];
  }

  handle(channel: string, handler: Handler): void {
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** Invokes a channel as the page does. Rejects when nobody answers or the program throws. */
  async invoke(from: Sender, channel: string, args: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return handler(from, ...args);
  }

  /** Sends a message as the page does. */
  send(from: Sender, channel: string, args: readonly unknown[]): void {
    this.emit(channel, from, ...args);
  }
}

type PageHandler = (request: Request) => Promise<Response>;

export interface Scheme {
  readonly scheme: string;
  readonly privileges: Readonly<Record<string, boolean>>;
}

export class StandInElectron {
  readonly windows: StandInWindow[] = [];
  readonly app: StandInApp;
  readonly dialogs = new StandInDialogs();
  readonly menu = new StandInMenu();
  readonly session = new StandInSession();
  readonly ipc = new StandInIpc();
  readonly context: BrowserContext;
  /** Files that were shown in the system's file manager. */
  readonly shownInFolders: string[] = [];
  schemes: readonly Scheme[] = [];
  readonly #pageHandlers = new Map<string, PageHandler>();

  constructor(context: BrowserContext, isFirst: boolean) {
    this.context = context;
    this.app = new StandInApp(this.windows, isFirst);
  }

  /** The program's answer to an address of a scheme that it handles; null for other schemes. */
  async answerPage(url: string, method: string): Promise<Response | null> {
    const handler = this.#pageHandlers.get(new URL(url).protocol.slice(0, -1));
    return handler ? handler(new Request(url, { method })) : null;
  }

  /** What `import … from 'electron'` finds. */
  module(): Readonly<Record<string, unknown>> {
    const open = (options: BrowserWindowConstructorOptions) => new StandInWindow(this, options);
    // Called with `new`; a function that returns an object gives that object.
    function BrowserWindow(options: BrowserWindowConstructorOptions) {
      return open(options);
    }
    return {
      app: this.app,
      BrowserWindow,
      dialog: this.dialogs.module,
      ipcMain: this.ipc,
      Menu: this.menu.module,
      nativeTheme: { shouldUseDarkColors: false },
      protocol: {
        registerSchemesAsPrivileged: (schemes: readonly Scheme[]) => (this.schemes = schemes),
        handle: (scheme: string, handler: PageHandler) => this.#pageHandlers.set(scheme, handler),
      },
      safeStorage: new StandInKeys(),
      screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
      session: { defaultSession: this.session },
      shell: { showItemInFolder: (path: string) => this.shownInFolders.push(path) },
      utilityProcess: StandInUtilityProcess,
    };
  }
}
