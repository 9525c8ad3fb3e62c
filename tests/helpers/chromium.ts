// Finds the Chromium that the tests drive: the system's, else Playwright's own, else, on Debian as root, one installed
// now. The search happens when this file is loaded, before the time limit of a test runs. The headless build comes
// first: it shows the same pages and spends half the processor time of a full browser.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { installOnDebian } from './debian.ts';

const HEADLESS_CHROMIUM = 'chromium-headless-shell';
const names = [HEADLESS_CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function find(): string | null {
  const own = process.env['CHROMIUM_PATH'];
  if (own) return existsSync(own) ? own : null;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

function findOrInstall(): string | null {
  const found = find();
  if (found !== null || process.env['CHROMIUM_PATH']) return found;
  installOnDebian(HEADLESS_CHROMIUM);
  // Earlier Debian releases package the full browser only.
  if (find() === null) installOnDebian('chromium');
  return find();
}

const path = findOrInstall();

/** The path of a Chromium on this machine. Throws an error that says what to do when there is none. */
export function chromiumPath(): string {
  if (path !== null) return path;
  throw new Error(
    `These tests drive a Chromium and found none. Install one (on Debian: apt-get install ${HEADLESS_CHROMIUM}) or name it in CHROMIUM_PATH.`,
  );
}

/** Starts a headless Chromium. Close it when done. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    ...options,
  });
}

let shared: Promise<Browser> | undefined;

/**
 * The Chromium that all tests of this process share, started on first use because a start takes longer than many tests.
 * Open a browser context of your own and close that context; the browser ends with the process.
 */
export function sharedChromium(): Promise<Browser> {
  shared ??= launchShared();
  return shared;
}

async function launchShared(): Promise<Browser> {
  // vitest ends a process with one signal and, half a second later, with a second one. Chromium may need longer to shut
  // down by itself, so exiting the process kills it and removes its folder.
  const browser = await launchChromium({ handleSIGTERM: false });
  const exit = (): void => process.exit(143);
  process.once('SIGTERM', exit);
  // A crash fails only the test that was using the browser: the next test starts a new one.
  browser.once('disconnected', () => {
    process.off('SIGTERM', exit);
    shared = undefined;
  });
  return browser;
}
