// Reads the bytes of a file from the disk, past SQLite.
import { readSync } from 'node:fs';

/**
 * The pages of a file by index, from 0. Where the file is cut short, the missing pages are empty. A page is
 * valid only until the next one is read: all use one buffer, since new buffers for a large file would fill
 * the memory.
 */
export function* pagesOf(
  file: number,
  pageSize: number,
  pages: number,
): Generator<[index: number, page: Buffer]> {
  const atOnce = Math.max(1, Math.floor(1_048_576 / pageSize));
  const buffer = Buffer.allocUnsafe(atOnce * pageSize);
  for (let index = 0; index < pages; index += atOnce) {
    const count = Math.min(atOnce, pages - index);
    const bytes = readAt(file, index * pageSize, count * pageSize, buffer);
    for (let page = 0; page < count; page += 1)
      yield [index + page, bytes.subarray(page * pageSize, (page + 1) * pageSize)];
  }
}

/** Reads up to `length` bytes at `position`, into `bytes` or a new buffer. Returns as many as there are. */
export function readAt(file: number, position: number, length: number, bytes = Buffer.alloc(length)): Buffer {
  if (position < 0) return bytes.subarray(0, 0);
  let read = 0;
  while (read < length) {
    const count = readSync(file, bytes, read, length - read, position + read);
    if (count === 0) break;
    read += count;
  }
  return bytes.subarray(0, read);
}
