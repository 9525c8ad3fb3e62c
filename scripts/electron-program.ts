// Electron's npm package comes without its program, which is fetched at most once a day and never by a test.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The longest that fetching may take, and how long a refusal is remembered, in milliseconds. */
const PATIENCE = 60_000;
const REFUSAL = 24 * 60 * 60 * 1000;

/** Electron's program in `root`, complete and of the version that is asked for; null where it is not. */
export function electronProgram(root: string): string | null {
  const folder = join(root, 'node_modules', 'electron');
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    // Written last by the installer, so that a fetch which broke off leaves none.
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

/** Whether fetching was refused less than a day before `now` (milliseconds). */
export function wasRefused(root: string, now: number): boolean {
  try {
    return now - Date.parse(readFileSync(refusalFile(root), 'utf8')) < REFUSAL;
  } catch {
    return false;
  }
}

/** Fetches the program, quietly. Resolves to null, and remembers that, where it cannot be had. */
export async function fetchElectron(root: string): Promise<string | null> {
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return null;
  await new Promise<void>((resolve) => {
    const child = spawn(process.execPath, [installer], {
      cwd: root,
      stdio: 'ignore',
      timeout: PATIENCE,
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
