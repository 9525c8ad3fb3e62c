// The command line as a terminal runs it: a process of its own, its exit status and what it wrote.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const entry = resolve(import.meta.dirname, '../../../electron/cli.ts');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Terminal extends Disposable {
  /** An empty folder, in which the commands run. */
  readonly folder: string;
  /** Runs `concord` with these words and waits for its end. */
  concord(...words: string[]): Promise<Ran>;
  /** Runs it and reads what it printed as JSON. Throws what it wrote on standard error when it fails. */
  json<T>(...words: string[]): Promise<T>;
}

/** The environment of a person who writes English and has settings of their own. */
export function environment(home: string): NodeJS.ProcessEnv {
  return { ...process.env, CONCORD_HOME: home, LC_ALL: 'en_GB.UTF-8' };
}

/** Starts `concord` in `folder`; its settings lie beside it. */
export function start(folder: string, home: string, words: readonly string[]) {
  return spawn(process.execPath, [entry, ...words], {
    cwd: folder,
    env: environment(home),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A terminal in a new folder that goes with the test. */
export function terminal(): Terminal {
  const base = mkdtempSync(join(tmpdir(), 'concord-terminal-'));
  const home = join(base, 'home');
  const concord = (...words: string[]): Promise<Ran> =>
    new Promise((done, failed) => {
      const child = start(base, home, words);
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', failed);
      child.on('close', (status) => done({ status, stdout, stderr }));
    });
  return {
    folder: base,
    concord,
    json: async <T>(...words: string[]) => {
      const { status, stdout, stderr } = await concord(...words);
      if (status !== 0) throw new Error(`concord ${words.join(' ')}: ${status} ${stderr}`);
      return JSON.parse(stdout) as T;
    },
    [Symbol.dispose]: () => rmSync(base, { recursive: true, force: true }),
  };
}
