// Reads rows as SQLite lays them out in a page (file format, 1.6 and 2.1). Covers UTF-8 and tables with a rowid.
import type { RawPages } from './pages.ts';

export type Value = string | number | Buffer | null;

/** The place of a row: its page, and the offset of its payload in it. */
export interface Cell {
  readonly page: number;
  readonly at: number;
  readonly length: number;
  readonly rowid: number;
}

/** The content of one page of a table. */
export interface TablePage {
  readonly isLeaf: boolean;
  /** The rows of a leaf; null for each that cannot be read. */
  readonly cells: readonly (Cell | null)[];
  /** The child pages of an inner page, in order. */
  readonly children: readonly number[];
}

/** More bytes than any text or file that can be kept. */
const MAX_LENGTH = 1_000_000_000;

/**
 * The number stored in 1 to 9 bytes at `at`, and its length; null where it runs over the end. Above 2^53 the
 * number is not exact.
 */
function varint(bytes: Buffer, at: number): readonly [value: number, length: number] | null {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    if (index === 8) return [value * 256 + byte, 9];
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, index + 1];
  }
  return null;
}

/** The table page of this number; null where it is not one. */
export function tablePage(pages: RawPages, number: number): TablePage | null {
  const bytes = pages.at(number);
  if (!bytes) return null;
  const start = number === 1 ? 100 : 0;
  const type = bytes[start];
  if (type !== 0x0d && type !== 0x05) return null;
  const isLeaf = type === 0x0d;
  const count = bytes.readUInt16BE(start + 3);
  const pointers = start + (isLeaf ? 8 : 12);
  if (pointers + 2 * count > pages.usable) return null;
  const places = Array.from({ length: count }, (_, index) => bytes.readUInt16BE(pointers + 2 * index));
  const isPlace = (at: number): boolean => at >= pointers + 2 * count && at + 4 <= pages.usable;
  if (isLeaf)
    return {
      isLeaf,
      cells: places.map((at) => (isPlace(at) ? cellAt(bytes, number, at) : null)),
      children: [],
    };
  const children = places.map((at) => (isPlace(at) ? bytes.readUInt32BE(at) : 0));
  return { isLeaf, cells: [], children: [...children, bytes.readUInt32BE(start + 8)] };
}

function cellAt(bytes: Buffer, page: number, at: number): Cell | null {
  const length = varint(bytes, at);
  const rowid = length && varint(bytes, at + length[1]);
  if (!rowid || length[0] > MAX_LENGTH) return null;
  return { page, at: at + length[1] + rowid[1], length: length[0], rowid: rowid[0] };
}

/** The bytes of a row. */
export interface Payload {
  readonly bytes: Buffer;
  /** Whether all its pages are proven. */
  readonly isProven: boolean;
  /** Whether it was read to its end. */
  readonly isWhole: boolean;
  /** The overflow pages that hold the rest of it. */
  readonly further: readonly number[];
}

/** The payload of a row, including overflow pages as far as they can be followed. */
export function payloadOf(pages: RawPages, cell: Cell): Payload | null {
  const bytes = pages.at(cell.page);
  if (!bytes) return null;
  const { usable } = pages;
  let isProven = pages.isProven(cell.page);
  const local = localLength(cell.length, usable);
  if (local === cell.length) {
    if (cell.at + local > usable) return null;
    return { bytes: bytes.subarray(cell.at, cell.at + local), isProven, isWhole: true, further: [] };
  }
  if (cell.at + local + 4 > usable) return null;
  const parts = [bytes.subarray(cell.at, cell.at + local)];
  const further: number[] = [];
  let left = cell.length - local;
  let next = bytes.readUInt32BE(cell.at + local);
  const most = Math.ceil(left / (usable - 4));
  while (left > 0) {
    const page = pages.at(next);
    if (!page || further.length >= most) break;
    isProven &&= pages.isProven(next);
    further.push(next);
    const count = Math.min(left, usable - 4);
    parts.push(page.subarray(4, 4 + count));
    left -= count;
    next = page.readUInt32BE(0);
  }
  const isWhole = left === 0;
  return {
    bytes: Buffer.concat(parts),
    isProven: isProven && isWhole,
    isWhole,
    further,
  };
}

/** How much of a payload stands in the leaf itself (file format, 1.6). */
function localLength(length: number, usable: number): number {
  const most = usable - 35;
  if (length <= most) return length;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const wanted = least + ((length - least) % (usable - 4));
  return wanted <= most ? wanted : least;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const WIDTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

/** The values of a row; null where the bytes are not a row. */
export function valuesOf(bytes: Buffer): Value[] | null {
  const values: Value[] = [];
  let at = 0;
  for (const part of partsOf(bytes)) {
    if (part === null || part.end > bytes.length) return null;
    const value = valueOf(bytes, part);
    if (value === undefined) return null;
    values.push(value);
    at = part.end;
  }
  return at === bytes.length ? values : null;
}

/** The longest text in the bytes of a row that may be damaged or cut off. Bytes that are not UTF-8 are replaced. */
export function longestText(bytes: Buffer): string {
  let longest = { from: 0, end: 0 };
  for (const part of partsOf(bytes)) {
    if (part === null) break;
    const isText = part.serial >= 13 && part.serial % 2 === 1;
    if (isText && part.end - part.from > longest.end - longest.from) longest = part;
  }
  return lenient.decode(bytes.subarray(longest.from, longest.end));
}

interface Part {
  readonly serial: number;
  readonly from: number;
  readonly end: number;
}

/** The place of each value, according to the row's header; null where there is no valid header. */
function* partsOf(bytes: Buffer): Generator<Part | null> {
  const head = varint(bytes, 0);
  if (!head || head[0] > bytes.length || head[0] < 1) return yield null;
  let at = head[1];
  let from = head[0];
  while (at < head[0]) {
    const serial = varint(bytes, at);
    const width = serial && widthOf(serial[0]);
    if (serial === null || width === null || width === undefined) return yield null;
    yield { serial: serial[0], from, end: from + width };
    at += serial[1];
    from += width;
  }
}

function widthOf(serial: number): number | undefined {
  if (serial > 2 * MAX_LENGTH) return undefined;
  return serial >= 12 ? (serial - 12 - (serial & 1)) / 2 : WIDTHS[serial];
}

function valueOf(bytes: Buffer, { serial, from, end }: Part): Value | undefined {
  if (serial === 0) return null;
  if (serial === 8 || serial === 9) return serial - 8;
  if (serial === 7) return bytes.readDoubleBE(from);
  if (serial === 6) return Number(bytes.readBigInt64BE(from));
  if (serial <= 5) return bytes.readIntBE(from, end - from);
  if (serial % 2 === 0) return Buffer.from(bytes.subarray(from, end));
  try {
    return strict.decode(bytes.subarray(from, end));
  } catch {
    return undefined;
  }
}
