// The program as seen from a job that runs in a thread (aside-thread.ts).
import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import type { ReadResult } from '#formats/reading/result.ts';
import {
  valueOrThrow,
  type Answer,
  type AsideNews,
  type AsideQuestion,
  type AsideRequest,
  type AsideWord,
} from './calls.ts';
import type { Reading } from '../reading.ts';
import type { Files } from '../services/context.ts';

export class Program {
  readonly #port: MessagePort;
  readonly #answers: MessagePort;
  readonly #told: Int32Array<SharedArrayBuffer>;
  readonly #cancelled = new AbortController();
  readonly #documents = new Map<number, (answer: Answer<ReadResult>) => void>();
  #calls = 0;

  constructor(port: MessagePort, { answers, told }: Pick<AsideRequest, 'answers' | 'told'>) {
    this.#port = port;
    this.#answers = answers;
    this.#told = new Int32Array(told);
    port.on('message', (word: AsideWord) => {
      if (word.type === 'cancel') return this.#cancelled.abort();
      this.#documents.get(word.call)?.(word.answer);
      this.#documents.delete(word.call);
    });
  }

  /** Aborts when the job is cancelled. The thread notices only when it returns to its event loop. */
  get signal(): AbortSignal {
    return this.#cancelled.signal;
  }

  tell(news: AsideNews): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#port.postMessage(news);
  }

  /**
   * Asks the program and blocks the thread until it answers, since much of a job is synchronous. Throws the program's
   * refusal.
   */
  ask(question: AsideQuestion): unknown {
    Atomics.store(this.#told, 0, 0);
    this.tell({ type: 'question', question });
    Atomics.wait(this.#told, 0, 0);
    const { message } = receiveMessageOnPort(this.#answers) as { message: Answer<unknown> };
    return valueOrThrow(message);
  }

  /** The files that the person named, resolved by the program. */
  get files(): Files {
    return {
      input: (reference) => String(this.ask({ ask: 'input', reference })),
      output: (reference) => String(this.ask({ ask: 'output', reference })),
      release: (reference) => this.tell({ type: 'release', reference }),
    };
  }

  /** The program's document readers: only the program can start reader processes. */
  get reading(): Reading {
    return {
      reader: () => ({
        size: 1,
        read: async (path, name, { signal: _signal, ...options } = {}) => {
          const call = (this.#calls += 1);
          const answered = new Promise<Answer<ReadResult>>((resolve) => this.#documents.set(call, resolve));
          this.tell({ type: 'read', call, path, name, options });
          return valueOrThrow(await answered);
        },
        close: () => Promise.resolve(),
      }),
      close: () => Promise.resolve(),
    };
  }
}
