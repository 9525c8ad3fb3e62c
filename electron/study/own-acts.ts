// The acts that a person does in an open study, as far as work of their team stands aside for them: both need the file, and who acts
// while others' acts are written would wait for the disk twice.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Acts that come one right after the other are at most so many milliseconds apart. */
const SOON_MS = 100;

export class OwnActs {
  /** Runs as long as another act may come soon. */
  #soon: NodeJS.Timeout | null = null;
  #over = Promise.withResolvers<void>();

  /** Call when one is done. */
  done(): void {
    this.#goOn();
    // A program that has nothing else to do ends.
    this.#soon = setTimeout(() => this.#goOn(), SOON_MS).unref();
  }

  /**
   * Resolves when work may begin for which an act would have to wait: right behind the next act where one came just now, since no
   * moment is farther from the one after it; at once where none came for a while, or as soon as that is so.
   */
  async between(): Promise<void> {
    if (!this.#soon) return;
    this.#soon.ref();
    await this.#over.promise;
    // Who did the act has the answer first.
    await nextTurn();
  }

  #goOn(): void {
    if (this.#soon) clearTimeout(this.#soon);
    this.#soon = null;
    this.#over.resolve();
    this.#over = Promise.withResolvers();
  }
}
