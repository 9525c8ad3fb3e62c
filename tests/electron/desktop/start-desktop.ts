// Starts the built desktop program over the stand-in, in a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createProject } from '#db/create-project.ts';
import type { Bridge } from '#electron/rpc/bridge.ts';
import { launchChromium } from '../../helpers/chromium.ts';
import { openOptions } from '../../helpers/project.ts';
import { StandInElectron } from './stand-in/electron.ts';
import { programPath, runMain } from './stand-in/module.ts';
import type { StandInWindow } from './stand-in/window.ts';

declare global {
  interface Window {
    /** What the preload exposes. */
    readonly concord?: Bridge;
  }
}

export interface DesktopOptions {
  /** Concord's own folder; a new one by default. */
  readonly home?: string;
  /** The arguments of its command line. */
  readonly args?: readonly string[];
  /** Whether it is the first instance; true by default. */
  readonly isFirst?: boolean;
}

export interface Desktop extends AsyncDisposable {
  readonly electron: StandInElectron;
  /** Concord's own folder. */
  readonly home: string;
  /** The only window. Throws when there is none. */
  readonly window: StandInWindow;
  /** The page of the window, once loaded. */
  page(): Promise<Page>;
  /** Closes the window as a person would. Resolves when the program has ended. */
  close(): Promise<void>;
}

/** Starts the program; its window is a page of `browser`. */
export async function startDesktop(browser: Browser, options: DesktopOptions = {}): Promise<Desktop> {
  const { home = newFolder(), args = [], isFirst = true } = options;
  programPath('renderer/index.html');
  const context = await browser.newContext({ locale: 'en-US' });
  const electron = new StandInElectron(context, isFirst);
  const before = { argv: process.argv, home: process.env['CONCORD_HOME'] };
  process.argv = [process.execPath, programPath('main.js'), ...args];
  process.env['CONCORD_HOME'] = home;
  try {
    await runMain(electron.module());
  } finally {
    process.argv = before.argv;
    if (before.home === undefined) delete process.env['CONCORD_HOME'];
    else process.env['CONCORD_HOME'] = before.home;
  }
  electron.app.becomeReady();
  await electron.app.whenReady();
  const close = async (): Promise<void> => {
    for (const window of electron.windows) window.close();
    await electron.app.ended;
  };
  const window = (): StandInWindow => {
    const [only] = electron.windows;
    if (!only) throw new Error('The program has no window.');
    return only;
  };
  return {
    electron,
    home,
    get window() {
      return window();
    },
    page: async () => window().loaded,
    close,
    async [Symbol.asyncDispose]() {
      if (electron.windows.length > 0) await close();
      await context.close();
      if (options.home === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}

export interface StartScreen extends AsyncDisposable {
  readonly desktop: Desktop;
  readonly page: Page;
}

/** Starts the program in a Chromium of its own and waits for its start screen. Disposing of it ends both. */
export async function startScreen(): Promise<StartScreen> {
  const browser = await launchChromium();
  try {
    const desktop = await startDesktop(browser);
    const page = await desktop.page();
    await page.getByRole('button', { name: 'New project' }).waitFor();
    return {
      desktop,
      page,
      async [Symbol.asyncDispose]() {
        await desktop[Symbol.asyncDispose]();
        await browser.close();
      },
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** A new folder for temporary files. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'concord-desktop-'));
}

/** A project file of this name in `folder`, closed. */
export function projectFile(folder: string, name: string): string {
  const path = join(folder, `${name}.concord`);
  createProject(path, { name, coderName: 'Wei' }, openOptions).close();
  return path;
}

/** Waits until the page shows the project of this name. */
export async function showsProject(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().waitFor();
}
