// Questions to the study that are on their way or were answered a moment ago, by what is asked and who asks. Whoever asks the
// same before anything has changed by which the answer goes is given the same answer; what nobody waits for any more is given
// up.
import type { CallOptions, Outcome, Transport } from '#electron/rpc/transport.ts';
import type { ProjectState } from './project.ts';

export type Versions = ProjectState['versions'];

/** The tables by which an answer goes; null where any act may change it. */
export type Reads = Extract<Outcome, { ok: true }>['reads'];

/** Whether what was answered when the tables were as `at` is true of how they are `now`. */
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

/** How many answers are kept for whoever asks the same next. */
const MAX_KEPT = 16;

/** Services that are no part of the study: no act tells of what they answer by. */
const BESIDE_THE_STUDY = /^(?:desk|snapshots)\./;

export class Questions {
  readonly #transport: Pick<Transport, 'invoke'>;
  readonly #versions: () => Versions;
  readonly #asked = new Map<string, Question>();

  /** `versions` says how the tables of the open study are; it is the same object until an act is heard of. */
  constructor(transport: Pick<Transport, 'invoke'>, versions: () => Versions) {
    this.#transport = transport;
    this.#versions = versions;
  }

  /** Asks by a method that only reads, or joins those who asked the same. `signal` says that one waits no more. */
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
      // Of a job nobody knows by what it goes.
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
