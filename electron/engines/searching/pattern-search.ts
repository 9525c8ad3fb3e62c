// Searches by regular expression, within a time limit. The thread is terminated when the time is over or no caller
// waits any more.
import { AppError } from '#core/errors.ts';
import type { Hits } from '#core/search/hits.ts';
import type { TextQuery } from '#core/search/request.ts';
import type { PatternAsked, PatternsFound } from './pattern-thread.ts';
import type { CallManner } from './thread-caller.ts';
import { Thread } from './thread.ts';

/** How long one pattern search may take, in milliseconds. */
const PATTERN_TIMEOUT_MS = 5_000;

export interface PatternFound {
  /** Hits by hash; a text that was not reached is absent. */
  readonly found: ReadonlyMap<string, Hits>;
  /**
   * The time limit that stopped the search before all texts were searched, in milliseconds; null if the search
   * completed.
   */
  readonly stoppedAfter: number | null;
}

interface Run {
  readonly id: number;
  readonly take: (answer: PatternsFound) => void;
  readonly fail: (why: unknown) => void;
}

export class PatternSearch {
  readonly #file: string;
  readonly #time: number;
  #thread: Thread | null = null;
  #run: Run | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #lastId = 0;
  #ended = false;

  constructor(file: string, time = PATTERN_TIMEOUT_MS) {
    this.#file = file;
    this.#time = time;
  }

  /** Searches the texts; searches run one after another. Throws `cancelled`. */
  search(query: TextQuery, hashes: readonly string[], manner: CallManner = {}): Promise<PatternFound> {
    const turn = this.#queue.then(() => this.#search(query, hashes, manner));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Ends the thread, the running search and those that wait for it, because the project is closed. */
  end(): void {
    this.#ended = true;
    const run = this.#run;
    this.#thread?.end();
    this.#thread = null;
    run?.fail(closed());
  }

  async #search(
    query: TextQuery,
    hashes: readonly string[],
    { signal, onProgress }: CallManner,
  ): Promise<PatternFound> {
    if (this.#ended) throw closed();
    signal?.throwIfAborted();
    const found = new Map<string, Hits>();
    const reached = new Set<string>();
    const thread = (this.#thread ??= this.#start());
    this.#lastId += 1;
    const id = this.#lastId;
    let timer: NodeJS.Timeout | undefined;
    let onAbort: (() => void) | undefined;
    thread.hold();
    try {
      return await new Promise((resolve, reject) => {
        const stop = (): void => {
          this.#kill(thread);
          resolve({ found, stoppedAfter: this.#time });
        };
        onAbort = () => {
          this.#kill(thread);
          reject(new AppError('cancelled', 'errors:cancelled'));
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        this.#run = {
          id,
          fail: reject,
          take: (answer) => {
            // Messages that arrive before the time is over are read before the thread is terminated.
            timer ??= setTimeout(() => setImmediate(stop), this.#time);
            for (const [hash, hits] of answer.found) {
              found.set(hash, joined(found.get(hash), hits));
              reached.add(hash);
            }
            onProgress?.({ done: reached.size, total: hashes.length });
            if (answer.isDone) resolve({ found, stoppedAfter: null });
          },
        };
        const asked: PatternAsked = { id, query, hashes };
        thread.send(asked);
      });
    } finally {
      clearTimeout(timer);
      if (onAbort) signal?.removeEventListener('abort', onAbort);
      this.#run = null;
      thread.release();
    }
  }

  #kill(thread: Thread): void {
    thread.kill();
    if (this.#thread === thread) this.#thread = null;
  }

  #start(): Thread {
    const thread: Thread = new Thread('pattern', this.#file, {
      message: (message) => {
        const answer = message as PatternsFound;
        if (this.#run?.id === answer.id) this.#run.take(answer);
      },
      ended: (why) => {
        if (this.#thread !== thread) return;
        this.#thread = null;
        this.#run?.fail(why ?? new AppError('cancelled', 'errors:cancelled'));
      },
    });
    return thread;
  }
}

function closed(): AppError {
  return new AppError('cancelled', 'errors:project_closed');
}

function joined(before: Hits | undefined, hits: Hits): Hits {
  if (!before) return hits;
  const size = before.starts.length + hits.starts.length;
  const starts = new Uint32Array(size);
  const ends = new Uint32Array(size);
  starts.set(before.starts);
  starts.set(hits.starts, before.starts.length);
  ends.set(before.ends);
  ends.set(hits.ends, before.ends.length);
  return { starts, ends };
}
