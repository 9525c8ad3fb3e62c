// The pages of a damaged file, read on demand and past SQLite: the newest state of each, from the log where
// it has one, and whether the page is proven to be as Concord left it.
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { openReadable } from '../header.ts';
import { pagesInLog } from '../log-pages.ts';
import { closeRead } from '../own-files.ts';
import { matchesSeal, sumsIn, sumsLeftIn, type PagesSealed } from '../seal.ts';

/** How many pages are read at once: neighbouring pages are usually asked for together. */
const PAGES_PER_RUN = 32;

/** How many such runs are held in memory. */
const MAX_RUNS = 32;

/** The pages of one damaged file. Dispose of it to close the file. */
export class RawPages implements Disposable {
  /** Page size in bytes. */
  readonly size: number;
  /** Bytes of a page that can hold content. */
  readonly usable: number;
  /** The number of pages; pages are numbered from 1. */
  readonly count: number;
  /** Whether the file is shorter than its first page says. The checksums of its pages are then lost with its end. */
  readonly isCutOff: boolean;
  readonly #file: number;
  readonly #log: number | null;
  readonly #inLog: ReadonlyMap<number, number>;
  readonly #sums: PagesSealed;
  /** Runs of pages, by the index of the run. */
  readonly #held = new Map<number, Buffer>();
  /** For each page: 0 not checked yet, 1 proven, 2 not proven. */
  readonly #proven: Uint8Array;

  /**
   * Opens the file; with `hasOwnLog`, the log beside it too. Throws `conflict` for a file that is open in this
   * process, and `invalid` for one that may not be read.
   */
  constructor(path: string, hasOwnLog: boolean) {
    this.#file = openReadable(path, basename(path));
    const log = `${path}-wal`;
    this.#inLog = hasOwnLog ? pagesInLog(log) : new Map<number, number>();
    this.#log = this.#inLog.size > 0 && existsSync(log) ? openSync(log, 'r') : null;
    const header = Buffer.alloc(100);
    readSync(this.#file, header, 0, 100, 0);
    const seal = sumsIn(this.#file);
    this.size = seal?.pageSize ?? pageSizeIn(header);
    // Concord reserves no bytes at the end of a page; any other number is damage.
    this.usable = this.size;
    const room = Math.floor(fstatSync(this.#file).size / this.size);
    const pageCount = header.readUInt32BE(28);
    const inFile = seal?.sums.length ?? (pageCount > 0 && pageCount <= room ? pageCount : room);
    this.isCutOff = seal === null && this.#inLog.size === 0 && pageCount > room && isOfConcord(header);
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
    const run = this.#runAt(Math.floor((number - 1) / PAGES_PER_RUN));
    const from = ((number - 1) % PAGES_PER_RUN) * this.size;
    return from + this.size > run.length ? null : run.subarray(from, from + this.size);
  }

  /** The pages of a run as they are in the file, up to its end. */
  #runAt(index: number): Buffer {
    const held = this.#held.get(index);
    if (held) return held;
    const run = Buffer.alloc(PAGES_PER_RUN * this.size);
    const read = readSync(this.#file, run, 0, run.length, index * run.length);
    if (this.#held.size >= MAX_RUNS) this.#held.clear();
    this.#held.set(index, run.subarray(0, read));
    return run.subarray(0, read);
  }

  /** Whether a page is as Concord left it, according to its checksum in the log or the seal. */
  isProven(number: number): boolean {
    if (this.#proven[number] === 0) this.#proven[number] = this.#prove(number) ? 1 : 2;
    return this.#proven[number] === 1;
  }

  #prove(number: number): boolean {
    if (this.#inLog.has(number)) return true;
    const page = this.at(number);
    return page !== null && matchesSeal(this.#sums, number, page);
  }
}

/** Whether a header could be that of an intact Concord file. */
function isOfConcord(header: Buffer): boolean {
  const isAgreed = header.readUInt32BE(24) === header.readUInt32BE(92);
  return isAgreed && header.toString('latin1', 0, 16) === 'SQLite format 3\0' && header[20] === 0;
}

function pageSizeIn(header: Buffer): number {
  const size = header.readUInt16BE(16);
  if (size === 1) return 65_536;
  // A header without a sensible page size is damaged; all files that Concord makes have pages of 4096 bytes.
  return size >= 512 && (size & (size - 1)) === 0 ? size : 4096;
}
