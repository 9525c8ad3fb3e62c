// What a job writes in its thread, as the open study takes part in it: other acts are kept out, and everybody hears of it
// once it is in the file.
import type { LentStage } from '#db/store.ts';
import type { RecordedAct } from '#db/stage.ts';

/** What the study does meanwhile. */
export interface AroundStage {
  /** The newest act of the history, by its number. */
  readonly newest: () => number;
  readonly expectInPlace: () => void;
  /** Lets everybody hear of the act. */
  readonly tell: (act: RecordedAct) => void;
  /** Lets everybody read anew: nobody heard of what is there. */
  readonly readAnew: () => void;
}

export class StudyStage {
  readonly #lent: LentStage;
  readonly #around: AroundStage;
  readonly #over = Promise.withResolvers<void>();
  #heard: number;
  #mayBeCommitted = false;
  #isOver = false;

  constructor(lent: LentStage, around: AroundStage) {
    this.#lent = lent;
    this.#around = around;
    this.#heard = around.newest();
  }

  /** Whether what it wrote may be in the file, and not everybody has heard of all of it yet. */
  get isTelling(): boolean {
    return this.#mayBeCommitted && !this.#isOver;
  }

  /** Resolves when it is over. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  /** To be called before it is committed: from then on what is read may be of it. Throws where the study is lost from its place. */
  committing(): void {
    this.#around.expectInPlace();
    this.#mayBeCommitted = true;
  }

  committed(): void {
    this.#lent.committed();
  }

  act(act: RecordedAct): void {
    this.#heard = act.seq;
    this.#around.tell(act);
  }

  failed(error: Error): void {
    this.#lent.failed(error);
  }

  /** To be called once the thread writes no more; also where it ended in between, and nobody can say how far it came. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    try {
      this.#lent.end();
      if (this.#around.newest() !== this.#heard) this.#around.readAnew();
    } finally {
      // Whatever the disk says: whoever waits is to be answered.
      this.#over.resolve();
    }
  }
}
