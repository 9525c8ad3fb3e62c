// A cache of questions to the study: those under way and those answered recently, by question and by who asks. The same
// question gets the same answer until a change touches a table it was read from. A question that everybody has
// withdrawn is cancelled.
import type { CallOptions, Outcome, Transport } from '#electron/rpc/transport.ts';
import type { ProjectState } from './project.ts';

export type Versions = ProjectState['versions'];

/** The tables that an answer was read from; null if any change may affect it. */
export type Reads = Extract<Outcome, { ok: true }>['reads'];

/** Whether an answer given at table versions `at` still holds at versions `now`. */
export function isTrueStill(reads: Reads, at: Versions, now: Versions): boolean {
  return at === now || (reads?.every((table) => at[table] === now[table]) ?? false);
}

interface Question {
  readonly at: Versions;
  readonly outcome: Promise<Outcome>;
  readonly giveUp: AbortController;
  answer: Outcome | null;
  waiting: number;
}

/** How many answers to keep for the next caller. */
const MAX_KEPT = 16;

/** Services outside the study: no change announces that their answers are out of date, so they are never cached. */
const BESIDE_THE_STUDY = /^(?:desk|snapshots)\./;

export class Questions {
  readonly #transport: Pick<Transport, 'invoke'>;
  readonly #versions: () => Versions;
  readonly #asked = new Map<string, Question>();

  /** `versions` returns the current table versions; the object must stay the same until a change arrives. */
  constructor(transport: Pick<Transport, 'invoke'>, versions: () => Versions) {
    this.#transport = transport;
    this.#versions = versions;
  }

  /** Calls a read-only method, or joins a call for the same question. Aborting `signal` withdraws the question. */
  async ask(name: string, input: unknown, { signal, ...options }: CallOptions): Promise<Outcome> {
    if (BESIDE_THE_STUDY.test(name)) return this.#transport.invoke(name, input, options);
    const key = JSON.stringify([name, input, options]);
    const known = this.#asked.get(key);
    const question = known && this.#isTrue(known) ? known : this.#begin(key, name, input, options);
    question.waiting += 1;
    const leave = (): void => {
      question.waiting -= 1;
      if (question.waiting > 0 || question.answer !== null) return;
      this.#forget(key, question);
      question.giveUp.abort();
    };
    signal?.addEventListener('abort', leave, { once: true });
    return question.outcome;
  }

  #begin(key: string, name: string, input: unknown, options: CallOptions): Question {
    const giveUp = new AbortController();
    const outcome = this.#transport.invoke(name, input, { ...options, signal: giveUp.signal });
    const question: Question = { at: this.#versions(), outcome, giveUp, answer: null, waiting: 0 };
    this.#asked.delete(key);
    this.#asked.set(key, question);
    void outcome.then((answer) => {
      question.answer = answer;
      // Jobs do not report which tables they read, so their answers are not kept.
      if (!answer.ok || answer.reads === undefined) this.#forget(key, question);
      else for (const old of [...this.#asked.keys()].slice(0, -MAX_KEPT)) this.#asked.delete(old);
    });
    return question;
  }

  #isTrue({ at, answer }: Question): boolean {
    const now = this.#versions();
    return answer === null ? at === now : answer.ok && isTrueStill(answer.reads, at, now);
  }

  #forget(key: string, question: Question): void {
    if (this.#asked.get(key) === question) this.#asked.delete(key);
  }
}
