// The reader process: parses the files that its parent names and returns values. It may be killed at any moment, and
// ends itself if it takes too much memory or its parent is gone. A second thread watches, since the first may be stuck
// in a file.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import type { ErrorValue } from '#core/errors.ts';
import { portToParent } from '../own-process.ts';
import type { ReadOptions, ReadResult } from './result.ts';

/** From the parent: one file to read. */
export interface ReadRequest {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly options: ReadOptions;
}

/** To the parent: one reply for each request. */
export type ReadReply =
  | { readonly id: number; readonly result: ReadResult }
  | { readonly id: number; readonly error: ErrorValue };

/** How often the watching thread checks, in milliseconds. */
const WATCH_INTERVAL_MS = 100;

interface Watch {
  readonly parent: number;
  readonly memory: number;
}

async function serve(): Promise<void> {
  const memory = Number(process.argv[2]);
  const watch: Watch = { parent: process.ppid, memory };
  new Worker(fileURLToPath(import.meta.url), { workerData: watch, stdout: true, stderr: true }).unref();

  const { readFile } = await import('./read-file.ts');
  const { AppError } = await import('#core/errors.ts');
  const port = portToParent<ReadRequest, ReadReply>();
  const collect = garbageCollector();
  port.receive((request) => {
    void readFile(request.path, request.name, request.options)
      .then(
        (result) => port.send({ id: request.id, result }),
        (error: unknown) =>
          port.send({
            id: request.id,
            error:
              error instanceof AppError
                ? error.value
                : {
                    code: 'internal',
                    key: 'reading:failed',
                    parameters: { name: request.name, what: String(error) },
                  },
          }),
      )
      .then(() => {
        // Collect garbage, so that what one file leaves behind does not count against the next.
        if (process.memoryUsage.rss() > memory / 2) collect();
      });
  });
}

/** The engine's garbage collector, which is in no hurry by itself while there is memory. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return typeof collect === 'function' ? () => void collect() : () => undefined;
}

function keepWatch({ parent, memory }: Watch): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > memory || process.ppid !== parent || !isAlive(parent)) {
      process.kill(process.pid, 'SIGKILL');
    }
  }, WATCH_INTERVAL_MS);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A parent that belongs to another user is alive, though it may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

if (isMainThread) await serve();
else keepWatch(workerData as Watch);
