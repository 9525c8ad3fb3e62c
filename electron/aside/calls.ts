// The messages between a job in a thread and the program (aside.ts, aside-thread.ts).
import type { MessagePort } from 'node:worker_threads';
import { AppError, type ErrorValue } from '#core/errors.ts';
import type { ActLimits } from '#core/sealing/refused-acts.ts';
import type { KeptBytes } from '#db/blobs-ahead.ts';
import type { LentFile } from '#db/own-files.ts';
import type { RecordedAct } from '#db/stage.ts';
import type { ReadOptions, ReadResult } from '#formats/reading/result.ts';
import type { Language } from '#words/words.ts';
import type { Progress } from '../rpc/transport.ts';

/** What the thread is started with (`workerData`). */
export interface AsideRequest {
  readonly file: LentFile;
  /** The path under which the study was opened by the person; it may differ from the path it is read at. */
  readonly path: string;
  readonly method: string;
  /** The input after the method's schema has parsed it. */
  readonly input: unknown;
  readonly coderId: string;
  readonly personId: string | undefined;
  /** What the job may not see, and what it may not do. */
  readonly limits: ActLimits;
  /** When the job started, ISO 8601. */
  readonly now: string;
  readonly language: Language;
  /** The undo group of the job's acts. */
  readonly group: string;
  /** The port for answers. The thread blocks on `told` until one arrives. */
  readonly answers: MessagePort;
  readonly told: SharedArrayBuffer;
}

/** Who writes a job's rows, and when: other acts, such as a merge of coders, may have come since the job started. */
export interface StagedBy {
  readonly coderId: string;
  readonly personId?: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A question that blocks the thread until the program answers. */
export type AsideQuestion =
  /** Asks for the path of a file that the person named. */
  | { readonly ask: 'input' | 'output'; readonly reference: string }
  | { readonly ask: 'keep'; readonly blobs: readonly KeptBytes[] }
  /** Asks the program to refuse the acts of others from now on. */
  | { readonly ask: 'alone'; readonly name: string }
  /** Asks to write; the answer is a `StagedBy`. */
  | { readonly ask: 'stage'; readonly name: string }
  | { readonly ask: 'commit' }
  /**
   * An act that the job has committed. The next one is sent only after every listener has received this one: otherwise
   * several waiting acts would be handled in one turn, and other calls would wait for the last.
   */
  | { readonly ask: 'hear'; readonly act: RecordedAct };

/** The messages from the thread to the program. */
export type AsideNews =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'wrote'; readonly rows: number }
  | { readonly type: 'question'; readonly question: AsideQuestion }
  | { readonly type: 'committed' }
  /** The job's transaction has ended; `fault` says why it failed, if it did. */
  | { readonly type: 'unstaged'; readonly fault: Fault | null }
  | { readonly type: 'not-alone' }
  /** The job no longer needs this file. */
  | { readonly type: 'release'; readonly reference: string }
  /** Asks the program to read a document: only the program can start reader processes. */
  | {
      readonly type: 'read';
      readonly call: number;
      readonly path: string;
      readonly name: string;
      readonly options: ReadOptions;
    }
  | { readonly type: 'result'; readonly value: unknown };

/** The messages from the program to the thread. */
export type AsideWord =
  | { readonly type: 'cancel' }
  | { readonly type: 'document'; readonly call: number; readonly answer: Answer<ReadResult> };

/** A value or an error, as plain data: an Error object would lose its class between threads. */
export type Answer<T> = { readonly value: T } | { readonly error: ErrorValue } | { readonly fault: Fault };

/** An error of SQLite or the system as plain data: an Error object would lose its code and message between threads. */
export interface Fault {
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: string | null;
}

export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined, code: null };
  const { message, stack } = error;
  return { message, stack, code: 'code' in error ? String(error.code) : null };
}

/** Makes an Error of the plain data again. */
export function errorOf({ message, stack, code }: Fault): Error {
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return code === null ? error : Object.assign(error, { code });
}

/** Runs `work` and returns its value or its error as plain data. */
export async function answerOf<T>(work: () => T | Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return unanswered(error);
  }
}

/** Like `answerOf`, for synchronous work. */
export function answerNow<T>(work: () => T): Answer<T> {
  try {
    return { value: work() };
  } catch (error) {
    return unanswered(error);
  }
}

function unanswered(error: unknown): { readonly error: ErrorValue } | { readonly fault: Fault } {
  return error instanceof AppError ? { error: error.value } : { fault: faultOf(error) };
}

/** Returns the value of an answer, or throws its error. */
export function valueOrThrow<T>(answer: Answer<T>): T {
  if ('value' in answer) return answer.value;
  if ('fault' in answer) throw errorOf(answer.fault);
  const { code, key, parameters } = answer.error;
  throw new AppError(code, key, parameters);
}
