// A file that was cut off, as a copy or a disk that ended too early leaves it. The sums of its pages stood behind the cut, so
// that nothing proves what stands before it; but a file that has lost its end and nothing else is right as far as it goes.
import { hashOf } from '../write.ts';
import { rootsIn, type Layout } from './layout.ts';
import type { RawPages } from './pages.ts';
import { payloadOf, tablePage, valuesOf, type Cell } from './records.ts';
import { isWellFormed } from './well-formed.ts';

/**
 * Whether the end is all that the file has lost, as far as can be told: every page that the trees of its tables lead to keeps
 * its books or lies behind the cut, every row can be read, and every text has the sum that it is named by. Reads the whole file.
 */
export function hasLostItsEndAlone(pages: RawPages, layout: Layout): boolean {
  if (!pages.isCutOff) return false;
  const seen = new Set<number>();
  const trees = new Map([['sqlite_schema', 1], ...rootsIn(pages, layout).pages]);
  for (const [table, root] of trees) if (!isSoundTree(pages, table, root, seen)) return false;
  return true;
}

function isSoundTree(pages: RawPages, table: string, number: number, seen: Set<number>): boolean {
  if (pages.isBehindTheCut(number)) return true;
  if (seen.has(number)) return false;
  seen.add(number);
  const bytes = pages.at(number);
  const page = bytes && isWellFormed(bytes, number) ? tablePage(pages, number) : null;
  if (!page) return false;
  for (const cell of page.cells) if (!cell || !isSoundRow(pages, table, cell, seen)) return false;
  return page.children.every((child) => isSoundTree(pages, table, child, seen));
}

function isSoundRow(pages: RawPages, table: string, cell: Cell, seen: Set<number>): boolean {
  const payload = payloadOf(pages, cell);
  if (!payload) return false;
  for (const page of payload.further) {
    if (seen.has(page)) return false;
    seen.add(page);
  }
  if (!payload.isWhole) return pages.isBehindTheCut(payload.next);
  const values = valuesOf(payload.bytes);
  if (!values) return false;
  const [name, bytes] = values;
  return table !== 'blob' || (Buffer.isBuffer(bytes) && hashOf(bytes) === name);
}
