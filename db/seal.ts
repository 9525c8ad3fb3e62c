// A seal behind the last page of a closed project: a sum for every page, and one over those, by which a page that has
// changed since is known. SQLite goes by the page count in the header and does not read what follows; the first complete
// fold of a log makes the file end with a whole page, and so makes the seal void. That is not documented: so whatever has
// no seal is not refused for it, and all that knows of the place is here.
//   the CRC-32 of every page, 4 bytes each · a foot of 64 bytes: "CncdSum1", page size, number of pages, change counter,
//   CRC-32 of the first page without what an opening changes in it, 4 bytes each, when it was sealed in
//   milliseconds, 8 bytes, and the SHA-256 of all that
import { fstatSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { pagesOf, readAt } from './file-pages.ts';
import { closeRead, openToRead } from './own-files.ts';
import type { UnwrittenPages } from './unwritten-pages.ts';

const MAGIC = 'CncdSum1';
const FOOT = 64;

/** Bytes of the first page that an opening for writing changes before any fold: kind of log, counter, era, version. */
const changedByOpening: readonly (readonly [from: number, to: number])[] = [
  [18, 20],
  [24, 28],
  [60, 64],
  [92, 100],
];

export interface PageSums {
  /** In bytes. */
  readonly pageSize: number;
  /** The CRC-32 of each page as it was when the project was closed. */
  readonly sums: Uint32Array;
  /** That of the first page without what an opening changes. */
  readonly firstPage: number;
  /** When, ISO 8601. */
  readonly sealedAt: string;
}

/** What a page is held against. */
export type PagesSealed = Pick<PageSums, 'sums' | 'firstPage'>;

export type Seal =
  /**
   * There are sums to go by. `closed`: nobody has opened the project for writing since. `opened`: Concord has, and has
   * not folded its log into the file. `changed`: another program may have written to it.
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
    // Where these two differ, SQLite takes the length of the file for the number of its pages.
    isAgreed: counter === bytes.readUInt32BE(92),
    isLogged: bytes[18] !== 1 || bytes[19] !== 1,
  };
}

/** What seals the file now, and where in it; null where it cannot be sealed, as while a log may hold pages of it. */
export function sealFor(
  file: number,
  unwritten?: UnwrittenPages,
): { readonly body: Buffer; readonly at: number } | null {
  const { pageSize, pages, counter, isAgreed, isLogged } = headerOf(readAt(file, 0, 100));
  if (isLogged || !isAgreed || fstatSync(file).size < pages * pageSize) return null;
  const sums = pageSums(file, pageSize, pages);
  if (unwritten?.differFrom(sums)) return null;
  const body = Buffer.alloc(sealLength(pageSize, pages));
  for (const [index, sum] of sums.entries()) body.writeUInt32LE(sum, index * 4);
  const foot = body.subarray(-FOOT);
  foot.write(MAGIC, 'latin1');
  foot.writeUInt32LE(pageSize, 8);
  foot.writeUInt32LE(pages, 12);
  foot.writeUInt32LE(counter, 16);
  foot.writeUInt32LE(unopenedSum(readAt(file, 0, pageSize)), 20);
  foot.writeDoubleLE(Date.now(), 24);
  hashOfSeal(body).copy(foot, 32);
  return { body, at: pages * pageSize };
}

/** Reads the header, the first page and the seal itself: what can be known at once. Throws for a file that is open here. */
export function readSeal(path: string): Seal {
  // SQLite puts the pages in a journal that was left back before it reads any.
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
  const isSameCounter = header.counter === readAt(file, length - FOOT, FOOT).readUInt32LE(16);
  const state = header.isLogged ? 'opened' : isSameCounter ? 'closed' : 'changed';
  if (header.pageSize !== pageSize || header.pages !== sums.length)
    return { state: state === 'closed' ? 'damaged' : 'none' };
  if (!header.isAgreed) return { state: 'damaged' };
  const seal = { state, ...found } as const;
  return state === 'closed' && isUnlike(seal, 0, readAt(file, 0, pageSize)) ? { state: 'damaged' } : seal;
}

/** The sums of a seal that is whole itself, whatever became of the pages before it; null where there is none. */
export function sumsIn(file: number): PageSums | null {
  const { size: length } = fstatSync(file);
  const foot = readAt(file, length - FOOT, FOOT);
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
 * The sums that are left of a seal which is damaged or cut off itself, for a file of that many pages; fewer than there were
 * pages, perhaps none. One that a page agrees with says as much as it ever did.
 */
export function sumsLeftIn(file: number, pageSize: number, pages: number): PagesSealed {
  const left = readAt(file, pages * pageSize, sealLength(pageSize, pages) - FOOT);
  const count = Math.min(pages, Math.floor(left.length / 4));
  return { sums: sumsAt(left, count), firstPage: -1 };
}

/** The sums at the beginning of `bytes`, copied at once: a large file has a quarter of a million. */
function sumsAt(bytes: Buffer, count: number): Uint32Array {
  const sums = new Uint32Array(count);
  const view = Buffer.from(sums.buffer);
  bytes.copy(view, 0, 0, count * 4);
  if (endianness() === 'BE') view.swap32();
  return sums;
}

/** Whether a page, by its number from 1, is as it was sealed; of the first one, all that an opening does not change. */
export function isAsSealed({ sums, firstPage }: PagesSealed, number: number, page: Buffer): boolean {
  return crc32(page) === sums[number - 1] || (number === 1 && unopenedSum(page) === firstPage);
}

/** The numbers of the pages that are not as they were sealed, from 1, ascending. Reads the whole file. */
export function unlikePages(path: string, seal: PageSums & { readonly state: string }): number[] {
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

function pageSums(file: number, pageSize: number, pages: number): Uint32Array {
  const sums = new Uint32Array(pages);
  for (const [index, page] of pagesOf(file, pageSize, pages)) sums[index] = crc32(page);
  return sums;
}

function unopenedSum(page: Buffer): number {
  const unopened = Buffer.from(page);
  for (const [from, to] of changedByOpening) unopened.fill(0, from, to);
  return crc32(unopened);
}

/** In bytes; never a whole number of pages, so that a sealed file never ends with a whole page. */
function sealLength(pageSize: number, pages: number): number {
  const length = pages * 4 + FOOT;
  return length % pageSize === 0 ? length + 4 : length;
}

function hashOfSeal(body: Buffer): Buffer {
  return createHash('sha256').update(body.subarray(0, -32)).digest();
}
