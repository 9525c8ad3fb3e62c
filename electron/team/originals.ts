// Brings the originals that a file of a team does not have yet, one after the other: those that somebody opens come first.
import { AppError } from '#core/errors.ts';
import type { Transport } from '#core/team/transport.ts';
import { absentBlobs, comingOf, isAbsent, putOff } from '#db/absent.ts';
import type { Copying } from '../engines/copying.ts';
import { namedBlob, titleIn } from './named-blob.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** What bringing originals came to: how many came, and how many did not, with the reason for the first of these. */
export interface Brought {
  readonly came: number;
  readonly left: number;
  readonly why: AppError | null;
}

/** What brings originals needs. */
export interface OriginalsParts {
  readonly study: Pick<ReplicaStudy, 'store' | 'alone'>;
  /** Called after each original that has come. */
  readonly came: () => void;
}

/** The originals that one file is still to receive. */
export class Originals {
  readonly #parts: OriginalsParts;
  /** Those that somebody has opened, the last one first. */
  #wanted: string[] = [];
  #stop: AbortController | null = null;
  #running: Promise<unknown> = Promise.resolve();

  constructor(parts: OriginalsParts) {
    this.#parts = parts;
  }

  /** Has this original come next. Returns whether it is still to come. */
  want(hash: string): boolean {
    if (!isAbsent(this.#parts.study.store.db, hash)) return false;
    this.#wanted = [hash, ...this.#wanted.filter((one) => one !== hash)];
    return true;
  }

  /** Goes on bringing what is not put off and what somebody has opened, beside other work, unless that is done already. */
  goOn(transport: Pick<Transport, 'getBlob'>): void {
    const { count, isPutOff } = comingOf(this.#parts.study.store.db);
    if (this.#stop || count === 0 || (isPutOff && this.#wanted.length === 0)) return;
    const stop = new AbortController();
    this.#stop = stop;
    // What did not come is tried again with the next exchange.
    this.#running = this.bring(transport, false, { signal: stop.signal, progress: () => undefined })
      .catch(() => undefined)
      .finally(() => (this.#stop = null));
  }

  /** Stops what goes on beside other work, after the original that is on its way. */
  async stop(): Promise<void> {
    this.#stop?.abort();
    await this.#running;
  }

  /** Has nothing more come by itself, or everything again. */
  putOff(isPutOff: boolean): void {
    putOff(this.#parts.study.store.db, isPutOff);
    if (isPutOff) this.#stop?.abort();
    this.#parts.came();
  }

  /**
   * Brings what is still to come; `isAll`: also what is put off. One that is not at the place, or is damaged there, is left for
   * another time. Rejects with `cancelled`, and with what passes by itself, such as a broken line. What came stays. Reports bytes.
   */
  async bring(
    transport: Pick<Transport, 'getBlob'>,
    isAll: boolean,
    { signal, progress }: Copying,
  ): Promise<Brought> {
    const { study, came: told } = this.#parts;
    const { db } = study.store;
    const left = new Set<string>();
    const total = comingOf(db).bytes;
    let [came, done] = [0, 0];
    let why: AppError | null = null;
    for (;;) {
      const next = this.#next(isAll, left);
      if (!next) return { came, left: left.size, why };
      if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
      try {
        const bytes = await namedBlob(transport, next.hash, () => titleIn(db, next.hash));
        await study.alone.free();
        if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
        this.#keep(next.hash, bytes);
        came += 1;
      } catch (error) {
        if (!(error instanceof AppError) || !isOfOne(error)) throw error;
        left.add(next.hash);
        why ??= error;
      }
      this.#wanted = this.#wanted.filter((hash) => hash !== next.hash);
      progress({ done: (done += next.size), total });
      told();
    }
  }

  #next(isAll: boolean, left: ReadonlySet<string>) {
    const { db } = this.#parts.study.store;
    const absent = absentBlobs(db).filter(({ hash }) => !left.has(hash));
    const wanted = this.#wanted.find((hash) => absent.some((one) => one.hash === hash));
    if (wanted !== undefined) return absent.find(({ hash }) => hash === wanted);
    return isAll ? absent[0] : absentBlobs(db, false).find(({ hash }) => !left.has(hash));
  }

  #keep(hash: string, bytes: Uint8Array): void {
    const ahead = this.#parts.study.store.keepAhead();
    try {
      ahead.keep([{ hash, bytes }]);
    } finally {
      ahead.end();
    }
  }
}

/** Whether an error is about one original alone: others may come all the same. In a folder one may be on its way. */
function isOfOne({ code, key }: AppError): boolean {
  return key === 'team_folder:no_blob' || (code !== 'locked' && code !== 'cancelled');
}
