// Which pages a write-ahead log holds: SQLite reads these from the log, whatever the file itself holds. The
// log is not locked and may be read beside SQLite.
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { LogSum } from './log-sum.ts';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/**
 * The offset in bytes at which the newest state of each page begins in the log, by page number, up to the
 * last commit (SQLite file format, 4). Left out are frames of an earlier use of the log, told by their salts,
 * and whatever follows a frame with a wrong checksum.
 */
export function pagesInLog(path: string): ReadonlyMap<number, number> {
  const committed = new Map<number, number>();
  if (!existsSync(path)) return committed;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const header = Buffer.alloc(HEADER_BYTES);
    if (size < HEADER_BYTES || readSync(file, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return committed;
    const pageSize = header.readUInt32BE(8);
    const salts = header.subarray(16, 24);
    const sum = new LogSum(header.readUInt32BE(0) === 0x377f0682);
    sum.add(header, 0, 24);
    const frame = Buffer.alloc(FRAME_HEADER_BYTES + pageSize);
    let waiting: [page: number, at: number][] = [];
    for (
      let at = HEADER_BYTES;
      at + FRAME_HEADER_BYTES + pageSize <= size;
      at += FRAME_HEADER_BYTES + pageSize
    ) {
      readSync(file, frame, 0, frame.length, at);
      if (!frame.subarray(8, 16).equals(salts)) break;
      sum.add(frame, 0, 8);
      sum.add(frame, FRAME_HEADER_BYTES, frame.length);
      if (!sum.is(frame, 16)) break;
      waiting.push([frame.readUInt32BE(0), at + FRAME_HEADER_BYTES]);
      // A frame that ends a commit holds the size of the file in pages.
      if (frame.readUInt32BE(4) === 0) continue;
      for (const [page, place] of waiting) committed.set(page, place);
      waiting = [];
    }
    return committed;
  } finally {
    closeSync(file);
  }
}

/** Whether the log at `path` holds a frame of any page but the first, committed or not. */
export function holdsOtherThanFirst(path: string): boolean {
  return framesIn(path, null, (page) => page === 1).isEnded;
}

/** How far a log was read: to the end of its last commit, since what follows may be rolled back and written over. */
export interface LogPlace {
  /** Tells one use of the log from the next. */
  readonly salts: Uint8Array;
  readonly end: number;
}

/** The pages of which a log has frames, as far as it was read. */
export interface LoggedPages {
  readonly pages: Uint32Array;
  readonly place: LogPlace | null;
}

/** The same pages as `notePagesInLog` reports, as a list that a thread can send. */
export function loggedPages(path: string, from: LogPlace | null): LoggedPages {
  const pages: number[] = [];
  const place = notePagesInLog(path, from, (page) => pages.push(page));
  return { pages: Uint32Array.from(pages), place };
}

/**
 * Reports the number of every page of which the log has a frame, committed or not, after `from`; from the
 * beginning where the log has restarted since. Returns how far it read.
 */
export function notePagesInLog(
  path: string,
  from: LogPlace | null,
  take: (page: number) => unknown,
): LogPlace | null {
  return framesIn(path, from, (page) => {
    take(page);
    return true;
  }).place;
}

/**
 * Goes through the frames while `goesOn` returns true. Returns whether `goesOn` ended it. Frames of an earlier use of the
 * log, which stay behind the new ones until the first commit, are left out.
 */
function framesIn(
  path: string,
  from: LogPlace | null,
  goesOn: (page: number) => boolean,
): { readonly place: LogPlace | null; readonly isEnded: boolean } {
  const nothing = { place: null, isEnded: false };
  if (!existsSync(path)) return nothing;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const header = Buffer.alloc(HEADER_BYTES);
    if (size < HEADER_BYTES || readSync(file, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return nothing;
    const salts = header.subarray(16, 24);
    const frame = FRAME_HEADER_BYTES + header.readUInt32BE(8);
    const head = Buffer.alloc(16);
    let end = from && salts.equals(from.salts) ? from.end : HEADER_BYTES;
    for (let at = end; at + frame <= size; at += frame) {
      readSync(file, head, 0, head.length, at);
      if (!head.subarray(8).equals(salts)) break;
      if (!goesOn(head.readUInt32BE(0))) return { place: { salts, end }, isEnded: true };
      // A frame that ends a commit holds the size of the file in pages.
      if (head.readUInt32BE(4) !== 0) end = at + frame;
    }
    return { place: { salts, end }, isEnded: false };
  } finally {
    closeSync(file);
  }
}
