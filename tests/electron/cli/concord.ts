// The command line as a terminal runs it: its exit status and what it wrote.
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { abandonIn, inOneProgram } from './one-program.ts';

const ENGLISH = 'en_GB.UTF-8';
/** The command as it is installed, which starts in half the time that its sources need. `npm test` builds it. */
const entry = resolve(import.meta.dirname, '../../../dist/cli.js');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A browser host that a terminal started; disposing it stops it. */
export interface Serving extends Disposable {
  /** What it printed: the address that opens Concord once. */
  readonly address: string;
  /** What it has written on standard error by now. */
  complained(): string;
}

export interface Terminal extends Disposable {
  /** The folder in which the commands run. */
  readonly folder: string;
  /** Runs `concord` with these words and waits for its end, in a program that has run other commands before. */
  concord(...words: string[]): Promise<Ran>;
  /** Runs it in a process of its own, as a shell does. */
  started(...words: string[]): Promise<Ran>;
  /** Runs it in a process of its own, in a terminal of this locale, such as `zh_CN.UTF-8`. */
  concordIn(locale: string, ...words: string[]): Promise<Ran>;
  /** Runs a line as it is typed in a shell. */
  typed(line: string): Promise<Ran>;
  /** Runs it and reads what it printed as JSON. Throws what it wrote on standard error when it fails. */
  json<T>(...words: string[]): Promise<T>;
  /** Starts `concord serve` and waits for its address. Needs the pages built. */
  serve(...words: string[]): Promise<Serving>;
}

/**
 * A terminal in a new folder that goes with the test; its settings lie in the folder too. The folder begins as that of
 * `like`, where one is given: what many tests begin with is made by commands once, not for each of them.
 */
export function terminal(like?: Terminal): Terminal {
  const folder = mkdtempSync(join(tmpdir(), 'concord-terminal-'));
  if (like) cpSync(like.folder, folder, { recursive: true });

  const running = new Set<ChildProcess>();

  const environment = (locale: string) => ({
    ...process.env,
    CONCORD_HOME: join(folder, 'home'),
    LC_ALL: locale,
  });
  const start = (locale: string, words: readonly string[], program: string = process.execPath) => {
    const child = spawn(program, words, {
      cwd: folder,
      env: environment(locale),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    child.on('exit', () => running.delete(child));
    return child;
  };

  const ended = (child: ReturnType<typeof start>): Promise<Ran> =>
    new Promise((done, failed) => {
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', failed);
      child.on('close', (status) => done({ status, stdout, stderr }));
    });
  const concordIn = (locale: string, ...words: string[]): Promise<Ran> =>
    ended(start(locale, [entry, ...words]));
  const concord = (...words: string[]): Promise<Ran> =>
    inOneProgram({ entry, words, folder, environment: environment(ENGLISH) });
  const installed = `concord() { '${process.execPath}' '${entry}' "$@"; }`;

  return {
    folder,
    concord,
    started: (...words) => concordIn(ENGLISH, ...words),
    concordIn,
    typed: (line) => ended(start(ENGLISH, ['-c', `${installed}\n${line}`], 'sh')),
    json: async <T>(...words: string[]) => {
      const { status, stdout, stderr } = await concord(...words);
      if (status !== 0) throw new Error(`concord ${words.join(' ')}: ${status} ${stderr}`);
      return JSON.parse(stdout) as T;
    },
    serve: (...words) =>
      new Promise((done, failed) => {
        const child = start(ENGLISH, [entry, 'serve', '--no-open', ...words]);
        let printed = '';
        let complained = '';
        child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          printed += text;
          const address = /http:\S+/.exec(printed)?.[0];
          if (address) done({ address, complained: () => complained, [Symbol.dispose]: () => child.kill() });
        });
        child.on('close', (status) => failed(new Error(`concord serve: ${status} ${printed}${complained}`)));
      }),
    [Symbol.dispose]: () => {
      // A test that ran out of time may have left some behind.
      for (const child of running) child.kill('SIGKILL');
      abandonIn(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
