// One process that does the commands of many tests, one after the other: they ask what a command says and does, and reading
// all of Concord's modules for each took most of their time.
import { fork, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { Answered, Asked } from './command-after-command.ts';

let program: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();
/** What is being done, if anything is. */
let current: Asked | undefined;

/** Has the one program of this process do a command, after those that were asked before. Rejects where it ended of it. */
export function inOneProgram(asked: Asked): Promise<Answered> {
  const done = last.then(() => ask(asked));
  last = done.catch(() => undefined);
  return done;
}

/** Ends the program where it still does something in this folder, of a test that ran out of time: others get the next one. */
export function abandonIn(folder: string): void {
  if (current?.folder === folder) program?.kill('SIGKILL');
}

function ask(asked: Asked): Promise<Answered> {
  const child = (program ??= start(asked.environment));
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

/** Starts it, in the language and with the options that Node takes at its start; it ends with this process. */
function start(environment: Asked['environment']): ChildProcess {
  const child = fork(join(import.meta.dirname, 'command-after-command.ts'), {
    env: environment,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.stderr?.setEncoding('utf8');
  child.once('exit', () => {
    if (program === child) program = undefined;
  });
  return child;
}

/** Whether this process lives until the program has answered. */
function attend(child: ChildProcess, waits: boolean): void {
  const stderr = child.stderr as Socket | null;
  for (const handle of [child, child.channel, stderr]) {
    if (waits) handle?.ref();
    else handle?.unref();
  }
}
