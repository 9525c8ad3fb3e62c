// The good files that mutations start from: the committed documents of each format.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromBufferPromise } from 'yauzl';
import { readFile } from '#formats/reading/read-file.ts';
import { endingOf, readableEndings } from '#formats/reading/recognise.ts';
import type { Part } from './mutations.ts';

const folder = fileURLToPath(new URL('../../fixtures/documents', import.meta.url));

/** A file that is read without complaint. */
export interface Seed {
  readonly name: string;
  readonly bytes: Buffer;
  /** The parts of an archive, else null. */
  readonly parts: readonly Part[] | null;
}

/** The seeds by file ending; every readable ending with a good document has some. */
export async function findSeeds(): Promise<ReadonlyMap<string, readonly Seed[]>> {
  const seeds = new Map<string, Seed[]>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const ending = endingOf(name);
    const path = `${folder}/${name}`;
    if (!readableEndings.has(ending)) continue;
    const isGood = await readFile(path, name).then(
      () => true,
      () => false,
    );
    if (!isGood) continue;
    const bytes = readFileSync(path);
    const parts = bytes.subarray(0, 2).toString('latin1') === 'PK' ? await partsOf(bytes) : null;
    const seed = { name, bytes, parts };
    const known = seeds.get(ending);
    if (known) known.push(seed);
    else seeds.set(ending, [seed]);
  }
  return seeds;
}

async function partsOf(bytes: Buffer): Promise<Part[]> {
  const parts: Part[] = [];
  const archive = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.push({ name: entry.fileName, content: Buffer.concat(chunks) });
  }
  return parts;
}
