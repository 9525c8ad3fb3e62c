// Runs `at-work.ts` as a process: starts it, reads its output, kills it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('at-work.ts', import.meta.url));

export interface Program {
  /** Resolves when its work begins, or when it ends before that. */
  readonly ready: Promise<unknown>;
  /** Resolves with its first acknowledgement, or when it ends before that. */
  readonly answered: Promise<unknown>;
  /** The lines that it has printed so far. */
  readonly lines: readonly string[];
  readonly kill: () => void;
  /** Resolves when it has ended: to null if it was killed or succeeded, else to its error output. */
  readonly ended: Promise<string | null>;
}

/** Whether a line reports an acknowledgement. */
export function isAnswer(line: string): boolean {
  return /^(?:act|file|snapshot|opened)\b/.test(line);
}

/** The arguments of `at-work.ts`. */
export interface Task {
  readonly path: string;
  readonly work: string;
  readonly seed: number;
  /** The folder for files to import or export. */
  readonly files: string;
  /** The folder of settings, locks and snapshots. */
  readonly home: string;
  /** The command under which it runs. */
  readonly under?: readonly string[];
}

/** Starts a program that works on a study. */
export function startProgram({ path, work, seed, files, home, under = [] }: Task): Program {
  const words = [...under, process.execPath, entry, path, work, String(seed), files];
  const child = spawn(words[0] ?? process.execPath, words.slice(1), {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, CONCORD_HOME: home },
  });
  let complaints = '';
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  const lines: string[] = [];
  const closed = once(child, 'close');
  const begun = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  createInterface(child.stdout).on('line', (line) => {
    if (line === 'ready') begun.resolve();
    else lines.push(line);
    if (isAnswer(line)) answered.resolve();
  });
  return {
    ready: Promise.race([begun.promise, closed]),
    answered: Promise.race([answered.promise, closed]),
    lines,
    kill: () => child.kill('SIGKILL'),
    ended: closed.then((how) => {
      const [status, signal] = how as [number | null, string | null];
      // Lines of strace, under which the program may run, are no output of the program.
      const said = complaints.replaceAll(/^strace: .*\n?/gm, '').trim();
      const isWell = said === '' && (signal === 'SIGKILL' || status === 0);
      return isWell ? null : `ended with ${signal ?? status}: ${said.slice(0, 1000)}`;
    }),
  };
}
