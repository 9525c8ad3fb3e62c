// Reads files in a separate process: a hostile or broken file may use up time and memory there, and its process is
// killed while the project stays as it was. One process reads many files and is replaced when it ends.
import { stat } from 'node:fs/promises';
import { AppError } from '#core/errors.ts';
import { forkNode, programBeside, type OwnProcess, type StartProcess } from '../own-process.ts';
import type { ReadReply, ReadRequest } from './child.ts';
import { MAX_AT_ONCE_BYTES, MAX_READING_MEMORY_BYTES, READING_TIMEOUT_MS } from './limits.ts';
import { readFile } from './read-file.ts';
import { endingOf } from './recognise.ts';
import type { ReadOptions, ReadResult } from './result.ts';

/** The reader process. */
export type ReaderChild = OwnProcess<ReadRequest, ReadReply>;

export interface ReaderOptions {
  /** The longest time for one file, in milliseconds. */
  readonly timeLimit?: number;
  /** The most memory of the process, in bytes. */
  readonly memoryLimit?: number;
  /** The program of the process: the built form of child.ts. */
  readonly entry?: string;
  /** Starts the process in another way than Node's `fork`, for example as a utility process of Electron. */
  readonly fork?: StartProcess<ReadRequest, ReadReply>;
}

export interface ReadCall extends ReadOptions {
  /** Aborting ends the reading; the promise rejects with `cancelled`. */
  readonly signal?: AbortSignal;
}

export interface Reader {
  /**
   * Reads one file; see `readFile`. Also rejects with `cancelled`, and with `unsupported` beyond the time or memory
   * limit.
   */
  read(path: string, name: string, call?: ReadCall): Promise<ReadResult>;
  /** Ends the process and refuses all further reading; waiting and running reads are cancelled. */
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
  const timeLimit = options.timeLimit ?? READING_TIMEOUT_MS;
  const memoryLimit = options.memoryLimit ?? MAX_READING_MEMORY_BYTES;
  const entry = options.entry ?? programBeside(import.meta.url, 'child.ts', 'reader-child.js');
  const start: StartProcess<ReadRequest, ReadReply> = options.fork ?? forkNode;
  const waiting: Job[] = [];
  let child: ReaderChild | null = null;
  let current: { job: Job; finish: (settle: () => void) => void } | null = null;
  let closed = false;
  let lastId = 0;

  const begin = (): ReaderChild => {
    const started = start(entry, String(memoryLimit));
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
      // A pattern may never come to an end, and only another process can be ended.
      if (readOptions.pattern === undefined && (await isReadAtOnce(path, name)))
        return await readFile(path, name, readOptions);
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
        ended.onEnd(() => resolve());
        ended.kill();
      });
    },
  };
}

/** Plain texts need no parser: thousands of them are read in the calling process. */
async function isReadAtOnce(path: string, name: string): Promise<boolean> {
  if (endingOf(name) !== 'txt') return false;
  const found = await stat(path).catch(() => null);
  return !found?.isFile() || found.size <= MAX_AT_ONCE_BYTES;
}

function refused(key: string, name: string, memoryLimit: number): AppError {
  return new AppError('unsupported', key, { name, megabytes: Math.round(memoryLimit / 1024 / 1024) });
}

function cancelled(): AppError {
  return new AppError('cancelled', 'errors:cancelled');
}
