// Recognises a project of the exchange standard by its content.
import { open, stat } from 'node:fs/promises';
import { openPromise } from 'yauzl';
import { MAX_EXCHANGE_ENTRIES } from '../reading/limits.ts';

/** How many bytes are searched for the root element, which declarations and comments may precede. */
const ROOT_SEARCH_BYTES = 16_384;

/** Whether the file at `path` is a `.qdpx` or a `.qde`, whatever its name. */
export async function isExchangeProject(path: string): Promise<boolean> {
  let start: Buffer;
  try {
    // Opening a named pipe would block for ever.
    if (!(await stat(path)).isFile()) return false;
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(ROOT_SEARCH_BYTES), 0, ROOT_SEARCH_BYTES, 0);
    start = buffer.subarray(0, bytesRead);
  } catch {
    return false;
  }
  if (start.subarray(0, 2).toString('latin1') === 'PK') return await holdsProject(path);
  return /^(?:\uFEFF|\s|<\?[^>]*\?>|<!--[^]*?-->)*<(?:[\w.-]+:)?Project[\s>]/.test(start.toString('utf8'));
}

async function holdsProject(path: string): Promise<boolean> {
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      let looked = 0;
      for await (const { fileName } of zip.eachEntry()) {
        if (/\.qde$/i.test(fileName)) return true;
        looked += 1;
        if (looked >= MAX_EXCHANGE_ENTRIES) return false;
      }
      return false;
    } finally {
      zip.close();
    }
  } catch {
    return false;
  }
}
