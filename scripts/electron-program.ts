// Electron's npm package comes without its program, which is downloaded at most once a day and never by a test.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How long a download may take, and how long a failure is remembered, in milliseconds. */
const DOWNLOAD_TIMEOUT_MS = 60_000;
const REFUSAL_MS = 24 * 60 * 60 * 1000;

/** Electron's program in `root`, complete and of the required version; null if there is none. */
export function electronProgram(root: string): string | null {
  const folder = join(root, 'node_modules', 'electron');
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    // The installer writes this file last, so an interrupted download leaves none.
    const name = readFileSync(join(folder, 'path.txt'), 'utf8');
    const path = join(folder, 'dist', name);
    const there = readFileSync(join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    return there === version && existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** Whether a download failed less than a day before `now` (milliseconds). */
export function wasRefused(root: string, now: number): boolean {
  try {
    return now - Date.parse(readFileSync(refusalFile(root), 'utf8')) < REFUSAL_MS;
  } catch {
    return false;
  }
}

/** Downloads the program, without output. Resolves to null, and remembers the failure, if it cannot be had. */
export async function fetchElectron(root: string): Promise<string | null> {
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return null;
  await new Promise<void>((resolve) => {
    const child = spawn(process.execPath, [installer], {
      cwd: root,
      stdio: 'ignore',
      timeout: DOWNLOAD_TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const program = electronProgram(root);
  if (program === null) {
    mkdirSync(dirname(refusalFile(root)), { recursive: true });
    writeFileSync(refusalFile(root), new Date().toISOString());
  }
  return program;
}

function refusalFile(root: string): string {
  return join(root, 'node_modules', '.cache', 'concord-electron-refused');
}
