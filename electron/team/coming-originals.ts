// In which order the originals come that a file does not have yet: what somebody opens first, then small ones, many at once.
import { PART_BYTES } from '#core/team/parts.ts';
import { absentBlob, absentBlobs, type AbsentBlob } from '#db/absent.ts';
import type { ReadDb } from '#db/handles.ts';

/** The originals that are still to come in one go; `isAll`: also what is put off. `wanted` are those that somebody has opened. */
export class ComingOriginals {
  readonly #db: ReadDb;
  readonly #isAll: boolean;
  readonly #wanted: () => readonly string[];
  /** Asked for, come or left for another time. */
  readonly #taken = new Set<string>();
  /** Read once: a study may have many thousands. */
  #waiting: AbsentBlob[] = [];

  constructor(db: ReadDb, isAll: boolean, wanted: () => readonly string[]) {
    this.#db = db;
    this.#isAll = isAll;
    this.#wanted = wanted;
  }

  /** Those to be asked for next, together no larger than a part, or one alone; none where all are taken. */
  next(): readonly AbsentBlob[] {
    // One that somebody opened may be here by now, or its source be removed.
    const first = this.#wanted()
      .filter((hash) => !this.#taken.has(hash))
      .map((hash) => absentBlob(this.#db, hash))
      .find((one) => one !== undefined);
    const some = first ? [first] : this.#smallest();
    for (const { hash } of some) this.#taken.add(hash);
    return some;
  }

  #smallest(): readonly AbsentBlob[] {
    const isFree = ({ hash }: AbsentBlob): boolean => !this.#taken.has(hash);
    this.#waiting = this.#waiting.filter(isFree);
    // Others may have been named meanwhile, or are not put off any more.
    if (this.#waiting.length === 0) this.#waiting = absentBlobs(this.#db, this.#isAll).filter(isFree);
    let size = 0;
    const end = this.#waiting.findIndex((one) => (size += one.size) > PART_BYTES);
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : Math.max(1, end));
  }

  /** Has those come later that were asked for and did not fit in the answer. */
  laterOf(asked: readonly AbsentBlob[], came: ReadonlySet<string>): void {
    const later = asked.filter(({ hash }) => !came.has(hash));
    for (const { hash } of later) this.#taken.delete(hash);
    this.#waiting.unshift(...later);
  }

  /** Whether an original that did not come is needed still: its source may have been removed meanwhile. */
  isNeeded({ hash }: AbsentBlob): boolean {
    return absentBlobs(this.#db).some((one) => one.hash === hash);
  }
}
