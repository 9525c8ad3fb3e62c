// Files are packed before it is their turn, by other threads than the one that makes what stands before them.
import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

/** What goes into an archive under a name. */
export type ZipEntry = { readonly name: string } & (
  | {
      /** A file, read when it is its turn or a little before, piece by piece; one of several pieces is not packed. */
      readonly pieces: readonly (() => Buffer)[];
    }
  | {
      /** Made while it is written, and packed. */
      readonly made: () => Iterable<Buffer>;
    }
);

/** A file, packed. */
export interface Packed {
  readonly bytes: Buffer;
  readonly crc: number;
  readonly size: number;
}

/** An entry; `packed` is null where it is not packed ahead. */
export interface Waiting {
  readonly entry: ZipEntry;
  readonly packed: Promise<Packed> | null;
}

/** So many files are packed at a time. */
const AT_A_TIME = 2;
/** So many bytes, and entries, may wait. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_WAITING = 4000;

const pack = promisify(deflateRaw);

/** Gives entries in their order. End it, lest it go on. */
export class PackedAhead {
  readonly #entries: Iterator<ZipEntry>;
  readonly #waiting: Waiting[] = [];
  #underWay = 0;
  #bytes = 0;
  #isOver = false;

  constructor(entries: Iterable<ZipEntry>) {
    this.#entries = entries[Symbol.iterator]();
  }

  /** The next entry; undefined behind the last one. Throws what reading a file throws. */
  next(): Waiting | undefined {
    this.#goOn();
    if (this.#waiting.length === 0) this.#take();
    return this.#waiting.shift();
  }

  /** What was packed of one was written. */
  written({ bytes }: Packed): void {
    this.#bytes -= bytes.length;
    this.#goOn();
  }

  end(): void {
    this.#isOver = true;
  }

  #goOn(): void {
    const isRoom = (): boolean => this.#bytes < MAX_BYTES && this.#waiting.length < MAX_WAITING;
    while (!this.#isOver && this.#underWay < AT_A_TIME && isRoom()) this.#take();
  }

  #take(): void {
    const { value: entry, done } = this.#entries.next() as IteratorResult<ZipEntry, undefined>;
    if (done === true) {
      this.#isOver = true;
      return;
    }
    const isAhead = 'pieces' in entry && entry.pieces.length < 2;
    const packed = isAhead ? this.#packed(entry.pieces[0]?.() ?? Buffer.alloc(0)) : null;
    // It is thrown where the entry is written; until then nobody waits for it.
    packed?.catch(() => undefined);
    this.#waiting.push({ entry, packed });
  }

  async #packed(file: Buffer): Promise<Packed> {
    this.#underWay += 1;
    this.#bytes += file.length;
    const bytes = await pack(file);
    this.#underWay -= 1;
    this.#bytes += bytes.length - file.length;
    const packed = { bytes, crc: crc32(file), size: file.length };
    this.#goOn();
    return packed;
  }
}
