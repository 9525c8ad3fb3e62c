// Checks whether a replication package is still as its manifest says.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#core/errors.ts';
import { MANIFEST, type Manifest } from '#core/replication/manifest.ts';
import { openArchive } from './archive.ts';
import { fileError } from './file-error.ts';

/** The most bytes of a zip: originals may be films, and only one of them at a time is in memory. */
const MAX_ZIP_BYTES = 2 ** 36;
/** The most entries of a zip: a text for each source, and more. */
const MAX_ZIP_ENTRIES = 1_000_000;

/** Files that systems put into every folder that somebody opens: they do not mean that somebody changed the package. */
const leftBySystem = /(?:^|\/)(?:__MACOSX(?:\/|$)|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$)/i;

export interface CheckedPackage {
  /** The manifest's hash, which stands for the whole package. */
  readonly sha256: string;
  readonly files: number;
  /** Sorted lists of paths: missing, changed, not in the manifest. */
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  readonly unlisted: readonly string[];
}

/**
 * Reads every file of the package at `path`, a folder or a zip of one, and compares it with the manifest. Throws
 * `not_found` if nothing is there, and `invalid` if there is no manifest of a package or the zip is broken.
 */
export async function checkedPackage(path: string): Promise<CheckedPackage> {
  const name = basename(path);
  const found = await stat(path).catch((error: unknown) => {
    const known = fileError(error, name);
    const isGone = known instanceof AppError && known.code === 'not_found';
    throw isGone ? new AppError('not_found', 'errors:no_such_package', { folder: name }) : known;
  });
  if (found.isDirectory()) return await checked(await folderAt(path), name);
  if (!found.isFile() || !(await isZip(path)))
    throw new AppError('invalid', 'errors:no_package', { folder: name });
  await using zip = await zipAt(path, name);
  return await checked(zip, name);
}

/** A package's content, in a folder or a zip. */
interface Held {
  /** Paths in order, and whether each is a file. */
  readonly entries: ReadonlyMap<string, boolean>;
  /** Null for a path that does not exist. */
  read(path: string): Promise<Buffer | null>;
  hash(path: string): Promise<string>;
}

async function checked(held: Held, name: string): Promise<CheckedPackage> {
  const bytes = await held.read(MANIFEST);
  const manifest = bytes && manifestFrom(bytes.toString('utf8'));
  if (!bytes || !manifest) throw new AppError('invalid', 'errors:no_package', { folder: name });
  const listed = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  const there = new Map([...held.entries].filter(([path]) => path !== MANIFEST));
  const changed: string[] = [];
  for (const [path, isFile] of there) {
    if (!listed.has(path)) continue;
    // Other things than files, such as links, are not followed. One file at a time: originals may be large.
    const hash = isFile ? await held.hash(path).catch(() => null) : null;
    if (hash !== listed.get(path)) changed.push(path);
  }
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    files: listed.size,
    missing: [...listed.keys()].filter((path) => !there.has(path)),
    changed,
    unlisted: [...there.keys()].filter((path) => !listed.has(path) && !leftBySystem.test(path)),
  };
}

async function folderAt(folder: string): Promise<Held> {
  return {
    entries: new Map(await filesIn(folder, '')),
    read: (path) => readFile(join(folder, path)).catch(() => null),
    hash: (path) => hashOf(join(folder, path)),
  };
}

/** Everything in the folder and its subfolders, in order, and whether each is a file. Links are not followed. */
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

async function isZip(path: string): Promise<boolean> {
  try {
    await using file = await open(path);
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.toString('latin1') === 'PK';
  } catch {
    return false;
  }
}

async function zipAt(path: string, name: string): Promise<Held & AsyncDisposable> {
  const archive = await openArchive({
    from: path,
    name,
    ending: 'zip',
    wanted: () => true,
    bytes: MAX_ZIP_BYTES,
    entries: MAX_ZIP_ENTRIES,
  });
  const names = [...archive.names].filter((entry) => !entry.endsWith('/')).sort();
  // A package that was unpacked and zipped again has its folder as the top level.
  const [top = ''] = names[0]?.split('/', 1) ?? [];
  const isWithin = !names.includes(MANIFEST) && names.every((entry) => entry.startsWith(`${top}/`));
  const folder = isWithin ? `${top}/` : '';
  const read = (part: string): Promise<Buffer | null> => archive.read(`${folder}${part}`);
  return {
    entries: new Map(names.map((entry) => [entry.slice(folder.length), true])),
    read: (part) => read(part).catch(() => null),
    hash: async (part) =>
      createHash('sha256')
        .update((await read(part)) ?? '')
        .digest('hex'),
    [Symbol.asyncDispose]: async () => await Promise.resolve(archive.close()),
  };
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
