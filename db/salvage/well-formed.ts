// Whether a page of a table keeps the books that SQLite keeps of it (file format, 1.6): a length, a place or a count that is
// damaged makes them wrong.
import { localLength, varint } from './records.ts';

/** Whether cells, free blocks and scraps fill the page from where its content begins, each byte once, in the order of rows. */
export function isWellFormed(bytes: Buffer, number: number): boolean {
  const start = number === 1 ? 100 : 0;
  const type = bytes[start];
  if (type !== 0x0d && type !== 0x05) return false;
  const isLeaf = type === 0x0d;
  const count = bytes.readUInt16BE(start + 3);
  const pointers = start + (isLeaf ? 8 : 12);
  const content = bytes.readUInt16BE(start + 5) || 65_536;
  if (content < pointers + 2 * count || content > bytes.length) return false;
  const used = freeBlocks(bytes, bytes.readUInt16BE(start + 1));
  if (!used) return false;
  let last = -Infinity;
  for (let index = 0; index < count; index += 1) {
    const at = bytes.readUInt16BE(pointers + 2 * index);
    const cell = cellSize(bytes, at, isLeaf);
    if (!cell || cell.rowid <= last) return false;
    last = cell.rowid;
    used.push([at, at + cell.size]);
  }
  let end = content;
  let scraps = 0;
  for (const [from, to] of used.toSorted(([a], [b]) => a - b)) {
    if (from < end || to > bytes.length) return false;
    scraps += from - end;
    end = to;
  }
  return scraps + (bytes.length - end) === bytes[start + 7];
}

type Stretch = [from: number, to: number];

function freeBlocks(bytes: Buffer, first: number): Stretch[] | null {
  const blocks: Stretch[] = [];
  for (let at = first; at !== 0;) {
    if (at + 4 > bytes.length) return null;
    const next = bytes.readUInt16BE(at);
    blocks.push([at, at + bytes.readUInt16BE(at + 2)]);
    // They stand in ascending order.
    if (next !== 0 && next <= at) return null;
    at = next;
  }
  return blocks;
}

function cellSize(bytes: Buffer, at: number, isLeaf: boolean): { size: number; rowid: number } | null {
  if (!isLeaf) {
    const rowid = varint(bytes, at + 4);
    return rowid && { size: 4 + rowid[1], rowid: rowid[0] };
  }
  const length = varint(bytes, at);
  const rowid = length && varint(bytes, at + length[1]);
  if (!rowid) return null;
  const local = localLength(length[0], bytes.length);
  const further = local < length[0] ? 4 : 0;
  // No cell takes less than four bytes.
  return { size: Math.max(4, length[1] + rowid[1] + local + further), rowid: rowid[0] };
}
