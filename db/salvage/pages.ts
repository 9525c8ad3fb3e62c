// The pages of a damaged file, read by need and past SQLite: the newest state of each, from the log where it has one, and
// whether it is proven to be as Concord left it.
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { openReadable } from '../header.ts';
import { pagesInLog } from '../log-pages.ts';
import { closeRead } from '../own-files.ts';
import { isAsSealed, sumsIn, sumsLeftIn, type PagesSealed } from '../seal.ts';

/** So many pages are read at once, since those that lie together are asked for together. */
const RUN = 32;

/** How many such runs are held in memory. */
const HELD = 32;

export class RawPages implements Disposable {
  /** Bytes of a page. */
  readonly size: number;
  /** Bytes of a page that hold something. */
  readonly usable: number;
  /** How many pages there are, from 1. */
  readonly count: number;
  /** Whether the file is shorter than its first page says. The sums of its pages are lost with its end. */
  readonly isCutOff: boolean;
  readonly #file: number;
  readonly #log: number | null;
  readonly #inLog: ReadonlyMap<number, number>;
  readonly #sums: PagesSealed;
  /** Runs of pages, by their place. */
  readonly #held = new Map<number, Buffer>();
  /** Per page: 0 where nobody has looked, 1 proven, 2 not. */
  readonly #proven: Uint8Array;

  /** Opens the file; with `hasOwnLog`, the log beside it too. Throws `conflict` for a file that is open in this process,
   * and `invalid` for one that may not be read. */
  constructor(path: string, hasOwnLog: boolean) {
    this.#file = openReadable(path, basename(path));
    const log = `${path}-wal`;
    this.#inLog = hasOwnLog ? pagesInLog(log) : new Map<number, number>();
    this.#log = this.#inLog.size > 0 && existsSync(log) ? openSync(log, 'r') : null;
    const header = Buffer.alloc(100);
    readSync(this.#file, header, 0, 100, 0);
    const seal = sumsIn(this.#file);
    this.size = seal?.pageSize ?? pageSizeIn(header);
    // Concord reserves nothing at the end of a page; another number is damage.
    this.usable = this.size;
    const room = Math.floor(fstatSync(this.#file).size / this.size);
    const said = header.readUInt32BE(28);
    const inFile = seal?.sums.length ?? (said > 0 && said <= room ? said : room);
    this.isCutOff = seal === null && this.#inLog.size === 0 && said > room && isOfConcord(header);
    this.#sums = seal ?? sumsLeftIn(this.#file, this.size, inFile);
    this.count = [...this.#inLog.keys()].reduce((most, page) => Math.max(most, page), inFile);
    this.#proven = new Uint8Array(this.count + 1);
  }

  [Symbol.dispose](): void {
    closeRead(this.#file);
    if (this.#log !== null) closeSync(this.#log);
  }

  /** The page of this number, or null where there is none. */
  at(number: number): Buffer | null {
    if (!(number >= 1 && number <= this.count)) return null;
    const inLog = this.#inLog.get(number);
    if (inLog !== undefined && this.#log !== null) {
      const page = Buffer.alloc(this.size);
      return readSync(this.#log, page, 0, this.size, inLog) < this.size ? null : page;
    }
    const run = this.#runAt(Math.floor((number - 1) / RUN));
    const from = ((number - 1) % RUN) * this.size;
    return from + this.size > run.length ? null : run.subarray(from, from + this.size);
  }

  /** The pages of a run as they are in the file, as far as it goes. */
  #runAt(index: number): Buffer {
    const held = this.#held.get(index);
    if (held) return held;
    const run = Buffer.alloc(RUN * this.size);
    const read = readSync(this.#file, run, 0, run.length, index * run.length);
    if (this.#held.size >= HELD) this.#held.clear();
    this.#held.set(index, run.subarray(0, read));
    return run.subarray(0, read);
  }

  /** Whether a page is as Concord left it, by the sum that the log or the seal has of it. */
  isProven(number: number): boolean {
    if (this.#proven[number] === 0) this.#proven[number] = this.#prove(number) ? 1 : 2;
    return this.#proven[number] === 1;
  }

  #prove(number: number): boolean {
    if (this.#inLog.has(number)) return true;
    const page = this.at(number);
    return page !== null && isAsSealed(this.#sums, number, page);
  }
}

/** Whether a header is one that Concord's files have: whole, as far as can be told. */
function isOfConcord(header: Buffer): boolean {
  const isAgreed = header.readUInt32BE(24) === header.readUInt32BE(92);
  return isAgreed && header.toString('latin1', 0, 16) === 'SQLite format 3\0' && header[20] === 0;
}

function pageSizeIn(header: Buffer): number {
  const size = header.readUInt16BE(16);
  if (size === 1) return 65_536;
  // A header that says nothing sensible is damaged, and this is the size of every file that Concord makes.
  return size >= 512 && (size & (size - 1)) === 0 ? size : 4096;
}
