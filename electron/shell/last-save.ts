// A burst of typing is saved when it pauses; before the page goes, or its project, it is asked to save now.
import { randomUUID } from 'node:crypto';
import type { PageMessage } from '../rpc/bridge.ts';

/** How long a page that does not even hear it holds up the closing of its window, in milliseconds. */
const PATIENCE = 2000;

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly resolve: () => void;
}

export class LastSave {
  readonly #tell: (message: PageMessage) => void;
  readonly #waiting = new Map<string, Waiting>();

  /** `tell` reaches the page. */
  constructor(tell: (message: PageMessage) => void) {
    this.#tell = tell;
  }

  /** Asks the page to save; resolves when it has, or when there is no page that hears. */
  ask(): Promise<void> {
    const save = randomUUID();
    return new Promise((resolve) => {
      this.#waiting.set(save, { resolve, timer: setTimeout(() => this.done(save), PATIENCE) });
      this.#tell({ save });
    });
  }

  /** The page has heard and is saving; it may have to ask the analyst something first. */
  heard(save: string): void {
    clearTimeout(this.#waiting.get(save)?.timer);
  }

  /** The page has saved. */
  done(save: string): void {
    this.heard(save);
    this.#waiting.get(save)?.resolve();
    this.#waiting.delete(save);
  }
}
