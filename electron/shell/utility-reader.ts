// The reader's process inside Electron. The packaged program cannot run as Node (a fuse forbids it), so the
// process is one of Electron's own kind.
import { utilityProcess } from 'electron';
import type { ReadReply } from '#formats/reading/child.ts';
import type { ReaderChild } from '#formats/reading/reader-process.ts';

/** Starts the reader as a utility process; `memoryLimit` is in bytes. */
export function forkUtility(entry: string, memoryLimit: number): ReaderChild {
  const child = utilityProcess.fork(entry, [String(memoryLimit)], {
    serviceName: 'Concord reader',
    stdio: 'ignore',
    execArgv: [],
  });
  let gone = false;
  child.once('exit', () => (gone = true));
  return {
    get pid() {
      return child.pid;
    },
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
    send: (request) => child.postMessage(request),
    onReply: (listener) => child.on('message', (reply) => listener(reply as ReadReply)),
    onEnd: (listener) => {
      if (gone) listener();
      else child.once('exit', () => listener());
    },
    kill: () => {
      // `UtilityProcess.kill` asks, and does nothing before the process runs; a reader deep in a file that
      // never ends does not listen.
      if (child.pid === undefined) child.once('spawn', () => endNow(child.pid));
      else endNow(child.pid);
    },
  };
}

function endNow(pid: number | undefined): void {
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}
