// Brings the originals that a file of a team does not have yet: those that somebody opens come first, then small ones together.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#core/errors.ts';
import type { NamedBytes, ToldOfParts } from '#core/team/transport.ts';
import { comingOf, isAbsent, putOff, type AbsentBlob } from '#db/absent.ts';
import type { ReadDb } from '#db/handles.ts';
import type { Copying } from '../engines/copying.ts';
import { again } from './again.ts';
import { ComingOriginals } from './coming-originals.ts';
import { nextBlobs, titleIn, type BlobSource } from './named-blob.ts';
import { unlessStopped } from './postgres/silent-server.ts';
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
  /** Called each time that some have come, or one has been left. */
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
  goOn(source: BlobSource): void {
    const { count, isPutOff } = comingOf(this.#parts.study.store.db);
    if (this.#stop || count === 0 || (isPutOff && this.#wanted.length === 0)) return;
    const stop = new AbortController();
    this.#stop = stop;
    // What did not come is tried again with the next exchange.
    this.#running = this.bring(source, false, { signal: stop.signal, progress: () => undefined })
      .catch(() => undefined)
      .finally(() => (this.#stop = null));
  }

  /** Stops what goes on beside other work: what is on its way comes another time. */
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
   * another time. Goes on after a broken line, for as long as `again` does. Rejects with `cancelled` at once, and with what passes by
   * itself. What came stays. Reports bytes.
   */
  async bring(source: BlobSource, isAll: boolean, { signal, progress }: Copying): Promise<Brought> {
    const { study, came: told } = this.#parts;
    const { db } = study.store;
    const total = comingOf(db).bytes;
    const coming = new ComingOriginals(db, isAll, () => this.#wanted);
    let [came, left, done] = [0, 0, 0];
    let why: AppError | null = null;
    const next = (): Asked | null => {
      const asked = coming.next();
      if (asked.length === 0) return null;
      const sent = (bytes: number): void => {
        expectGoingOn(signal);
        progress({ done: done + bytes, total });
      };
      const answer = unlessStopped(
        again(() => someOf(db, source, asked, sent), signal),
        signal,
      );
      answer.catch(() => undefined);
      return { asked, answer };
    };
    for (let now = next(); now !== null;) {
      const { asked, answer } = now;
      const some = await answer;
      const blobs = some instanceof AppError ? [] : some;
      const [first] = asked;
      if (some instanceof AppError && first && coming.isNeeded(first)) {
        left += 1;
        why ??= some;
      }
      const over = new Set(blobs.map(({ hash }) => hash));
      if (blobs.length === 0 && first) over.add(first.hash);
      coming.laterOf(asked, over);
      this.#wanted = this.#wanted.filter((hash) => !over.has(hash));
      // The next ones are on their way while these are kept.
      now = next();
      await nextTurn();
      await study.alone.free();
      expectGoingOn(signal);
      if (blobs.length > 0) this.#keep(blobs);
      came += blobs.length;
      for (const { hash, size } of asked) if (over.has(hash)) done += size;
      progress({ done, total });
      told();
      // Somebody may have opened another one while the last ones were kept.
      now ??= next();
    }
    return { came, left, why };
  }

  #keep(blobs: readonly NamedBytes[]): void {
    const ahead = this.#parts.study.store.keepAhead();
    try {
      ahead.keep(blobs);
    } finally {
      ahead.end();
    }
  }
}

/** Originals that are on their way, or why the first of them does not come. */
interface Asked {
  readonly asked: readonly AbsentBlob[];
  readonly answer: Promise<readonly NamedBytes[] | AppError>;
}

async function someOf(
  db: ReadDb,
  source: BlobSource,
  asked: readonly AbsentBlob[],
  sent: ToldOfParts,
): Promise<readonly NamedBytes[] | AppError> {
  const hashes = asked.map(({ hash }) => hash);
  try {
    return await nextBlobs(source, hashes, (hash) => titleIn(db, hash), sent);
  } catch (error) {
    if (error instanceof AppError && isOfOne(error)) return error;
    throw error;
  }
}

function expectGoingOn(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
}

/** Whether an error is about one original alone: others may come all the same. In a folder one may be on its way. */
function isOfOne({ code, key }: AppError): boolean {
  return key === 'team_folder:no_blob' || (code !== 'locked' && code !== 'cancelled');
}
