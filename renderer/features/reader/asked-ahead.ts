interface Asked<Answer> {
  readonly answer: Promise<Answer>;
  readonly acts: number;
}

/**
 * Answers requested before the component that needs them exists, by subject. Each is taken once, and only if no change
 * has arrived since it was requested: otherwise it would be unknown whether the answer includes that change.
 */
export class AskedAhead<Answer> {
  readonly #request: (id: string) => Promise<Answer>;
  readonly #asked = new Map<string, Asked<Answer>>();

  constructor(request: (id: string) => Promise<Answer>) {
    this.#request = request;
  }

  ask(id: string, acts: number): void {
    const answer = this.#request(id);
    // The caller of `take` handles the error.
    answer.catch(() => undefined);
    this.#asked.set(id, { answer, acts });
  }

  /** Drops answers about other subjects. */
  keepOnly(ids: readonly string[]): void {
    for (const id of this.#asked.keys()) if (!ids.includes(id)) this.#asked.delete(id);
  }

  /** The answer requested ahead, if it still holds; else requests it now. */
  take(id: string, acts: number): Promise<Answer> {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    return asked?.acts === acts ? asked.answer : this.#request(id);
  }
}
