// Which pages a write-ahead log holds: SQLite reads those from the log, whatever the file itself has in their place.
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const HEADER = 32;
const FRAME_HEADER = 24;

/**
 * The numbers of the pages in the log at the path, up to its last commit (SQLite file format, 4.1). Frames that are left
 * from an earlier use of the log, told by their salts, are not among them. Nobody locks a log, so that reading it by
 * another road does no harm.
 */
export function pagesInLog(path: string): ReadonlySet<number> {
  const committed = new Set<number>();
  if (!existsSync(path)) return committed;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const header = Buffer.alloc(HEADER);
    if (size < HEADER || readSync(file, header, 0, HEADER, 0) < HEADER) return committed;
    const pageSize = header.readUInt32BE(8);
    const salts = header.subarray(16, 24);
    const frame = Buffer.alloc(FRAME_HEADER);
    let waiting: number[] = [];
    for (let at = HEADER; at + FRAME_HEADER + pageSize <= size; at += FRAME_HEADER + pageSize) {
      readSync(file, frame, 0, FRAME_HEADER, at);
      if (!frame.subarray(8, 16).equals(salts)) break;
      waiting.push(frame.readUInt32BE(0));
      // A frame that ends a commit tells how many pages the file has after it.
      if (frame.readUInt32BE(4) === 0) continue;
      for (const page of waiting) committed.add(page);
      waiting = [];
    }
    return committed;
  } finally {
    closeSync(file);
  }
}
