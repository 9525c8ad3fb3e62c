// A thread over the open project: started when first needed, kept until the project closes.
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { lendToThread } from '#db/own-files.ts';
import { askToLetGo, newFlags, type ThreadData } from './thread-texts.ts';

export type ThreadName = 'texts' | 'pattern';

/** Texts do not change once they are here: room for what comes and goes need not be large. */
const YOUNG_MEGABYTES = 4;

/** A running thread. It keeps the program alive only while someone waits for it. */
export class Thread {
  readonly #worker: Worker;
  readonly #flags: SharedArrayBuffer;
  #waiting = 0;

  /** Throws `conflict` where another file has come in place of the project's. */
  constructor(
    name: ThreadName,
    path: string,
    listeners: { told: (message: unknown) => void; ended: (why: unknown) => void },
  ) {
    this.#flags = newFlags();
    const { file, giveBack } = lendToThread(path);
    const data: ThreadData = { file, flags: this.#flags };
    this.#worker = new Worker(entryOf(name), {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    this.#worker.unref();
    let why: unknown = null;
    this.#worker.on('message', listeners.told);
    this.#worker.on('error', (error) => (why = error));
    this.#worker.on('exit', () => {
      giveBack();
      listeners.ended(why);
    });
  }

  send(message: unknown): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#worker.postMessage(message);
  }

  /** Someone waits for an answer: the program must not end before. */
  hold(): void {
    this.#waiting += 1;
    this.#worker.ref();
  }

  release(): void {
    this.#waiting -= 1;
    if (this.#waiting === 0) this.#worker.unref();
  }

  /** Ends the thread wherever it is. When this returns it has let go of the project's file, if it can. */
  end(): void {
    askToLetGo(this.#flags, () => this.send(null));
    void this.#worker.terminate();
  }

  /** Ends a thread that hears nothing. */
  kill(): void {
    void this.#worker.terminate();
  }
}

/** The program of a thread beside this file, or its built form beside the built form of this one. */
function entryOf(name: ThreadName): string {
  const here = fileURLToPath(import.meta.url);
  return join(dirname(here), extname(here) === '.ts' ? `${name}-thread.ts` : `search-${name}.js`);
}
