// Processes of our own, as seen by their parent and by themselves: started by Node's `fork`, or as utility processes of
// Electron, because the packaged program cannot run as Node.
import { fork } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A process of our own, as its parent sees it. */
export interface OwnProcess<Request, Reply> {
  readonly pid: number | undefined;
  send(request: Request): void;
  /** Calls the listener for each reply. */
  onReply(listener: (reply: Reply) => void): void;
  /** Calls the listener once, when the process has ended, with the reason: a signal, a status or an error. */
  onEnd(listener: (how: string) => void): void;
  /** Ends the process at once. */
  kill(): void;
}

/** Starts the program `entry`, with one argument. */
export type StartProcess<Request, Reply> = (entry: string, argument: string) => OwnProcess<Request, Reply>;

/** Starts the process by Node's `fork`; inside Electron the same binary runs as Node. */
export function forkNode<Request, Reply>(entry: string, argument: string): OwnProcess<Request, Reply> {
  const child = fork(entry, [argument], {
    execArgv: [],
    env: {
      ...process.env,
      ...(process.versions['electron'] ? { ELECTRON_RUN_AS_NODE: '1' } : {}),
      NODE_OPTIONS: '',
    },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Neither the process nor its channel keeps the parent alive; a caller that waits for it does.
  child.unref();
  child.channel?.unref();
  return {
    pid: child.pid,
    send: (request) => child.send(request as object, () => undefined),
    onReply: (listener) => child.on('message', (reply) => listener(reply as Reply)),
    onEnd: (listener) => {
      const { exitCode, signalCode } = child;
      if (exitCode !== null || signalCode !== null) return listener(ending(exitCode, signalCode));
      const gone = (how: string): void => {
        child.off('exit', onExit).off('error', onError);
        listener(how);
      };
      const onExit = (status: number | null, signal: string | null): void => gone(ending(status, signal));
      const onError = (error: Error): void => gone(error.message);
      child.once('exit', onExit).once('error', onError);
    },
    kill: () => {
      // A caller that waits for the end must stay alive until then.
      child.ref();
      child.kill('SIGKILL');
    },
  };
}

function ending(status: number | null, signal: string | null): string {
  return signal ?? `status ${status}`;
}

/** The channel of such a process to its parent. */
export interface ParentPort<Request, Reply> {
  send(reply: Reply): void;
  receive(listener: (request: Request) => void): void;
}

interface ElectronPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/**
 * The channel to the parent: Node's, or that of Electron's utility processes. The process ends when its parent does.
 */
export function portToParent<Request, Reply>(): ParentPort<Request, Reply> {
  const electron = (process as { parentPort?: ElectronPort }).parentPort;
  if (electron) {
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
      send: (reply) => electron.postMessage(reply),
      receive: (listener) => electron.on('message', (event) => listener(event.data as Request)),
    };
  }
  return {
    send: (reply) => process.send?.(reply),
    receive: (listener) => {
      process.on('message', (request) => listener(request as Request));
      process.on('disconnect', () => process.exit(0));
    },
  };
}

/** The niceness of work in the background, of at most 19. */
const BACKGROUND_NICENESS = 10;

/**
 * Lowers this process's priority below the person's work. If the program was started with a lower priority, keeps that:
 * only an administrator may raise it.
 */
export function standBehindWork(): void {
  if (getPriority() < BACKGROUND_NICENESS) setPriority(BACKGROUND_NICENESS);
}

/**
 * The path of the program `source` beside the module `here` (its `import.meta.url`), or of `built` beside its built
 * form.
 */
export function programBeside(here: string, source: string, built: string): string {
  const path = fileURLToPath(here);
  return join(dirname(path), extname(path) === '.ts' ? source : built);
}
