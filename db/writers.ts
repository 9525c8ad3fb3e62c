// Who writes an open project besides its ordinary acts: an import on a connection of its own, a thread, and imports
// that keep blobs ahead of their act.
import { AppError } from '#core/errors.ts';
import type { Done, WriteArrived } from './acts.ts';
import type { AllBlobsAhead, KeptBytes } from './blobs-ahead.ts';
import type { Doubt } from './doubt.ts';
import type { ReadDb } from './handles.ts';
import { readWaitingAgain } from './row-acts.ts';
import { Stage, type StagedAct, type Staged } from './stage.ts';

/** A stage that another thread writes on a connection of its own. */
export interface LentStage {
  /** Call once the thread has committed, before any window is told. */
  readonly committed: () => void;
  /** Call where it failed: the disk may be the cause. */
  readonly failed: (error: unknown) => void;
  /** Call once the thread has closed its connection. */
  readonly end: () => void;
}

/** The blobs that one import keeps ahead of its act. */
export interface BlobsAhead {
  readonly keep: (blobs: readonly KeptBytes[]) => void;
  readonly end: () => void;
}

/** What the writers need of the project. */
export interface WritersParts {
  readonly db: ReadDb;
  readonly doubt: Doubt;
  readonly ahead: AllBlobsAhead;
  /** Throws where the project cannot be written now. */
  readonly expectWritable: () => void;
  readonly expectInPlace: () => void;
  /** Whether the project is lost from its place. */
  readonly isLost: () => boolean;
  /** To be called after each commit; `isImport`: a batch of an import, and others follow. */
  readonly committed: (commit?: { readonly isImport: boolean }) => void;
}

/** Thrown where work of the team gave way to an act: nothing of it is written. */
export class GaveWay extends Error {}

interface GivingWay {
  readonly stage: Stage;
  hasGivenWay: boolean;
}

export class Writers {
  readonly #project: WritersParts;
  /** The import that is being written on a connection of its own, or work of the team, which has no name. */
  #stage: Pick<Stage, 'name' | 'end'> | null = null;
  /** The work of the team that gives way to any act, and whether it has. */
  #givingWay: GivingWay | null = null;
  /** The blobs that each running import keeps ahead. */
  readonly #keeping = new Set<ReadonlySet<string>>();

  constructor(project: WritersParts) {
    this.#project = project;
  }

  /** Whether nobody is writing, or keeps blobs ahead. */
  get areAtRest(): boolean {
    return !this.#stage && this.#keeping.size === 0;
  }

  /**
   * Throws `locked` while an import or work of the team is being written, and what `expectWritable` throws. Work of the team that
   * gives way is rolled back instead.
   */
  expectFree(): void {
    this.#project.expectWritable();
    if (this.#givingWay) {
      this.#givingWay.hasGivenWay = true;
      this.#givingWay.stage.end();
      this.#givingWay = this.#stage = null;
    }
    if (this.#stage?.name === null) throw new AppError('locked', 'errors:team_settling');
    if (this.#stage) throw new AppError('locked', 'errors:busy', { name: this.#stage.name });
    this.#project.doubt.settle();
  }

  /** See `Store.stage`. */
  async stage<T>(name: string, run: (act: StagedAct) => Promise<T>): Promise<Staged<T>> {
    const { result, acts } = await this.#staged(name, (stage) => run(stage.act));
    return { result, acts };
  }

  /** See `Store.takeInAside`. */
  async takeInAside<T>(
    run: (db: ReadDb, write: WriteArrived) => Promise<T>,
    isGivingWay: boolean,
  ): Promise<Done<T>> {
    const mine: GivingWay[] = [];
    try {
      const staged = await this.#staged(null, (stage) => {
        this.#givingWay = isGivingWay ? { stage, hasGivenWay: false } : null;
        if (this.#givingWay) mine.push(this.#givingWay);
        return stage.takeIn(run);
      });
      return staged.result;
    } catch (error) {
      throw mine.some(({ hasGivenWay }) => hasGivenWay) ? new GaveWay() : error;
    } finally {
      if (mine.some((each) => each === this.#givingWay)) this.#givingWay = null;
    }
  }

  /** How many imports keep blobs ahead: they would be refused while acts are taken in aside. */
  get keeping(): number {
    return this.#keeping.size;
  }

  async #staged<T>(name: string | null, run: (stage: Stage) => Promise<T>): Promise<Staged<T>> {
    this.expectFree();
    const { db, doubt, expectInPlace, committed } = this.#project;
    const stage = new Stage(db.sqlite.name, name, expectInPlace);
    this.#stage = stage;
    try {
      const result = await run(stage);
      await stage.putOnDisk();
      expectInPlace();
      const acts = doubt.watch(() => stage.commit());
      readWaitingAgain(db.sqlite);
      committed();
      return { result, acts };
    } finally {
      stage.end();
      // Where it gave way, another may be writing by now.
      if (this.#stage === stage) this.#stage = null;
    }
  }

  /** See `Store.lendStage`. */
  lend(name: string): LentStage {
    this.expectFree();
    const stage = { name, end: () => undefined };
    this.#stage = stage;
    return {
      committed: () => this.#project.committed(),
      failed: (error) => {
        try {
          this.#project.doubt.watch(() => {
            throw error;
          });
        } catch {
          // The thread itself reports to the caller that waits for it.
        }
      },
      end: () => {
        if (this.#stage === stage) this.#stage = null;
      },
    };
  }

  /** See `Store.keepAhead`. */
  keepAhead(): BlobsAhead {
    const { db, doubt, ahead, isLost, committed } = this.#project;
    const own = new Set<string>();
    return {
      keep: (blobs) => {
        this.expectFree();
        this.#keeping.add(own);
        doubt.watch(() => ahead.keep(blobs, own));
        committed({ isImport: true });
      },
      end: () => {
        this.#keeping.delete(own);
        ahead.release(own);
        if (db.sqlite.open && !this.#stage && !isLost()) ahead.removeLeft();
      },
    };
  }

  /** Ends the import that is being written: the project is being closed. */
  end(): void {
    this.#stage?.end();
  }
}
