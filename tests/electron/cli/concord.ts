// Runs the command line as a terminal does and returns its exit status and output.
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { abandonIn, inOneProgram } from './one-program.ts';

const ENGLISH = 'en_GB.UTF-8';
/** The installed command, which starts in half the time that its sources take. `npm test` builds it. */
const entry = resolve(import.meta.dirname, '../../../dist/cli.js');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Begun {
  /** Presses Ctrl-C. */
  interrupt(): void;
  readonly end: Promise<Ran>;
}

/** A browser host that a terminal started; disposing of it stops it. */
export interface Serving extends Disposable {
  /** The address that it printed, which opens Concord once. */
  readonly address: string;
  /** What it has written to standard error so far. */
  complained(): string;
}

export interface Terminal extends Disposable {
  /** The folder in which the commands run. */
  readonly folder: string;
  /** Runs `concord` with these arguments, in a process that has run other commands before, and waits for its end. */
  concord(...words: string[]): Promise<Ran>;
  /** Runs `concord` in a process of its own, as a shell does. */
  started(...words: string[]): Promise<Ran>;
  /** The same, while one can interrupt it. */
  begun(...words: string[]): Begun;
  /** Like `concord`, in a terminal with this locale, such as `zh_CN.UTF-8`. */
  concordIn(locale: string, ...words: string[]): Promise<Ran>;
  /** Runs the `concord` of a line that a shell reads. */
  typed(line: string): Promise<Ran>;
  /** Runs `concord` and parses its output as JSON. Throws its standard error when it fails. */
  json<T>(...words: string[]): Promise<T>;
  /** Starts `concord serve` and waits for its address. Needs the pages built. */
  serve(...words: string[]): Promise<Serving>;
}

/**
 * A terminal in a new folder, which holds its settings too and is removed after the test. The folder starts as a copy
 * of that of `like`, if given, so that commands prepare shared contents only once.
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
    inOneProgram({ entry, words, folder, environment: environment(locale) });
  const concord = (...words: string[]): Promise<Ran> => concordIn(ENGLISH, ...words);
  /** A `concord` that prints its words, each ended by a null character, so that a shell does nothing but read the line. */
  const echo = `concord() { printf '%s\\0' "$@"; }`;
  const typed = async (line: string): Promise<Ran> => {
    const read = await ended(start(ENGLISH, ['-c', `${echo}\n${line}`], 'sh'));
    return read.status === 0 && read.stderr === ''
      ? await concord(...read.stdout.split('\0').slice(0, -1))
      : read;
  };

  return {
    folder,
    concord,
    started: (...words) => ended(start(ENGLISH, [entry, ...words])),
    begun: (...words) => {
      const child = start(ENGLISH, [entry, ...words]);
      return { interrupt: () => child.kill('SIGINT'), end: ended(child) };
    },
    concordIn,
    typed,
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
      // A test that exceeded its time may have left processes behind.
      for (const child of running) child.kill('SIGKILL');
      abandonIn(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
