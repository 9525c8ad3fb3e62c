interface Asked<Answer> {
  readonly answer: Promise<Answer>;
  readonly acts: number;
}

/**
 * Answers that are asked for before the one is there who takes them, by what they are about. An answer is taken once, and
 * only while as many acts were heard of as when it was asked for: of one that came before the news of an act nobody can
 * say whether that act is in it.
 */
export class AskedAhead<Answer> {
  readonly #request: (id: string) => Promise<Answer>;
  readonly #asked = new Map<string, Asked<Answer>>();

  constructor(request: (id: string) => Promise<Answer>) {
    this.#request = request;
  }

  ask(id: string, acts: number): void {
    const answer = this.#request(id);
    // Whoever takes it is told of it.
    answer.catch(() => undefined);
    this.#asked.set(id, { answer, acts });
  }

  /** Lets go of answers about anything else. */
  keepOnly(ids: readonly string[]): void {
    for (const id of this.#asked.keys()) if (!ids.includes(id)) this.#asked.delete(id);
  }

  /** The answer that was asked for ahead, where it is still true; else it is asked for now. */
  take(id: string, acts: number): Promise<Answer> {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    return asked?.acts === acts ? asked.answer : this.#request(id);
  }
}
