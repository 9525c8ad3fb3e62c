// Does the log beside a project belong to it? SQLite itself recovers any log beside any file, so that an older copy
// put over a project that crashed becomes a mixture of both. Here file and log are read by hand before SQLite sees
// them.
//
// What ties them (write-ahead-log.ts keeps to it): a project that was closed has version bytes of 1 and no log. One
// that is open has an era of its own, drawn at random; after each fold the first commit of the log writes the next
// era into the first page. A file therefore is in the era before the first one of its log, when nothing of the log has
// been folded in, or in one that stands in the log. The counter of changes in the file is no tie: SQLite does not raise
// it with every commit of a log.
import { closeSync, openSync, readSync } from 'node:fs';
import { applicationOf, userVersionOf, type Header } from './header.ts';
import { APPLICATION_ID } from './migrations.ts';
import { nextEra } from './user-version.ts';

/**
 * `none`: no log, or an empty one. `own`: it goes on from this file. `other`: it belongs to another file or to another
 * state of this one. `cut`: it belongs to the file, but after its last whole act come pieces of more.
 */
export type Tie = 'none' | 'own' | 'other' | 'cut';

/** Frames are read so many at a time. */
const FRAMES = 64;
const LOG_HEADER = 32;
const FRAME_HEADER = 24;

/**
 * How the log at `log` stands to the file with this header. To be asked by whoever holds the lock, while this process
 * has no connection to the file.
 */
export function tieOf(header: Header, log: string): Tie {
  const found = readLog(log);
  if (found === null) return 'none';
  // The marks change before a log is there and after it is gone: beside a closed file, none is its own.
  if (header.closed) return 'other';
  if (found === 'unreadable') return 'cut';
  if (found.pageSize !== header.pageSize || found.isForeign) return 'other';
  const [first] = found.eras;
  // Programs that knew no eras wrote no first page with every log: such a log is taken for the file's own, as they did.
  const isOwn = first === undefined || nextEra(header.era) === first || found.eras.includes(header.era);
  if (!isOwn) return 'other';
  return found.beyond ? 'cut' : 'own';
}

interface Log {
  readonly pageSize: number;
  /** The eras of first pages in whole commits, in order. */
  readonly eras: readonly number[];
  /** Whether a first page in it is another program's. */
  readonly isForeign: boolean;
  /** Whether frames of this log come after the last whole commit: an act that was being written, or damage. */
  readonly beyond: boolean;
}

/** Null for no log or an empty one. */
function readLog(path: string): Log | 'unreadable' | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    return parseLog(file);
  } finally {
    closeSync(file);
  }
}

/** As SQLite reads it (file format, 4): frames count up to the first wrong sum or salt, and then to the last commit. */
function parseLog(file: number): Log | 'unreadable' | null {
  const head = Buffer.alloc(LOG_HEADER);
  const length = readSync(file, head, 0, LOG_HEADER, 0);
  if (length === 0) return null;
  const magic = head.readUInt32BE(0);
  if (length < LOG_HEADER || (magic !== 0x377f0682 && magic !== 0x377f0683)) return 'unreadable';
  const sum = new LogSum(magic === 0x377f0682);
  sum.add(head, 0, 24);
  if (!sum.is(head, 24)) return 'unreadable';

  const pageSize = head.readUInt32BE(8);
  const frameSize = FRAME_HEADER + pageSize;
  const chunk = Buffer.alloc(frameSize * FRAMES);
  const eras: number[] = [];
  let isForeign = false;
  let isSound = true;
  /** Eras of the commit that is being read. */
  let pending: number[] = [];
  let beyond = false;
  for (let at = LOG_HEADER; ; at += chunk.length) {
    const read = readSync(file, chunk, 0, chunk.length, at);
    for (let offset = 0; offset + FRAME_HEADER <= read; offset += frameSize) {
      const isSame = chunk.subarray(offset + 8, offset + 16).equals(head.subarray(16, 24));
      const isWhole = offset + frameSize <= read;
      if (isSound && isSame && isWhole) {
        sum.add(chunk, offset, offset + 8);
        sum.add(chunk, offset + FRAME_HEADER, offset + frameSize);
        isSound = sum.is(chunk, offset + 16);
      } else {
        isSound = false;
      }
      if (!isSound) {
        beyond ||= isSame;
        continue;
      }
      if (chunk.readUInt32BE(offset) === 1) {
        const page = chunk.subarray(offset + FRAME_HEADER, offset + frameSize);
        isForeign ||= applicationOf(page) !== APPLICATION_ID;
        pending.push(userVersionOf(page).era);
      }
      const isCommit = chunk.readUInt32BE(offset + 4) !== 0;
      beyond = !isCommit;
      if (isCommit) {
        eras.push(...pending);
        pending = [];
      }
    }
    if (read < chunk.length) return { pageSize, eras, isForeign, beyond };
  }
}

/** The sum over a log's frames (file format, 4.2): two numbers of 32 bits, in the byte order of who wrote the log. */
export class LogSum {
  readonly #isLittle: boolean;
  #first = 0;
  #second = 0;

  constructor(isLittle: boolean) {
    this.#isLittle = isLittle;
  }

  add(bytes: Buffer, from: number, to: number): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let first = this.#first;
    let second = this.#second;
    for (let at = from; at < to; at += 8) {
      first = (first + view.getUint32(at, this.#isLittle) + second) | 0;
      second = (second + view.getUint32(at + 4, this.#isLittle) + first) | 0;
    }
    this.#first = first;
    this.#second = second;
  }

  is(bytes: Buffer, at: number): boolean {
    return this.#first === bytes.readInt32BE(at) && this.#second === bytes.readInt32BE(at + 4);
  }
}
