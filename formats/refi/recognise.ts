// Recognises a project of the exchange standard by its content.
import { open, stat } from 'node:fs/promises';
import { openPromise } from 'yauzl';
import { exchangeEntries } from '../reading/limits.ts';

/** How many bytes are searched for the root element, which declarations and comments may precede. */
const beginning = 16_384;

/** Whether the file at `path` is a `.qdpx` or a `.qde`, whatever its name. */
export async function isExchangeProject(path: string): Promise<boolean> {
  let start: Buffer;
  try {
    // Opening a named pipe would block for ever.
    if (!(await stat(path)).isFile()) return false;
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(beginning), 0, beginning, 0);
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
        if (looked >= exchangeEntries) return false;
      }
      return false;
    } finally {
      zip.close();
    }
  } catch {
    return false;
  }
}
