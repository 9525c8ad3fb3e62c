// The bytes of a file as they lie on the disk, past SQLite.
import { readSync } from 'node:fs';

/**
 * The pages of a file by their index, from 0; of a file that is cut, the missing ones are empty. A page is there until the
 * next one is asked for: they are read into one buffer, since new ones for all of a large file would fill the memory.
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

/** As many of the bytes as there are, in `bytes` or a buffer of their own. */
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
