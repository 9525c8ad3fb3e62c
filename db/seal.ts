// The seal behind the last page of a closed project: a checksum of every page, and one over all of those,
// which reveal a page that has changed since. SQLite goes by the page count in the header and does not read
// what follows; the first complete fold of a log makes the file end with a whole page, which voids the seal.
// SQLite does not document this, so a file without a seal is not refused, and only this module knows where
// the seal is.
//
// Layout: the CRC-32 of every page, 4 bytes each · a foot of 64 bytes: "CncdSum1", page size, number of
// pages, change counter, CRC-32 of the first page without the bytes that an opening changes, 4 bytes each,
// time of sealing in milliseconds, 8 bytes, and the SHA-256 of all that.
import { fstatSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { pagesOf, readAt } from './file-pages.ts';
import { closeRead, openToRead } from './own-files.ts';
import type { UnwrittenPages } from './unwritten-pages.ts';

const MAGIC = 'CncdSum1';
const FOOT_BYTES = 64;

/**
 * Bytes of the first page that an opening for writing changes before any fold: version bytes, change counter,
 * era, SQLite version.
 */
const changedByOpening: readonly (readonly [from: number, to: number])[] = [
  [18, 20],
  [24, 28],
  [60, 64],
  [92, 100],
];

/** The checksums in a seal. */
export interface PageSums {
  /** In bytes. */
  readonly pageSize: number;
  /** The CRC-32 of each page when the project was closed. */
  readonly sums: Uint32Array;
  /** The CRC-32 of the first page without the bytes that an opening changes. */
  readonly firstPage: number;
  /** When the project was sealed, ISO 8601. */
  readonly sealedAt: string;
}

/** The checksums that a page is compared with. */
export type PagesSealed = Pick<PageSums, 'sums' | 'firstPage'>;

export type Seal =
  /**
   * There are checksums. `closed`: nobody has opened the project for writing since. `opened`: Concord has,
   * without folding its log into the file. `changed`: another program may have written to it.
   */
  | ({ readonly state: 'closed' | 'opened' | 'changed' } & PageSums)
  /** Nothing is known of the pages. */
  | { readonly state: 'none' }
  /** The header contradicts the seal or itself. */
  | { readonly state: 'damaged' };

/** What the header of a SQLite file says (file format, 1.3). */
interface Header {
  readonly pageSize: number;
  readonly pages: number;
  readonly counter: number;
  readonly isAgreed: boolean;
  readonly isLogged: boolean;
}

function headerOf(bytes: Buffer): Header {
  const size = bytes.readUInt16BE(16);
  const counter = bytes.readUInt32BE(24);
  return {
    pageSize: size === 1 ? 65_536 : size,
    pages: bytes.readUInt32BE(28),
    counter,
    // Where these two differ, SQLite computes the page count from the length of the file.
    isAgreed: counter === bytes.readUInt32BE(92),
    isLogged: bytes[18] !== 1 || bytes[19] !== 1,
  };
}

/** How many pages are summed between two calls of `goesOn`: a hundredth of a second of work. */
const PAGES_BETWEEN = 10_000;

/**
 * The seal for the file as it is now, and where it goes; null where the file cannot be sealed, such as while
 * a log may hold pages of it. `goesOn` is called now and then.
 */
export function sealFor(
  file: number,
  unwritten?: UnwrittenPages,
  goesOn?: () => void,
): { readonly body: Buffer; readonly at: number } | null {
  const { pageSize, pages, counter, isAgreed, isLogged } = headerOf(readAt(file, 0, 100));
  if (isLogged || !isAgreed || fstatSync(file).size < pages * pageSize) return null;
  const sums = pageSums(file, pageSize, pages, goesOn);
  if (unwritten?.differFrom(sums)) return null;
  const body = Buffer.alloc(sealLength(pageSize, pages));
  for (const [index, sum] of sums.entries()) body.writeUInt32LE(sum, index * 4);
  const foot = body.subarray(-FOOT_BYTES);
  foot.write(MAGIC, 'latin1');
  foot.writeUInt32LE(pageSize, 8);
  foot.writeUInt32LE(pages, 12);
  foot.writeUInt32LE(counter, 16);
  foot.writeUInt32LE(unopenedSum(readAt(file, 0, pageSize)), 20);
  foot.writeDoubleLE(Date.now(), 24);
  hashOfSeal(body).copy(foot, 32);
  return { body, at: pages * pageSize };
}

/** Reads the header, the first page and the seal: what can be known at once. Throws for a file that is open here. */
export function readSeal(path: string): Seal {
  // SQLite would first put back the pages of a journal that was left behind.
  if ((statSync(`${path}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return { state: 'none' };
  const file = openToRead(path);
  try {
    return sealIn(file);
  } finally {
    closeRead(file);
  }
}

function sealIn(file: number): Seal {
  const { size: length } = fstatSync(file);
  const header = headerOf(readAt(file, 0, 100));
  const found = sumsIn(file);
  if (!found) return { state: 'none' };
  const { pageSize, sums } = found;
  const isSameCounter = header.counter === readAt(file, length - FOOT_BYTES, FOOT_BYTES).readUInt32LE(16);
  const state = header.isLogged ? 'opened' : isSameCounter ? 'closed' : 'changed';
  if (header.pageSize !== pageSize || header.pages !== sums.length)
    return { state: state === 'closed' ? 'damaged' : 'none' };
  if (!header.isAgreed) return { state: 'damaged' };
  const seal = { state, ...found } as const;
  return state === 'closed' && isUnlike(seal, 0, readAt(file, 0, pageSize)) ? { state: 'damaged' } : seal;
}

/** The checksums of an intact seal, whatever became of the pages before it; null where there is none. */
export function sumsIn(file: number): PageSums | null {
  const { size: length } = fstatSync(file);
  const foot = readAt(file, length - FOOT_BYTES, FOOT_BYTES);
  if (foot.toString('latin1', 0, 8) !== MAGIC) return null;
  const pageSize = foot.readUInt32LE(8);
  const pages = foot.readUInt32LE(12);
  if (pages * pageSize + sealLength(pageSize, pages) !== length) return null;
  const body = readAt(file, pages * pageSize, sealLength(pageSize, pages));
  if (!hashOfSeal(body).equals(body.subarray(-32))) return null;
  const sums = sumsAt(body, pages);
  const sealedAt = new Date(foot.readDoubleLE(24)).toISOString();
  return { pageSize, sums, firstPage: foot.readUInt32LE(20), sealedAt };
}

/**
 * The checksums that are left of a damaged or cut seal, for a file of `pages` pages: maybe fewer than there
 * were, maybe none. One that matches its page proves the page all the same.
 */
export function sumsLeftIn(file: number, pageSize: number, pages: number): PagesSealed {
  const left = readAt(file, pages * pageSize, sealLength(pageSize, pages) - FOOT_BYTES);
  const count = Math.min(pages, Math.floor(left.length / 4));
  return { sums: sumsAt(left, count), firstPage: -1 };
}

/** The checksums at the beginning of `bytes`, copied in one go: a large file has a quarter of a million. */
function sumsAt(bytes: Buffer, count: number): Uint32Array {
  const sums = new Uint32Array(count);
  const view = Buffer.from(sums.buffer);
  bytes.copy(view, 0, 0, count * 4);
  if (endianness() === 'BE') view.swap32();
  return sums;
}

/**
 * Whether a page, by its number from 1, is as it was sealed. For the first page the bytes that an opening
 * changes do not count.
 */
export function matchesSeal({ sums, firstPage }: PagesSealed, number: number, page: Buffer): boolean {
  return crc32(page) === sums[number - 1] || (number === 1 && unopenedSum(page) === firstPage);
}

/** The numbers of the pages that are not as they were sealed, from 1, ascending. Reads the whole file. */
export function changedPages(path: string, seal: PageSums & { readonly state: string }): number[] {
  const file = openToRead(path);
  try {
    const unlike: number[] = [];
    for (const [index, page] of pagesOf(file, seal.pageSize, seal.sums.length))
      if (isUnlike(seal, index, page)) unlike.push(index + 1);
    return unlike;
  } finally {
    closeRead(file);
  }
}

function isUnlike(seal: PageSums & { readonly state: string }, index: number, page: Buffer): boolean {
  if (index === 0 && seal.state !== 'closed') return unopenedSum(page) !== seal.firstPage;
  return crc32(page) !== seal.sums[index];
}

function pageSums(file: number, pageSize: number, pages: number, goesOn?: () => void): Uint32Array {
  const sums = new Uint32Array(pages);
  for (const [index, page] of pagesOf(file, pageSize, pages)) {
    sums[index] = crc32(page);
    if (index % PAGES_BETWEEN === 0) goesOn?.();
  }
  return sums;
}

function unopenedSum(page: Buffer): number {
  const unopened = Buffer.from(page);
  for (const [from, to] of changedByOpening) unopened.fill(0, from, to);
  return crc32(unopened);
}

/** Length in bytes. Never a whole number of pages, so that a sealed file never ends with a whole page. */
function sealLength(pageSize: number, pages: number): number {
  const length = pages * 4 + FOOT_BYTES;
  return length % pageSize === 0 ? length + 4 : length;
}

function hashOfSeal(body: Buffer): Buffer {
  return createHash('sha256').update(body.subarray(0, -32)).digest();
}
