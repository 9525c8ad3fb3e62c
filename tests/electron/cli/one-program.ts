// One process for each language that runs the commands of many tests, one after the other. The tests check what a command
// prints and does; loading all of Concord's modules for each command would take most of their time.
import { fork, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { Answered, Asked } from './command-after-command.ts';

/** The processes by their language, which Node reads at its start. */
const programs = new Map<string, ChildProcess>();
let last: Promise<unknown> = Promise.resolve();
/** The command that is running, if any. */
let current: Asked | undefined;

/** Runs a command in the shared process, after those requested before. Rejects if the command ends that process. */
export function inOneProgram(asked: Asked): Promise<Answered> {
  const done = last.then(() => ask(asked));
  last = done.catch(() => undefined);
  return done;
}

/**
 * Kills the shared process if it still works in this folder, for a test that exceeded its time; later commands start a
 * new process.
 */
export function abandonIn(folder: string): void {
  if (current?.folder === folder) programs.get(languageOf(current))?.kill('SIGKILL');
}

function ask(asked: Asked): Promise<Answered> {
  const child = programs.get(languageOf(asked)) ?? start(asked);
  current = asked;
  return new Promise((answered, failed) => {
    let complained = '';
    const hear = (text: string): void => void (complained += text);
    const ended = (status: number | null, signal: string | null): void => {
      settle();
      failed(
        new Error(`concord ${asked.words.join(' ')} ended its program: ${status ?? signal}\n${complained}`),
      );
    };
    const reply = (answer: Answered): void => {
      settle();
      answered(answer);
    };
    const settle = (): void => {
      current = undefined;
      child.off('message', reply).off('exit', ended).stderr?.off('data', hear);
      attend(child, false);
    };
    child.on('message', reply).on('exit', ended).stderr?.on('data', hear);
    attend(child, true);
    child.send(asked);
  });
}

function languageOf({ environment }: Asked): string {
  return environment['LC_ALL'] ?? '';
}

/** Starts a shared process with the language and options that Node reads at its start. It ends with this process. */
function start(asked: Asked): ChildProcess {
  const child = fork(join(import.meta.dirname, 'command-after-command.ts'), {
    env: asked.environment,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.stderr?.setEncoding('utf8');
  programs.set(languageOf(asked), child);
  child.once('exit', () => {
    if (programs.get(languageOf(asked)) === child) programs.delete(languageOf(asked));
  });
  return child;
}

/** Decides whether this process stays alive until the child has answered. */
function attend(child: ChildProcess, waits: boolean): void {
  const stderr = child.stderr as Socket | null;
  for (const handle of [child, child.channel, stderr]) {
    if (waits) handle?.ref();
    else handle?.unref();
  }
}
