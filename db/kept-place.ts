// Whether an open study is still where it was opened, and what can be done with it where it is not.
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import { onDisk } from './disk-trouble.ts';
import type { ReadDb } from './handles.ts';
import { refuseOwnFile } from './own-files.ts';
import { isTaken, partBeside, refuseLongPath } from './place.ts';
import { OpenedPlace, type LostPlace } from './still-there.ts';
import { placePart } from './whole-copy.ts';
import type { WriteAheadLog } from './write-ahead-log.ts';

/** The place of one open study. */
export class KeptPlace {
  readonly #path: string;
  readonly #db: ReadDb;
  readonly #log: WriteAheadLog | null;
  readonly #opened: OpenedPlace;
  #lost: LostPlace | null = null;
  /** Prevents folding while the study is lost: the file in its place may be somebody else's. */
  #releaseLog: (() => void) | null = null;

  /** The study at `path` was just opened. `log` is its write-ahead log, or null where the study is only read. */
  constructor(path: string, db: ReadDb, log: WriteAheadLog | null) {
    this.#path = path;
    this.#db = db;
    this.#log = log;
    this.#opened = new OpenedPlace(path, { withLog: log !== null });
  }

  /** How the study was lost, as of the last look; null where it is in its place. */
  get lost(): LostPlace | null {
    return this.#lost;
  }

  /** Whether the file and its log are where they were. Quick: asked after every act. */
  isStill(): boolean {
    return this.#opened.isStill();
  }

  /**
   * Looks whether the study is in its place. A lost one may return, like a disk that was pulled out and
   * plugged in again.
   */
  look(): LostPlace | null {
    const lost = this.#opened.lost();
    this.#lost = lost;
    if (lost) this.#releaseLog ??= this.#log?.hold() ?? (() => undefined);
    else {
      this.#releaseLog?.();
      this.#releaseLog = null;
    }
    return lost;
  }

  /** Throws `conflict` where the study is open and lost: an act is answered only where it can be found again. */
  expect(): void {
    // A study that was closed here no longer has a log.
    if (!this.#db.sqlite.open || (!this.#lost && this.#opened.isStill())) return;
    const lost = this.look();
    if (lost) throw new AppError('conflict', `errors:place_${lost.how}`, { name: basename(this.#path) });
  }

  /**
   * Writes all that the connection sees into a new file at `path`, even where its own file is gone. Throws
   * `conflict` when the new file exists.
   */
  writeInto(path: string): void {
    const name = basename(path);
    refuseLongPath(path);
    refuseOwnFile(path);
    if (isTaken(path)) throw new AppError('conflict', 'errors:file_exists', { name });
    const part = partBeside(path);
    try {
      onDisk(name, () => this.#db.sqlite.prepare('VACUUM INTO ?').run(part));
      placePart(part, path);
    } finally {
      rmSync(part, { force: true });
    }
  }

  /**
   * Folds the log into the file, which lies at `path` now. Throws `conflict` where another program has begun
   * a log there, or where not all of the log could be folded, as while somebody reads: the acts in the log
   * alone would be left behind.
   */
  foldAt(path: string): void {
    if (!this.#opened.hasOnlyOurLog(path))
      throw new AppError('conflict', 'errors:place_taken', { name: basename(this.#path) });
    if (this.#log?.foldForGood() === false)
      throw new AppError('conflict', 'errors:place_not_reopened', { name: basename(this.#path) });
  }

  /** Sets aside the log that lies beside somebody else's file. */
  setLogAside(): void {
    this.#opened.setLogAside();
  }
}
