// Whether a replication package is still what its manifest says.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#core/errors.ts';
import { MANIFEST, type Manifest } from '#core/replication/manifest.ts';

export interface CheckedPackage {
  /** Hash of the manifest, which stands for the whole. */
  readonly sha256: string;
  readonly files: number;
  /** Paths, each list in order: not there, not as it was, not in the manifest. */
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  readonly unlisted: readonly string[];
}

/** Reads every file of the folder and compares. Throws `invalid` where it holds no manifest of a package. */
export async function checkedPackage(folder: string): Promise<CheckedPackage> {
  const bytes = await readFile(join(folder, MANIFEST)).catch(() => null);
  const manifest = bytes && manifestFrom(bytes.toString('utf8'));
  if (!bytes || !manifest) throw new AppError('invalid', 'errors:no_package', { folder: basename(folder) });
  const listed = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  const there = new Map((await filesIn(folder, '')).filter(([path]) => path !== MANIFEST));
  const changed: string[] = [];
  for (const [path, isFile] of there) {
    if (!listed.has(path)) continue;
    // What is no file any more, such as a link, is not followed. One at a time: originals may be large.
    // oxlint-disable-next-line no-await-in-loop
    const hash = isFile ? await hashOf(join(folder, path)).catch(() => null) : null;
    if (hash !== listed.get(path)) changed.push(path);
  }
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    files: listed.size,
    missing: [...listed.keys()].filter((path) => !there.has(path)),
    changed,
    unlisted: [...there.keys()].filter((path) => !listed.has(path)),
  };
}

/** What is in the folder and in those below it, in order, and whether it is a file. Links are not followed. */
async function filesIn(folder: string, under: string): Promise<[path: string, isFile: boolean][]> {
  const entries = await readdir(join(folder, under), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry): Promise<[string, boolean][]> => {
      const path = `${under}${entry.name}`;
      return entry.isDirectory() ? await filesIn(folder, `${path}/`) : [[path, entry.isFile()]];
    }),
  );
  return found.flat().sort(([a], [b]) => (a < b ? -1 : 1));
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function manifestFrom(text: string): Manifest | null {
  try {
    const value = JSON.parse(text) as Partial<Manifest> | null;
    const isOurs = value?.package === 'replication' && Array.isArray(value.files);
    const isListed =
      isOurs &&
      value.files.every(({ path, sha256 }) => typeof path === 'string' && typeof sha256 === 'string');
    return isListed ? (value as Manifest) : null;
  } catch {
    return null;
  }
}
