// How a thread answers calls: it works in short slices, so that it notices soon when no caller waits for a result any
// more.
import { parentPort } from 'node:worker_threads';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#core/errors.ts';
import type { Asked, CallTable, ThreadMessage } from './calls.ts';
import type { ThreadTexts } from './thread-texts.ts';

/** How long one slice of work may take, in milliseconds. */
export const SLICE_MS = 20;

/** Thrown to abandon work that no caller waits for. */
class Cancelled extends Error {}

type Answers<Calls extends CallTable<Calls>> = {
  readonly [C in keyof Calls]: (input: Calls[C][0], id: number) => Calls[C][1] | Promise<Calls[C][1]>;
};

export interface Answering<Calls extends CallTable<Calls>> {
  /** Sends a message to the main thread. */
  readonly tell: (message: ThreadMessage) => void;
  /** Lets messages in. Throws if the call was cancelled or the project is being closed. */
  readonly letMessagesIn: (id: number) => Promise<void>;
  /** From now on answers calls with these. */
  readonly answerWith: (answers: Answers<Calls>) => void;
}

/** Answers calls to this thread, which reads its texts from `source`. */
export function answering<Calls extends CallTable<Calls>>(source: ThreadTexts): Answering<Calls> {
  const cancelled = new Set<number>();
  const tell = (message: ThreadMessage): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage(message);
  };
  const answer = async (
    id: number,
    give: ((input: unknown, id: number) => unknown) | undefined,
    input: unknown,
  ): Promise<void> => {
    try {
      tell({ id, output: await give?.(input, id) });
    } catch (error) {
      if (error instanceof Cancelled || source.letGoIfAsked()) tell({ id, cancelled: true });
      else if (error instanceof AppError) tell({ id, refused: error.value });
      else {
        const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
        tell({ id, failed: { message, stack } });
      }
    } finally {
      cancelled.delete(id);
    }
  };
  return {
    tell,
    letMessagesIn: async (id) => {
      await nextTurn();
      if (cancelled.has(id) || source.letGoIfAsked()) throw new Cancelled();
    },
    answerWith: (answers) => {
      // The types of the caller keep input and name together.
      const byName = answers as Readonly<Record<string, (input: unknown, id: number) => unknown>>;
      parentPort?.on('message', (asked: Asked | null) => {
        if (source.letGoIfAsked() || asked === null) return;
        if ('cancel' in asked) cancelled.add(asked.cancel);
        else void answer(asked.id, byName[asked.call], asked.input);
      });
    },
  };
}
