// A thread over the open project: started on first use, kept until the project closes.
import type { Worker } from 'node:worker_threads';
import { asThrown } from '#core/errors.ts';
import { programBeside } from '#formats/own-process.ts';
import { startOverStudy } from '../lent-thread.ts';
import { askToLetGo, newFlags, type ThreadData } from './thread-texts.ts';

export type ThreadName = 'texts' | 'pattern' | 'passages';

/** Texts do not change once loaded, so little memory is needed for short-lived objects. */
const YOUNG_MEGABYTES = 4;

/** A running thread. It keeps the program alive only while a caller waits for an answer. */
export class Thread {
  readonly #worker: Worker;
  readonly #flags: SharedArrayBuffer;
  #waiting = 0;

  /** Throws what `startOverStudy` throws. */
  constructor(
    name: ThreadName,
    path: string,
    listeners: { message: (message: unknown) => void; ended: (why: unknown) => void },
  ) {
    this.#flags = newFlags();
    const entry = programBeside(import.meta.url, `${name}-thread.ts`, `search-${name}.js`);
    this.#worker = startOverStudy(
      path,
      entry,
      (file) => ({ file, flags: this.#flags }) satisfies ThreadData,
      { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } },
    );
    this.#worker.unref();
    let why: unknown = null;
    this.#worker.on('message', listeners.message);
    this.#worker.on('error', (error) => (why = asThrown(error)));
    this.#worker.on('exit', () => listeners.ended(why));
  }

  send(message: unknown): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#worker.postMessage(message);
  }

  /** A caller waits for an answer: the program must not end before it arrives. */
  hold(): void {
    this.#waiting += 1;
    this.#worker.ref();
  }

  release(): void {
    this.#waiting -= 1;
    if (this.#waiting === 0) this.#worker.unref();
  }

  /** Terminates the thread, whatever it is doing. On return the thread has released the project's file, if it could. */
  end(): void {
    askToLetGo(this.#flags, () => this.send(null));
    void this.#worker.terminate();
  }

  /** Terminates a thread that reads no messages. */
  kill(): void {
    void this.#worker.terminate();
  }
}
