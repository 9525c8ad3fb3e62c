// Starts our programs as utility processes of Electron, because a fuse forbids the packaged program to run as Node.
import { utilityProcess } from 'electron';
import type { OwnProcess } from '#formats/own-process.ts';
import { endAtOnce } from './end-at-once.ts';

/** Starts the program `entry` as a utility process, with one argument. */
export function forkUtility<Request, Reply>(entry: string, argument: string): OwnProcess<Request, Reply> {
  const child = utilityProcess.fork(entry, [argument], {
    serviceName: 'Concord helper',
    stdio: 'ignore',
    execArgv: [],
  });
  let gone: string | null = null;
  child.once('exit', (status) => (gone = `status ${status}`));
  return {
    get pid() {
      return child.pid;
    },
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
    send: (request) => child.postMessage(request),
    onReply: (listener) => child.on('message', (reply) => listener(reply as Reply)),
    onEnd: (listener) => {
      if (gone !== null) listener(gone);
      else child.once('exit', (status) => listener(`status ${status}`));
    },
    kill: () => {
      // `UtilityProcess.kill` asks politely, and does nothing before the process runs; a reader in an endless loop does
      // not respond to it.
      if (child.pid === undefined) child.once('spawn', () => endAtOnce(child.pid));
      else endAtOnce(child.pid);
    },
  };
}
