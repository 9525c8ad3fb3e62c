// Calls to a thread, as promises.
import { AppError } from '#core/errors.ts';
import type { Progress } from '../../rpc/transport.ts';
import type { Asked, CallTable, ThreadMessage } from './calls.ts';
import { Thread, type ThreadName } from './thread.ts';

/** The options of a call. */
export interface CallManner {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

type Settled = Exclude<ThreadMessage, { done: number }>;

interface Waiting {
  readonly settle: (answer: Settled) => void;
  readonly manner: CallManner;
}

/** Starts the thread and matches its answers to the waiting calls. */
export class ThreadCaller<Calls extends CallTable<Calls>> {
  readonly #name: ThreadName;
  readonly #file: string;
  readonly #onStart: () => void;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Thread | null = null;
  #lastId = 0;
  #ended = false;

  /** `onStart` is called whenever the thread starts, with nothing loaded. */
  constructor(name: ThreadName, file: string, onStart: () => void) {
    this.#name = name;
    this.#file = file;
    this.#onStart = onStart;
  }

  /** Whether the thread runs. */
  get isRunning(): boolean {
    return this.#thread !== null;
  }

  /** Calls the thread and waits for its answer. Throws `cancelled` if the signal aborts or the project closes. */
  call<C extends keyof Calls & string>(
    call: C,
    input: Calls[C][0],
    manner: CallManner = {},
  ): Promise<Calls[C][1]> {
    if (this.#ended) throw new AppError('cancelled', 'errors:project_closed');
    manner.signal?.throwIfAborted();
    const thread = (this.#thread ??= this.#start());
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        const asked: Asked = { cancel: id };
        thread.send(asked);
        finish(() => reject(new AppError('cancelled', 'errors:cancelled')));
      };
      const finish = (settle: () => void): void => {
        if (!this.#waiting.delete(id)) return;
        manner.signal?.removeEventListener('abort', onAbort);
        thread.release();
        settle();
      };
      this.#waiting.set(id, {
        manner,
        settle: (answer) =>
          finish(() => {
            if ('output' in answer) resolve(answer.output);
            else reject(failureIn(answer));
          }),
      });
      manner.signal?.addEventListener('abort', onAbort, { once: true });
      thread.hold();
      const asked: Asked = { id, call, input };
      thread.send(asked);
    });
  }

  /** Ends the thread; waiting calls fail because the project has closed. */
  end(): void {
    this.#ended = true;
    this.#thread?.end();
    this.#thread = null;
    this.#failAll();
  }

  #start(): Thread {
    this.#onStart();
    const thread: Thread = new Thread(this.#name, this.#file, {
      message: (message) => {
        const answer = message as ThreadMessage;
        const waiting = this.#waiting.get(answer.id);
        if ('done' in answer) waiting?.manner.onProgress?.({ done: answer.done, total: answer.total });
        else waiting?.settle(answer);
      },
      ended: (why) => {
        if (this.#thread !== thread) return;
        this.#thread = null;
        this.#failAll(why);
      },
    });
    return thread;
  }

  #failAll(why: unknown = null): void {
    for (const [id, { settle }] of this.#waiting) {
      if (why instanceof AppError) settle({ id, refused: why.value });
      else
        settle(
          why instanceof Error
            ? { id, failed: { message: why.message, stack: why.stack ?? '' } }
            : { id, cancelled: true },
        );
    }
  }
}

function failureIn(answer: Exclude<Settled, { output: unknown }>): Error {
  if ('failed' in answer) return Object.assign(new Error(answer.failed.message), answer.failed);
  if ('cancelled' in answer) return new AppError('cancelled', 'errors:cancelled');
  const { code, key, parameters } = answer.refused;
  return new AppError(code, key, parameters);
}
