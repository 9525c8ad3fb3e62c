// What crosses between a job that runs aside and the program (aside.ts, aside-thread.ts).
import type { MessagePort } from 'node:worker_threads';
import { AppError, type ErrorValue } from '#core/errors.ts';
import type { KeptBytes } from '#db/blobs-ahead.ts';
import type { LentFile } from '#db/own-files.ts';
import type { RecordedAct } from '#db/stage.ts';
import type { ReadOptions, ReadResult } from '#formats/reading/result.ts';
import type { Language } from '#words/words.ts';
import type { Progress } from '../rpc/transport.ts';

/** What the thread is started with. */
export interface AsideRequest {
  readonly file: LentFile;
  /** Where the study is for whoever opened it, which may be elsewhere than it is read. */
  readonly path: string;
  readonly method: string;
  /** As the schema of the method gives it. */
  readonly input: unknown;
  readonly coderId: string;
  readonly personId: string | undefined;
  /** When the job began, ISO 8601. */
  readonly now: string;
  readonly language: Language;
  /** What its acts are undone by. */
  readonly group: string;
  /** Where answers come, for which the thread waits by `told`. */
  readonly answers: MessagePort;
  readonly told: SharedArrayBuffer;
}

/** What the thread cannot go on without; it is answered at once. */
export type AsideQuestion =
  /** Where the file lies. */
  | { readonly ask: 'input' | 'output'; readonly reference: string }
  | { readonly ask: 'keep'; readonly blobs: readonly KeptBytes[] }
  /** From now on no other act may come in between. */
  | { readonly ask: 'alone'; readonly name: string }
  | { readonly ask: 'stage'; readonly name: string }
  | { readonly ask: 'commit' }
  /**
   * An act that was committed. The next is told once everybody has heard of this one: many that wait are taken together,
   * and nobody else is answered until the last.
   */
  | { readonly ask: 'hear'; readonly act: RecordedAct };

/** What the thread says. */
export type AsideNews =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'wrote'; readonly rows: number }
  | { readonly type: 'question'; readonly question: AsideQuestion }
  | { readonly type: 'committed' }
  /** Nothing is being written any more; why, where that failed. */
  | { readonly type: 'unstaged'; readonly fault: Fault | null }
  | { readonly type: 'not-alone' }
  /** The file is not needed any more. */
  | { readonly type: 'release'; readonly reference: string }
  /** Asks for a document to be read, which only the program can start a process for. */
  | {
      readonly type: 'read';
      readonly call: number;
      readonly path: string;
      readonly name: string;
      readonly options: ReadOptions;
    }
  | { readonly type: 'result'; readonly value: unknown };

/** What it is told. */
export type AsideWord =
  | { readonly type: 'cancel' }
  | { readonly type: 'document'; readonly call: number; readonly answer: Answer<ReadResult> };

/** A value, or why there is none: an error itself would lose its class on the way. */
export type Answer<T> = { readonly value: T } | { readonly error: ErrorValue } | { readonly fault: Fault };

/** An error of SQLite or of the system, which would lose on the way what it is called, and all it says. */
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

/** The error again. */
export function errorOf({ message, stack, code }: Fault): Error {
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return code === null ? error : Object.assign(error, { code });
}

/** What `work` gives or throws, as it crosses. */
export async function answerOf<T>(work: () => T | Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return unanswered(error);
  }
}

/** The same at once. */
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

/** Gives or throws what was answered. */
export function taken<T>(answer: Answer<T>): T {
  if ('value' in answer) return answer.value;
  if ('fault' in answer) throw errorOf(answer.fault);
  const { code, key, parameters } = answer.error;
  throw new AppError(code, key, parameters);
}
