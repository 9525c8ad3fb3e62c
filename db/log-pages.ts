// Which pages a write-ahead log holds: SQLite reads those from the log, whatever the file itself has in their place.
// Nobody locks a log, so that it may be read beside SQLite.
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { LogSum } from './log-tie.ts';

const HEADER = 32;
const FRAME_HEADER = 24;

/**
 * Where the newest state of each page in the log at the path begins, in bytes, by the number of the page, up to the last
 * commit (SQLite file format, 4). Frames that are left from an earlier use of the log, told by their salts, and whatever
 * follows a frame with a wrong sum are not among them.
 */
export function pagesInLog(path: string): ReadonlyMap<number, number> {
  const committed = new Map<number, number>();
  if (!existsSync(path)) return committed;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const header = Buffer.alloc(HEADER);
    if (size < HEADER || readSync(file, header, 0, HEADER, 0) < HEADER) return committed;
    const pageSize = header.readUInt32BE(8);
    const salts = header.subarray(16, 24);
    const sum = new LogSum(header.readUInt32BE(0) === 0x377f0682);
    sum.add(header, 0, 24);
    const frame = Buffer.alloc(FRAME_HEADER + pageSize);
    let waiting: [page: number, at: number][] = [];
    for (let at = HEADER; at + FRAME_HEADER + pageSize <= size; at += FRAME_HEADER + pageSize) {
      readSync(file, frame, 0, frame.length, at);
      if (!frame.subarray(8, 16).equals(salts)) break;
      sum.add(frame, 0, 8);
      sum.add(frame, FRAME_HEADER, frame.length);
      if (!sum.is(frame, 16)) break;
      waiting.push([frame.readUInt32BE(0), at + FRAME_HEADER]);
      // A frame that ends a commit tells how many pages the file has after it.
      if (frame.readUInt32BE(4) === 0) continue;
      for (const [page, place] of waiting) committed.set(page, place);
      waiting = [];
    }
    return committed;
  } finally {
    closeSync(file);
  }
}

/** Whether the log at the path holds a frame of another page than the first, committed or not. */
export function holdsOtherThanFirst(path: string): boolean {
  return framesIn(path, null, (page) => page === 1).isEnded;
}

/** How far a log was looked through. */
export interface LogPlace {
  /** By which one beginning of the log is told from the next. */
  readonly salts: Buffer;
  readonly end: number;
}

/**
 * Tells the number of every page that the log at the path has a frame of, committed or not, after `from`: from the
 * beginning where the log has begun again since. Returns how far it has come.
 */
export function notePagesInLog(
  path: string,
  from: LogPlace | null,
  told: (page: number) => void,
): LogPlace | null {
  return framesIn(path, from, (page) => {
    told(page);
    return true;
  }).place;
}

/** Goes through the frames for as long as `goesOn` says so; whether it ended that. */
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
    const header = Buffer.alloc(HEADER);
    if (size < HEADER || readSync(file, header, 0, HEADER, 0) < HEADER) return nothing;
    const salts = header.subarray(16, 24);
    const frame = FRAME_HEADER + header.readUInt32BE(8);
    const number = Buffer.alloc(4);
    let end = from?.salts.equals(salts) ? from.end : HEADER;
    for (; end + frame <= size; end += frame) {
      readSync(file, number, 0, 4, end);
      if (!goesOn(number.readUInt32BE(0))) return { place: { salts, end }, isEnded: true };
    }
    return { place: { salts, end }, isEnded: false };
  } finally {
    closeSync(file);
  }
}
