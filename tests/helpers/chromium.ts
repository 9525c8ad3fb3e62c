// The Chromium that the tests drive: the system's, else Playwright's own.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where a Chromium lies on this machine; throws with what to do when there is none. */
export function chromiumPath(): string {
  const own = process.env['CHROMIUM_PATH'];
  if (own) return own;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .concat(chromium.executablePath())
    .find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    'These tests drive a Chromium and found none. Install one (on Debian: apt-get install chromium) or name it in CHROMIUM_PATH.',
  );
}

/** Starts it without a window. Close it when done. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}
