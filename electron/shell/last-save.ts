// Typing is saved when it pauses; before the page or its project closes, the page is asked to save at once.
import { randomUUID } from 'node:crypto';
import type { PageMessage } from '../rpc/bridge.ts';

/**
 * How long a page that does not respond delays closing its window, in milliseconds. On a busy computer a page that is well
 * may need some seconds to respond; closing the window a second time does not wait.
 */
const RESPONSE_TIMEOUT_MS = 10_000;

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly resolve: () => void;
}

export class LastSave {
  readonly #tell: (message: PageMessage) => void;
  readonly #waiting = new Map<string, Waiting>();
  #isPageThere = false;

  /** `tell` sends a message to the page. */
  constructor(tell: (message: PageMessage) => void) {
    this.#tell = tell;
  }

  /** The page is there: from now on it hears what it is asked, and has something to save. */
  pageThere(): void {
    this.#isPageThere = true;
  }

  /** Asks the page to save. Resolves when it has saved, does not respond in time, is gone, or was never there. */
  ask(): Promise<void> {
    if (!this.#isPageThere) return Promise.resolve();
    const save = randomUUID();
    return new Promise((resolve) => {
      this.#waiting.set(save, { resolve, timer: setTimeout(() => this.done(save), RESPONSE_TIMEOUT_MS) });
      this.#tell({ save });
    });
  }

  /** The page is saving; it may have to ask the analyst something first. */
  heard(save: string): void {
    clearTimeout(this.#waiting.get(save)?.timer);
  }

  /** The page has saved. */
  done(save: string): void {
    this.heard(save);
    this.#waiting.get(save)?.resolve();
    this.#waiting.delete(save);
  }

  /** The page was reloaded or has crashed: nothing that it was asked will be answered. */
  pageGone(): void {
    this.#isPageThere = false;
    for (const save of this.#waiting.keys()) this.done(save);
  }
}
