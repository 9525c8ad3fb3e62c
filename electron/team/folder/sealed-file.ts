// Files of a team's folder. Each has one writer, appears whole under its name, and ends in its hash: whoever brings files from
// one machine to another may bring them late, twice or in halves. A file that is not whole is not there yet.
import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How many characters of hash end a file. */
const HASH = 64;

const OPENING_BRACE = 0x7b;

/** The end of the name of a file that is being written. */
export const PART = '.part';

function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Puts a file in its place, on the disk as a whole before it has its name. Replaces an earlier one, unless it must be new. */
export async function putFile(
  path: string,
  bytes: Uint8Array,
  { isNew = false }: { readonly isNew?: boolean } = {},
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${randomBytes(4).toString('hex')}${PART}`;
  try {
    const file = await open(part, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (isNew) await asNew(part, path);
    else await rename(part, path);
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}

/** Gives the file its name where nothing has it. Throws `EEXIST` where something does. */
async function asNew(part: string, path: string): Promise<void> {
  try {
    await link(part, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || (await bytesAt(path))) throw error;
    // Many shares know no links.
    await rename(part, path);
  }
}

/** The bytes with their hash at the end. */
export function sealed(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, Buffer.from(hashOf(bytes), 'latin1')]);
}

/** The bytes of a sealed file without the hash; null where it is not there, or not whole. Throws what the system says else. */
export async function readSealed(path: string): Promise<Buffer | null> {
  const bytes = await bytesAt(path);
  if (bytes === null || bytes.length < HASH) return null;
  const end = bytes.length - HASH;
  const content = bytes.subarray(0, end);
  return hashOf(content) === bytes.toString('latin1', end) ? content : null;
}

/** The bytes of a file that has its hash as its name; null where it is not there, or not whole. */
export async function readNamed(path: string, hash: string): Promise<Buffer | null> {
  const bytes = await bytesAt(path);
  return bytes !== null && hashOf(bytes) === hash ? bytes : null;
}

/**
 * Whether what lies there is none of the team's, however much of it is still on its way: what programs of the team write begins with a
 * brace, and who copies a file may first keep its place free with zeros. False where nothing is there.
 */
export async function isForeign(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(1), 0, 1, 0);
      return bytesRead === 1 && buffer[0] !== 0 && buffer[0] !== OPENING_BRACE;
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EISDIR') return true;
    if (code === 'ENOENT') return false;
    throw error;
  }
}

/** The bytes of a file; null where there is none. */
async function bytesAt(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (['ENOENT', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

const SEALED_JSON = /^(?<body>\{[\s\S]*),\n {2}"sha256": "(?<hash>[0-9a-f]{64})"\n\}\n$/;

/** The value as JSON that ends in its hash, and that people can read. */
export function sealedJson(value: object): Uint8Array {
  const body = JSON.stringify(value, null, 2).slice(0, -2);
  return Buffer.from(`${body},\n  "sha256": "${hashOf(body)}"\n}\n`, 'utf8');
}

/** What a file of sealed JSON says; `absent` where there is none, `unwhole` where it is not whole. */
export async function readJson(path: string): Promise<Record<string, unknown> | 'absent' | 'unwhole'> {
  const bytes = await bytesAt(path);
  if (bytes === null) return 'absent';
  const { body, hash } = SEALED_JSON.exec(bytes.toString('utf8'))?.groups ?? {};
  if (body === undefined || hashOf(body) !== hash) return 'unwhole';
  return JSON.parse(`${body}\n}`) as Record<string, unknown>;
}
