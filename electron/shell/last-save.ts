// A burst of typing is saved when it pauses; before the page goes, or its project, it is asked to save now.
import { randomUUID } from 'node:crypto';
import type { PageMessage } from '../rpc/bridge.ts';

/** How long a page that does not answer holds up the closing of its window, in milliseconds. */
const PATIENCE = 3000;

export class LastSave {
  readonly #tell: (message: PageMessage) => void;
  readonly #waiting = new Map<string, () => void>();

  /** `tell` reaches the page. */
  constructor(tell: (message: PageMessage) => void) {
    this.#tell = tell;
  }

  /** Asks the page to save; resolves when it has, or when it has had its time. */
  ask(): Promise<void> {
    const save = randomUUID();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.done(save), PATIENCE);
      this.#waiting.set(save, () => {
        clearTimeout(timer);
        resolve();
      });
      this.#tell({ save });
    });
  }

  /** The page has saved. */
  done(save: string): void {
    this.#waiting.get(save)?.();
    this.#waiting.delete(save);
  }
}
