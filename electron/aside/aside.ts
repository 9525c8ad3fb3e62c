// Runs a job in a thread of its own (aside-thread.ts), so that acts and other calls need not wait for it. Such a job
// either only reads, or writes everything in one transaction.
import { MessageChannel, type Worker } from 'node:worker_threads';
import { AppError, asThrown } from '#core/errors.ts';
import { programBeside } from '#formats/own-process.ts';
import {
  answerNow,
  answerOf,
  errorOf,
  type Answer,
  type AsideNews,
  type AsideQuestion,
  type AsideRequest,
  type AsideWord,
  type StagedBy,
} from './calls.ts';
import { startOverStudy } from '../engines/lent-thread.ts';
import type { ReadingContext, StagingContext } from '../services/context.ts';
import type { StudyStage } from './study-stage.ts';

/** How long a cancelled job may take to end by itself before its thread is terminated, in milliseconds. */
const CANCEL_TIMEOUT_MS = 2_000;

/** A job to run in a thread: the method, its input and who acts. */
export type AsideJob = Omit<AsideRequest, 'file' | 'answers' | 'told'> & {
  /** The path under which the main connection has opened the study. */
  readonly readAt: string;
};

/** What the program provides to the job. */
export type ForAside = Pick<ReadingContext, 'signal' | 'progress' | 'wrote' | 'files' | 'reading'> &
  Pick<StagingContext, 'keepAhead'> & {
    /** Refuses the acts of others until the returned function is called. */
    readonly alone: (name: string) => () => void;
    readonly stage: (name: string) => { readonly stage: StudyStage; readonly by: StagedBy };
  };

/** Runs one job in a thread. `done` gives the job's result after the thread has closed its connection to the study. */
export class Aside implements Disposable {
  /** The job's result. Rejects with `cancelled` if the signal aborted the job or the study was closed. */
  readonly done: Promise<unknown>;
  readonly #program: ForAside;
  readonly #worker: Worker;
  readonly #answers: MessageChannel['port1'];
  readonly #told = new Int32Array(new SharedArrayBuffer(4));
  #cancelTimer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #releaseStudy: (() => void) | null = null;
  #stage: StudyStage | null = null;
  #result: { readonly value: unknown } | null = null;
  #thrown: { readonly error: unknown } | null = null;

  /**
   * Starts the job. Throws `conflict` if another file has replaced the study's file, and any error of starting the
   * thread.
   */
  constructor({ readAt, ...job }: AsideJob, program: ForAside) {
    const { port1, port2 } = new MessageChannel();
    const entry = programBeside(import.meta.url, 'aside-thread.ts', 'aside-thread.js');
    this.#program = program;
    this.#answers = port1;
    this.#worker = startOverStudy(
      readAt,
      entry,
      (file) => ({ ...job, file, answers: port2, told: this.#told.buffer }) satisfies AsideRequest,
      // Without this, Node would close the thread's file descriptors as the thread ends, and with them the locks of the
      // study (db/own-files.ts).
      { transferList: [port2], trackUnmanagedFds: false },
    );
    this.done = this.#run(job.method);
  }

  /** Ends the job because the study is being closed. */
  [Symbol.dispose](): void {
    this.#isClosed = true;
    void this.#worker.terminate();
  }

  async #run(method: string): Promise<unknown> {
    const { signal } = this.#program;
    if (signal.aborted) this.#onAbort();
    else signal.addEventListener('abort', this.#onAbort, { once: true });
    const ended = Promise.withResolvers<number>();
    this.#worker.on('message', (news: AsideNews) => this.#catching(() => this.#onNews(news)));
    this.#worker.once('error', (error) => (this.#thrown ??= { error: asThrown(error) }));
    this.#worker.once('exit', ended.resolve);
    const code = await ended.promise;
    clearTimeout(this.#cancelTimer);
    signal.removeEventListener('abort', this.#onAbort);
    this.#answers.close();
    this.#catching(() => this.#stage?.end());
    this.#releaseStudy?.();
    if (this.#thrown) throw this.#thrown.error;
    if (this.#result) return this.#result.value;
    if (this.#isClosed) throw new AppError('cancelled', 'errors:project_closed');
    if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
    throw new Error(`The thread of ${method} ended with ${code}.`);
  }

  readonly #onAbort = (): void => {
    this.#send({ type: 'cancel' });
    this.#cancelTimer = setTimeout(() => void this.#worker.terminate(), CANCEL_TIMEOUT_MS);
  };

  #send(word: AsideWord): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#worker.postMessage(word);
  }

  #reply(answer: Answer<unknown>): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#answers.postMessage(answer);
    Atomics.store(this.#told, 0, 1);
    Atomics.notify(this.#told, 0);
  }

  /**
   * Runs `run` and remembers its error; the error is thrown after the thread has ended, since no caller waits for it
   * earlier.
   */
  #catching(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#thrown ??= { error };
    }
  }

  #onNews(news: AsideNews): void {
    // After the study is closed, ignore everything but the result and releases: another study may be open, and no new
    // work may begin.
    if (this.#isClosed && news.type !== 'result' && news.type !== 'release') return;
    const { progress, wrote, files, reading, signal } = this.#program;
    switch (news.type) {
      case 'progress':
        return progress(news.progress);
      case 'wrote':
        return wrote(news.rows);
      case 'result':
        this.#result = news;
        return;
      case 'question': {
        const answer = answerNow(() => this.#answer(news.question));
        // Let calls that are waiting in the event loop run before the next act is broadcast.
        if (news.question.ask === 'hear') setImmediate(() => this.#reply(answer));
        else this.#reply(answer);
        return;
      }
      case 'read': {
        const { call, path, name, options } = news;
        void answerOf(() => reading.reader().read(path, name, { ...options, signal })).then((answer) =>
          this.#send({ type: 'document', call, answer }),
        );
        return;
      }
      case 'release':
        return files.release?.(news.reference);
      case 'committed':
        return this.#stage?.committed();
      case 'unstaged':
        if (news.fault) this.#stage?.failed(errorOf(news.fault));
        this.#stage?.end();
        this.#stage = null;
        return;
      case 'not-alone':
        this.#releaseStudy?.();
        this.#releaseStudy = null;
    }
  }

  #answer(question: AsideQuestion): unknown {
    const { files, keepAhead, alone, stage, signal } = this.#program;
    switch (question.ask) {
      case 'input':
      case 'output':
        return files[question.ask](question.reference);
      case 'keep':
        return keepAhead(question.blobs);
      case 'alone':
        this.#releaseStudy = alone(question.name);
        return null;
      case 'stage': {
        const staged = stage(question.name);
        this.#stage = staged.stage;
        return staged.by;
      }
      case 'commit':
        if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
        this.#stage?.committing();
        // The job is committing: it can no longer be cancelled, however long the disk takes.
        signal.removeEventListener('abort', this.#onAbort);
        return null;
      case 'hear':
        // Throws if the act is committed but the study was lost from its place meanwhile; the remaining acts must still
        // be broadcast.
        this.#catching(() => this.#stage?.act(question.act));
        return null;
    }
  }
}
