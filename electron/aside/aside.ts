// Runs a job in a thread of its own (aside-thread.ts), so that acts and other calls need not wait for it: one that only reads,
// or that writes all it writes at once.
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
} from './calls.ts';
import { startOverStudy } from '../engines/lent-thread.ts';
import type { ReadingContext, StagingContext } from '../services/context.ts';
import type { StudyStage } from '../study/study-stage.ts';

/** A job that is cancelled ends as soon as it hears of it; after so long it is ended, in milliseconds. */
const PATIENCE = 2_000;

/** What is done where, and by whom. */
export type AsideJob = Omit<AsideRequest, 'file' | 'answers' | 'told'> & {
  /** Where the study is read: the path of its main connection. */
  readonly readAt: string;
};

/** What the program does for the job. */
export type ForAside = Pick<ReadingContext, 'signal' | 'progress' | 'wrote' | 'files' | 'reading' | 'now'> &
  Pick<StagingContext, 'keepAhead'> & {
    /** Keeps other acts out until the returned function is called. */
    readonly alone: (name: string) => () => void;
    readonly stage: (name: string) => StudyStage;
  };

/** Does a job in a thread; what it gives, once the thread has let go of the study. */
export class Aside implements Disposable {
  /** Rejects with `cancelled` where the job was ended because of the signal, or because the study is closed. */
  readonly done: Promise<unknown>;
  readonly #around: ForAside;
  readonly #worker: Worker;
  readonly #answers: MessageChannel['port1'];
  readonly #told = new Int32Array(new SharedArrayBuffer(4));
  #patience: NodeJS.Timeout | undefined;
  #isClosed = false;
  #notAlone: (() => void) | null = null;
  #stage: StudyStage | null = null;
  #result: { readonly value: unknown } | null = null;
  #thrown: { readonly error: unknown } | null = null;

  /** Begins it. Throws `conflict` where another file has come in place of the study's, and what keeps a thread from being started. */
  constructor({ readAt, ...job }: AsideJob, around: ForAside) {
    const { port1, port2 } = new MessageChannel();
    const entry = programBeside(import.meta.url, 'aside-thread.ts', 'aside-thread.js');
    this.#around = around;
    this.#answers = port1;
    this.#worker = startOverStudy(
      readAt,
      entry,
      (file) => ({ ...job, file, answers: port2, told: this.#told.buffer }) satisfies AsideRequest,
      // A thread that ended would close what it opened, also what must stay open (db/own-files.ts).
      { transferList: [port2], trackUnmanagedFds: false },
    );
    this.done = this.#run(job.method);
  }

  /** Ends the job, because the study is being closed. */
  [Symbol.dispose](): void {
    this.#isClosed = true;
    void this.#worker.terminate();
  }

  async #run(method: string): Promise<unknown> {
    const { signal } = this.#around;
    if (signal.aborted) this.#onAbort();
    else signal.addEventListener('abort', this.#onAbort, { once: true });
    const ended = Promise.withResolvers<number>();
    this.#worker.on('message', (news: AsideNews) => this.#noting(() => this.#hear(news)));
    this.#worker.once('error', (error) => (this.#thrown ??= { error: asThrown(error) }));
    this.#worker.once('exit', ended.resolve);
    const code = await ended.promise;
    clearTimeout(this.#patience);
    signal.removeEventListener('abort', this.#onAbort);
    this.#answers.close();
    this.#noting(() => this.#stage?.end());
    this.#notAlone?.();
    if (this.#thrown) throw this.#thrown.error;
    if (this.#result) return this.#result.value;
    if (this.#isClosed) throw new AppError('cancelled', 'errors:project_closed');
    if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
    throw new Error(`The thread of ${method} ended with ${code}.`);
  }

  readonly #onAbort = (): void => {
    this.#say({ type: 'cancel' });
    this.#patience = setTimeout(() => void this.#worker.terminate(), PATIENCE);
  };

  #say(word: AsideWord): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#worker.postMessage(word);
  }

  #reply(answer: Answer<unknown>): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#answers.postMessage(answer);
    Atomics.store(this.#told, 0, 1);
    Atomics.notify(this.#told, 0);
  }

  /** What goes wrong here is thrown once the thread is gone: nobody else waits for what it says. */
  #noting(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#thrown ??= { error };
    }
  }

  #hear(news: AsideNews): void {
    // Of a study that is closed nobody hears any more, since another may be open; nor may anything be begun.
    if (this.#isClosed && news.type !== 'result' && news.type !== 'release') return;
    const { progress, wrote, files, reading, signal } = this.#around;
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
        // Whoever has asked for something meanwhile has a turn before everybody hears of the next act.
        if (news.question.ask === 'hear') setImmediate(() => this.#reply(answer));
        else this.#reply(answer);
        return;
      }
      case 'read': {
        const { call, path, name, options } = news;
        void answerOf(() => reading.reader().read(path, name, { ...options, signal })).then((answer) =>
          this.#say({ type: 'document', call, answer }),
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
        this.#notAlone?.();
        this.#notAlone = null;
    }
  }

  #answer(question: AsideQuestion): unknown {
    const { files, keepAhead, alone, stage, signal, now } = this.#around;
    switch (question.ask) {
      case 'input':
      case 'output':
        return files[question.ask](question.reference);
      case 'keep':
        return keepAhead(question.blobs);
      case 'alone':
        this.#notAlone = alone(question.name);
        return null;
      case 'stage':
        this.#stage = stage(question.name);
        return now();
      case 'commit':
        if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
        this.#stage?.committing();
        // From now on it is done or it fails, however long the disk takes.
        signal.removeEventListener('abort', this.#onAbort);
        return null;
      case 'hear':
        // Throws where it is in the file, but that was lost from its place meanwhile: then the others are to be heard, too.
        this.#noting(() => this.#stage?.act(question.act));
        return null;
    }
  }
}
