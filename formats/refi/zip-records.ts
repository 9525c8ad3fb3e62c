// What stands in a zip archive around its entries (APPNOTE 6.3.3, sections 4.3 to 4.5): names, lengths and places, with 64 bits
// where 32 are too few.

/** An entry, as far as it is written. */
export interface Entry {
  readonly name: Buffer;
  readonly isPacked: boolean;
  readonly dated: ZipDate;
  /** Where it begins in the archive. */
  readonly at: number;
  readonly crc: number;
  readonly size: number;
  readonly packedSize: number;
}

/** A date and a time as archives tell them, of this place and to two seconds, from 1980 on. */
export interface ZipDate {
  readonly date: number;
  readonly time: number;
}

/** The date as archives tell it; the nearest one that they can. */
export function zipDate(given: Date): ZipDate {
  const at = new Date(Math.min(Math.max(given.getTime(), OLDEST), NEWEST));
  return {
    date: at.getDate() | ((at.getMonth() + 1) << 5) | ((at.getFullYear() - 1980) << 9),
    time: Math.floor(at.getSeconds() / 2) | (at.getMinutes() << 5) | (at.getHours() << 11),
  };
}

const OLDEST = new Date(1980, 0, 1).getTime();
const NEWEST = new Date(2107, 11, 31, 23, 59, 58).getTime();

const NEEDED = 20;
const NEEDED_64 = 45;
/** Written on Unix, by version 6.3 of the specification. */
const MADE_BY = (3 << 8) | 63;
/** Names are UTF-8; checksum and lengths stand behind the entry. */
const FLAGS = (1 << 11) | (1 << 3);
/** A file that its owner and group may write, and all may read. */
const RIGHTS = (0o100664 << 16) >>> 0;
const MAX_32 = 0xff_ff_ff_ff;
const MAX_16 = 0xff_ff;

/** What stands before the bytes of an entry. */
export function entryStart({ name, isPacked, dated }: Entry): Buffer {
  const start = Buffer.alloc(30);
  start.writeUInt32LE(0x04_03_4b_50, 0);
  start.writeUInt16LE(NEEDED, 4);
  writeCommon(start, 6, isPacked, dated);
  start.writeUInt16LE(name.length, 26);
  return Buffer.concat([start, name]);
}

/** What stands behind them. */
export function entryEnd(entry: Entry): Buffer {
  const { crc, size, packedSize } = entry;
  const is64 = needs64(entry);
  const end = Buffer.alloc(is64 ? 24 : 16);
  end.writeUInt32LE(0x08_07_4b_50, 0);
  end.writeUInt32LE(crc, 4);
  if (is64) {
    end.writeBigUInt64LE(BigInt(packedSize), 8);
    end.writeBigUInt64LE(BigInt(size), 16);
  } else {
    end.writeUInt32LE(packedSize, 8);
    end.writeUInt32LE(size, 12);
  }
  return end;
}

/** The table of contents, which begins at `at`, piece by piece. */
export function* tableOfContents(entries: readonly Entry[], at: number): Generator<Buffer> {
  let length = 0;
  for (const entry of entries) {
    const line = lineOf(entry);
    length += line.length;
    yield line;
  }
  yield endOf(entries.length, at, length);
}

function lineOf(entry: Entry): Buffer {
  const { name, isPacked, dated, at, crc, size, packedSize } = entry;
  const is64 = needs64(entry);
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x02_01_4b_50, 0);
  line.writeUInt16LE(MADE_BY, 4);
  line.writeUInt16LE(is64 ? NEEDED_64 : NEEDED, 6);
  writeCommon(line, 8, isPacked, dated);
  line.writeUInt32LE(crc, 16);
  line.writeUInt32LE(is64 ? MAX_32 : packedSize, 20);
  line.writeUInt32LE(is64 ? MAX_32 : size, 24);
  line.writeUInt16LE(name.length, 28);
  line.writeUInt16LE(is64 ? 28 : 0, 30);
  line.writeUInt32LE(RIGHTS, 38);
  line.writeUInt32LE(is64 ? MAX_32 : at, 42);
  if (!is64) return Buffer.concat([line, name]);
  const more = Buffer.alloc(28);
  more.writeUInt16LE(1, 0);
  more.writeUInt16LE(24, 2);
  for (const [index, value] of [size, packedSize, at].entries())
    more.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  return Buffer.concat([line, name, more]);
}

function endOf(count: number, at: number, length: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(Math.min(count, MAX_16), 8);
  end.writeUInt16LE(Math.min(count, MAX_16), 10);
  end.writeUInt32LE(Math.min(length, MAX_32), 12);
  end.writeUInt32LE(Math.min(at, MAX_32), 16);
  if (count < MAX_16 && length < MAX_32 && at < MAX_32) return end;
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06_06_4b_50, 0);
  end64.writeBigUInt64LE(BigInt(end64.length - 12), 4);
  end64.writeUInt16LE(MADE_BY, 12);
  end64.writeUInt16LE(NEEDED_64, 14);
  for (const [index, value] of [count, count, length, at].entries())
    end64.writeBigUInt64LE(BigInt(value), 24 + 8 * index);
  const where = Buffer.alloc(20);
  where.writeUInt32LE(0x07_06_4b_50, 0);
  where.writeBigUInt64LE(BigInt(at + length), 8);
  where.writeUInt32LE(1, 16);
  return Buffer.concat([end64, where, end]);
}

function needs64({ size, packedSize, at }: Entry): boolean {
  return Math.max(size, packedSize, at) >= MAX_32;
}

/** What the line of the table of contents repeats. */
function writeCommon(record: Buffer, from: number, isPacked: boolean, { time, date }: ZipDate): void {
  record.writeUInt16LE(FLAGS, from);
  record.writeUInt16LE(isPacked ? 8 : 0, from + 2);
  record.writeUInt16LE(time, from + 4);
  record.writeUInt16LE(date, from + 6);
}
