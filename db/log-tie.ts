// Tells whether the log beside a project belongs to it. SQLite recovers any log beside any file, so that an
// older copy put in place of a crashed project would become a mixture of both. Concord therefore reads file
// and log by hand before SQLite sees them.
//
// What ties them (write-ahead-log.ts keeps to it): a closed project has version bytes of 1 and no log. An
// open one has an era of its own, drawn at random; after each fold the first commit of the log writes the
// next era into the first page. A file is therefore in the era before the first one of its log, when nothing
// of the log has been folded in, or in an era that stands in the log. The change counter of the file cannot
// tie them: SQLite does not raise it with every commit to a log.
import { closeSync, openSync, readSync } from 'node:fs';
import { applicationOf, userVersionOf, type Header } from './header.ts';
import { LogSum } from './log-sum.ts';
import { APPLICATION_ID } from './migrations.ts';
import { nextEra } from './user-version.ts';

/**
 * `none`: no log, or an empty one. `own`: the log continues this file. `other`: it belongs to another file or
 * to another state of this one. `cut`: it belongs to the file, but after its last complete act come pieces of
 * another.
 */
export type Tie = 'none' | 'own' | 'other' | 'cut';

/** How many frames are read at a time. */
const FRAMES_PER_READ = 64;
const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/**
 * How the log at `log` relates to the file with this header. The caller holds the lock, and this process has
 * no connection to the file.
 */
export function tieOf(header: Header, log: string): Tie {
  const found = readLog(log);
  if (found === null) return 'none';
  // Version bytes change before a log is created and after it is gone: no log beside a closed file is its own.
  if (header.closed) return 'other';
  if (found === 'unreadable') return 'cut';
  if (found.pageSize !== header.pageSize || found.isForeign) return 'other';
  const [first] = found.eras;
  // Programs before eras did not write the first page into every log: such a log is taken for the file's own.
  const isOwn = first === undefined || nextEra(header.era) === first || found.eras.includes(header.era);
  if (!isOwn) return 'other';
  return found.beyond ? 'cut' : 'own';
}

interface Log {
  readonly pageSize: number;
  /** The eras of first pages in complete commits, in order. */
  readonly eras: readonly number[];
  /** Whether a first page in it is another program's. */
  readonly isForeign: boolean;
  /** Whether frames of this log follow the last complete commit: an act that was being written, or damage. */
  readonly beyond: boolean;
}

/** Null where there is no log or an empty one. */
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

/**
 * Reads the log as SQLite does (file format, 4): frames count up to the first wrong checksum or salt, and
 * then up to the last commit.
 */
function parseLog(file: number): Log | 'unreadable' | null {
  const head = Buffer.alloc(LOG_HEADER_BYTES);
  const length = readSync(file, head, 0, LOG_HEADER_BYTES, 0);
  if (length === 0) return null;
  const magic = head.readUInt32BE(0);
  if (length < LOG_HEADER_BYTES || (magic !== 0x377f0682 && magic !== 0x377f0683)) return 'unreadable';
  const sum = new LogSum(magic === 0x377f0682);
  sum.add(head, 0, 24);
  if (!sum.is(head, 24)) return 'unreadable';

  const pageSize = head.readUInt32BE(8);
  const frameSize = FRAME_HEADER_BYTES + pageSize;
  const chunk = Buffer.alloc(frameSize * FRAMES_PER_READ);
  const eras: number[] = [];
  let isForeign = false;
  let isSound = true;
  /** Eras of the commit that is being read. */
  let pending: number[] = [];
  let beyond = false;
  for (let at = LOG_HEADER_BYTES; ; at += chunk.length) {
    const read = readSync(file, chunk, 0, chunk.length, at);
    for (let offset = 0; offset + FRAME_HEADER_BYTES <= read; offset += frameSize) {
      const isSame = chunk.subarray(offset + 8, offset + 16).equals(head.subarray(16, 24));
      const isWhole = offset + frameSize <= read;
      if (isSound && isSame && isWhole) {
        sum.add(chunk, offset, offset + 8);
        sum.add(chunk, offset + FRAME_HEADER_BYTES, offset + frameSize);
        isSound = sum.is(chunk, offset + 16);
      } else {
        isSound = false;
      }
      if (!isSound) {
        beyond ||= isSame;
        continue;
      }
      if (chunk.readUInt32BE(offset) === 1) {
        const page = chunk.subarray(offset + FRAME_HEADER_BYTES, offset + frameSize);
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
