// The Chromium that the tests drive: the system's, else Playwright's own, else, on Debian as root, installed
// now. It is looked for when this file is loaded, where no test's time runs yet. The build without windows comes
// first: pages are the same in it, and a whole browser spends twice as much again on the windows that nobody sees.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { installOnDebian } from './debian.ts';

const WITHOUT_WINDOWS = 'chromium-headless-shell';
const names = [WITHOUT_WINDOWS, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

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
  installOnDebian(WITHOUT_WINDOWS);
  // An earlier Debian has the whole browser alone.
  if (find() === null) installOnDebian('chromium');
  return find();
}

const path = findOrInstall();

/** Where a Chromium lies on this machine. Throws a sentence that says what to do when there is none. */
export function chromiumPath(): string {
  if (path !== null) return path;
  throw new Error(
    `These tests drive a Chromium and found none. Install one (on Debian: apt-get install ${WITHOUT_WINDOWS}) or name it in CHROMIUM_PATH.`,
  );
}

/** Starts it without a window. Close it when done. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    ...options,
  });
}

let shared: Promise<Browser> | undefined;

/**
 * The one Chromium of this process, started where none runs: a start costs more than many a journey. Take a context of
 * your own of it, and close that; the browser ends with the process.
 */
export function sharedChromium(): Promise<Browser> {
  shared ??= launchShared();
  return shared;
}

async function launchShared(): Promise<Browser> {
  // vitest ends a process with a signal and half a second later with another, which may be too soon for Chromium to end by
  // itself: it is killed and its folder removed at once, as the process exits.
  const browser = await launchChromium({ handleSIGTERM: false });
  const exit = (): void => process.exit(143);
  process.once('SIGTERM', exit);
  // One that has crashed takes down no more than whoever was in it.
  browser.once('disconnected', () => {
    process.off('SIGTERM', exit);
    shared = undefined;
  });
  return browser;
}
