// The open study's part in a transaction that a job writes in its thread: refuses other acts, and publishes the job's
// acts once they are committed.
import type { LentStage } from '#db/writers.ts';
import type { RecordedAct } from '#db/stage.ts';

/** What the stage needs of the study. */
export interface AroundStage {
  /** The number of the newest act in the history. */
  readonly newest: () => number;
  readonly expectInPlace: () => void;
  /** Publishes the act. */
  readonly tell: (act: RecordedAct) => void;
  /** Tells everybody to read everything again, because acts were committed that nobody heard of. */
  readonly reread: () => void;
}

export class StudyStage {
  readonly #lent: LentStage;
  readonly #study: AroundStage;
  readonly #over = Promise.withResolvers<void>();
  #lastPublished: number;
  #mayBeCommitted = false;
  #isOver = false;

  constructor(lent: LentStage, around: AroundStage) {
    this.#lent = lent;
    this.#study = around;
    this.#lastPublished = around.newest();
  }

  /** Whether the job's acts may be committed but are not all published yet. */
  get isTelling(): boolean {
    return this.#mayBeCommitted && !this.#isOver;
  }

  /** Resolves when the transaction is over. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  /**
   * Must be called before the commit: from then on, reads may see the job's acts. Throws if the study was lost from its
   * place.
   */
  committing(): void {
    this.#study.expectInPlace();
    this.#mayBeCommitted = true;
  }

  committed(): void {
    this.#lent.committed();
  }

  act(act: RecordedAct): void {
    this.#lastPublished = act.seq;
    this.#study.tell(act);
  }

  failed(error: Error): void {
    this.#lent.failed(error);
  }

  /** Must be called once the thread no longer writes, also if it ended early and nobody knows how far it came. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    try {
      this.#lent.end();
      if (this.#study.newest() !== this.#lastPublished) this.#study.reread();
    } finally {
      // Whatever the disk reports, waiting callers must be answered.
      this.#over.resolve();
    }
  }
}
