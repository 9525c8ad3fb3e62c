// Bases in a folder: whole studies, from which a new file begins instead of from the first parcel.
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PART_BYTES, partsOf } from '#core/team/parts.ts';
import type { TeamBase, TeamBaseStore } from '#core/team/place.ts';
import { PART, putFile, readJson, sealedJson } from './sealed-file.ts';
import type { TeamFolder } from './team-folder.ts';

type NewBase = Pick<TeamBase, 'id' | 'head' | 'chain' | 'size' | 'sha256' | 'schema'>;

const FACTS_NAME = /^[0-9a-f-]{36}\.json$/;

export class FolderBases implements TeamBaseStore {
  readonly #folder: TeamFolder;
  readonly #made: { readonly by: string; readonly now: () => string };

  constructor(folder: TeamFolder, made: { readonly by: string; readonly now: () => string }) {
    this.#folder = folder;
    this.#made = made;
  }

  list(): Promise<TeamBase[]> {
    return this.#folder.at(async () => {
      const found: TeamBase[] = [];
      const { begun } = await this.#folder.facts();
      for (const name of await readdir(this.#path('')).catch(() => [])) {
        if (!FACTS_NAME.test(name)) continue;
        const json = await readJson(this.#path(name));
        // Whole files are what an owner's program wrote.
        const base = typeof json === 'string' ? null : (json as unknown as TeamBase);
        if (base?.head !== begun.head || base.chain !== begun.chain) continue;
        const size = await sizeOf(this.#path(`${base.id}.base`));
        if (size === base.size) found.push(base);
      }
      return found.toSorted((one, other) => other.madeAt.localeCompare(one.madeAt));
    });
  }

  put(
    base: NewBase,
    part: (n: number) => Promise<Uint8Array>,
    told: (done: number, all: number) => void = () => undefined,
  ): Promise<void> {
    return this.#folder.at(async () => {
      const path = this.#path(`${base.id}.base`);
      await mkdir(this.#path(''), { recursive: true });
      const all = partsOf(base.size);
      try {
        const file = await open(`${path}${PART}`, 'w');
        try {
          for (let n = 0; n < all; n += 1) {
            await file.writeFile(await part(n));
            told(n + 1, all);
          }
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(`${path}${PART}`, path);
      } finally {
        await rm(`${path}${PART}`, { force: true }).catch(() => undefined);
      }
      const { by, now } = this.#made;
      await putFile(this.#path(`${base.id}.json`), sealedJson({ ...base, madeBy: by, madeAt: now() }));
    });
  }

  /** The epochs of the logs in whose place this one began. */
  earlierEpochs(): Promise<string[]> {
    return this.#folder.at(async () => [...((await this.#folder.facts()).earlier ?? [])]);
  }

  async *parts({ id, size }: Pick<TeamBase, 'id' | 'size'>, from = 0): AsyncGenerator<Uint8Array> {
    const file = await this.#folder.at(() => open(this.#path(`${id}.base`), 'r'));
    try {
      for (let n = from; n < partsOf(size); n += 1) {
        const bytes = Buffer.alloc(Math.min(PART_BYTES, size - n * PART_BYTES));
        const { bytesRead } = await this.#folder.at(() => file.read(bytes, 0, bytes.length, n * PART_BYTES));
        // What is not whole yet has another hash than it should.
        yield bytes.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  }

  #path(name: string): string {
    return join(this.#folder.path, 'bases', name);
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}
