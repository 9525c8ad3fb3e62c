// Files are read in a process of their own: a hostile or broken file may take all time and memory there, and
// is ended, while the project stays as it was. One process serves many files and is replaced when ended.
import { fork } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '#core/errors.ts';
import type { ReadReply, ReadRequest } from './child.ts';
import { atOnceBytes, readingMemory, readingTime } from './limits.ts';
import { readFile } from './read-file.ts';
import { endingOf } from './recognise.ts';
import type { ReadOptions, ReadResult } from './result.ts';

/** The process that reads, as far as its parent deals with it. */
export interface ReaderChild {
  readonly pid: number | undefined;
  send(request: ReadRequest): void;
  /** Called for each reply. */
  onReply(listener: (reply: ReadReply) => void): void;
  /** Called once, when the process is gone for whatever reason. */
  onEnd(listener: () => void): void;
  /** Ends the process at once. */
  kill(): void;
}

export interface ReaderOptions {
  /** The longest one file may take, in milliseconds. */
  readonly timeLimit?: number;
  /** The most memory the process may hold, in bytes. */
  readonly memoryLimit?: number;
  /** The file that the process runs: the built form of child.ts. */
  readonly entry?: string;
  /** Starts the process otherwise than by Node's `fork`, for example as a utility process of Electron. */
  readonly fork?: (entry: string, memoryLimit: number) => ReaderChild;
}

export interface ReadCall extends ReadOptions {
  /** Aborting ends the reading; the promise is rejected with `cancelled`. */
  readonly signal?: AbortSignal;
}

export interface Reader {
  /** Reads one file; see `readFile`. Further rejections: `cancelled`, and `unsupported` past time or memory. */
  read(path: string, name: string, call?: ReadCall): Promise<ReadResult>;
  /** Ends the process and refuses all further reading. Files that wait or are being read are cancelled. */
  close(): Promise<void>;
}

interface Job {
  readonly request: ReadRequest;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (result: ReadResult) => void;
  readonly reject: (error: unknown) => void;
}

/** Opens a reader. Its process starts with the first file that needs it; files are read one after another. */
export function openReader(options: ReaderOptions = {}): Reader {
  const timeLimit = options.timeLimit ?? readingTime;
  const memoryLimit = options.memoryLimit ?? readingMemory;
  const entry = options.entry ?? siblingEntry();
  const start = options.fork ?? forkNode;
  const waiting: Job[] = [];
  let child: ReaderChild | null = null;
  let current: { job: Job; finish: (settle: () => void) => void } | null = null;
  let closed = false;
  let lastId = 0;

  const begin = (): ReaderChild => {
    const started = start(entry, memoryLimit);
    started.onReply((reply) => {
      if (child !== started || current?.job.request.id !== reply.id) return;
      const { job, finish } = current;
      finish(() => {
        if ('result' in reply) job.resolve(reply.result);
        else job.reject(new AppError(reply.error.code, reply.error.key, reply.error.parameters));
      });
    });
    started.onEnd(() => {
      if (child !== started) return;
      child = null;
      const ended = current;
      ended?.finish(() =>
        ended.job.reject(refused('reading:too_heavy', ended.job.request.name, memoryLimit)),
      );
    });
    return started;
  };

  const end = (): void => {
    const ended = child;
    child = null;
    ended?.kill();
  };

  const next = (): void => {
    if (current) return;
    const job = waiting.shift();
    if (!job) return;
    if (job.signal?.aborted) {
      job.reject(cancelled());
      next();
      return;
    }
    const onAbort = (): void => stop(() => job.reject(cancelled()));
    const timer = setTimeout(() => {
      const seconds = Math.round(timeLimit / 1000);
      stop(() =>
        job.reject(new AppError('unsupported', 'reading:too_slow', { name: job.request.name, seconds })),
      );
    }, timeLimit);
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      job.signal?.removeEventListener('abort', onAbort);
      current = null;
      settle();
      next();
    };
    const stop = (settle: () => void): void => {
      end();
      finish(settle);
    };
    current = { job, finish };
    job.signal?.addEventListener('abort', onAbort, { once: true });
    child ??= begin();
    child.send(job.request);
  };

  return {
    async read(path, name, { signal, ...readOptions } = {}) {
      if (closed || signal?.aborted) throw cancelled();
      if (await isReadAtOnce(path, name)) return await readFile(path, name, readOptions);
      if (closed) throw cancelled();
      lastId += 1;
      const request = { id: lastId, path, name, options: readOptions };
      return await new Promise<ReadResult>((resolve, reject) => {
        waiting.push({ request, signal, resolve, reject });
        next();
      });
    },
    async close() {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(cancelled());
      const reading = current;
      const ended = child;
      child = null;
      reading?.finish(() => reading.job.reject(cancelled()));
      if (!ended) return;
      await new Promise<void>((resolve) => {
        ended.onEnd(resolve);
        ended.kill();
      });
    },
  };
}

/** Plain texts need no parser: thousands of them are read where they are asked for. */
async function isReadAtOnce(path: string, name: string): Promise<boolean> {
  if (endingOf(name) !== 'txt') return false;
  const found = await stat(path).catch(() => null);
  return !found?.isFile() || found.size <= atOnceBytes;
}

function refused(key: string, name: string, memoryLimit: number): AppError {
  return new AppError('unsupported', key, { name, megabytes: Math.round(memoryLimit / 1024 / 1024) });
}

function cancelled(): AppError {
  return new AppError('cancelled', 'errors:cancelled');
}

/** child.ts beside this file, or its built form beside the built form of this one. */
function siblingEntry(): string {
  const here = fileURLToPath(import.meta.url);
  return join(dirname(here), extname(here) === '.ts' ? 'child.ts' : 'reader-child.js');
}

/** Starts the process by Node's `fork`; inside Electron the same binary runs as Node. */
export function forkNode(entry: string, memoryLimit: number): ReaderChild {
  const child = fork(entry, [String(memoryLimit)], {
    execArgv: [],
    env: {
      ...process.env,
      ...(process.versions['electron'] ? { ELECTRON_RUN_AS_NODE: '1' } : {}),
      NODE_OPTIONS: '',
    },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Neither the process nor its channel keeps the parent alive; a file being read does, by its timer.
  child.unref();
  child.channel?.unref();
  return {
    pid: child.pid,
    send: (request) => child.send(request, () => undefined),
    onReply: (listener) => child.on('message', (reply) => listener(reply as ReadReply)),
    onEnd: (listener) => {
      if (child.exitCode !== null || child.signalCode !== null) listener();
      else {
        child.once('exit', listener);
        child.once('error', listener);
      }
    },
    kill: () => {
      // Whoever waits for the end must live to see it.
      child.ref();
      child.kill('SIGKILL');
    },
  };
}
