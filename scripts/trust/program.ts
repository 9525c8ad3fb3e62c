// `at-work.ts` as a process: started, listened to, killed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('at-work.ts', import.meta.url));

export interface Program {
  /** Resolves when its work begins, or when it ended before that. */
  readonly ready: Promise<unknown>;
  /** Resolves with the first thing that it was answered, or when it ended before that. */
  readonly answered: Promise<unknown>;
  /** What it said since, as far as it has come. */
  readonly lines: readonly string[];
  readonly kill: () => void;
  /** Resolves when it has ended: to null where it was killed or ended well, else to what it complained of. */
  readonly ended: Promise<string | null>;
}

/** Whether a line tells of something that was acknowledged. */
export function isAnswer(line: string): boolean {
  return /^(?:act|file|snapshot|opened)\b/.test(line);
}

/** What is told to `at-work.ts`. */
export interface Task {
  readonly path: string;
  readonly work: string;
  readonly seed: number;
  /** For files that are brought in or written. */
  readonly files: string;
  /** Where it has its settings, locks and snapshots. */
  readonly home: string;
  /** The words of a command under which it runs. */
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
      // What strace says of itself, where the program runs under it, is no word of the program.
      const said = complaints.replaceAll(/^strace: .*\n?/gm, '').trim();
      const isWell = said === '' && (signal === 'SIGKILL' || status === 0);
      return isWell ? null : `ended with ${signal ?? status}: ${said.slice(0, 1000)}`;
    }),
  };
}
